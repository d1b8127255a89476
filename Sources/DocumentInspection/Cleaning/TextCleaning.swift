internal import Artifacts

/// Texts that are written in markup without what the program that wrote them says of people and computers.
package struct TextCleaning {
  package enum Result: Equatable {
    /// - Parameter kept: what stays, in our own words.
    case cleaned([UInt8], removed: [String], kept: [String])
    /// Nothing was found in it that its readers don't see.
    case clean(kept: [String])
    /// Why it is left as it is.
    case failed(String)
  }

  /// What a picture comes to that is written out within a text.
  package enum Embedded {
    case clean
    case cleaned([UInt8], removed: [String])
    case unknown
  }

  private static let mostRounds = 4

  private let picture: ([UInt8]) -> Embedded
  private let saysPlace: (String) -> Bool

  /// - Parameters:
  ///   - picture: cleans a picture's bytes.
  ///   - saysPlace: whether a line of captions tells where the camera was.
  package init(
    picture: @escaping ([UInt8]) -> Embedded, saysPlace: @escaping (String) -> Bool = { _ in false }
  ) {
    self.picture = picture
    self.saysPlace = saysPlace
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - nameExtension: in lower case, and only to tell text formats apart that content can't.
  package func clean(_ bytes: [UInt8], nameExtension: String?) -> Result {
    if PointerFile.isBinary(bytes) {
      return .failed("it is a file of a program's own, which is not looked into")
    }
    if MailSniffer.format(of: bytes, nameExtension: nameExtension) != nil {
      return .failed("it is an e-mail, and says who wrote it to whom and by which computers")
    }
    // Begins with an instruction and not as XML does (ISO 16684-1 §7.3.2).
    if nameExtension == "xmp" { return .failed(Self.places) }
    let utf8 = TextDecoder.decode(bytes).utf8
    if let pointer = PointerFile.read(utf8, nameExtension: nameExtension) {
      let isNamed = pointer.reply.findings.contains { $0.code == .privacyAuthor }
      return isNamed
        ? .failed("it names the account that it was made with; hand in the shared link instead")
        : .clean(kept: [])
    }
    switch TextFormatSniffer.format(of: utf8, nameExtension: nameExtension) {
    case .html: return page(bytes, nameExtension)
    case .xml: return markup(utf8, bytes, nameExtension)
    case .markdown: return markdown(utf8)
    case .calendar:
      return .failed("a calendar names its organiser and its guests where it has them")
    case .binary: return .failed("files of this kind can't be cleaned")
    case .webVTT: return .clean(kept: captions(utf8, hasNotes: true))
    case .subRip, .sbv: return .clean(kept: captions(utf8, hasNotes: false))
    case .playlist: return .clean(kept: LocalPath.stands(in: utf8) ? [Self.paths] : [])
    case .chat, .delimited, .plain: return .clean(kept: [])
    }
  }

  private static let places =
    "it is made to say where or by whom something was recorded; leave it out, or look at it yourself"
  private static let paths = "paths of a computer, which name its user"

  // MARK: Captions

  /// A cue is what its readers see; a note is not (WebVTT §4.1), and neither is a drone's log.
  private func captions(_ utf8: [UInt8], hasNotes: Bool) -> [String] {
    var kept: [String] = []
    for line in utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line.prefix(4_096), as: UTF8.self)
      if hasNotes, text == "NOTE" || text.hasPrefix("NOTE ") || text.hasPrefix("NOTE\t") {
        note("notes between its captions (NOTE)", in: &kept)
      }
      if saysPlace(text) { note("where the camera was, as its captions say", in: &kept) }
    }
    if LocalPath.stands(in: utf8) { note(Self.paths, in: &kept) }
    return kept
  }

  private func note(_ kind: String, in kept: inout [String]) {
    if !kept.contains(kind) { kept.append(kind) }
  }

  // MARK: Markdown

  private func markdown(_ utf8: [UInt8]) -> Result {
    let matter = FrontMatter(utf8)
    let rest = utf8.dropFirst(matter.length)
    var kept: [String] = []
    if !matter.entries.isEmpty { kept.append("the lines between dashes at its top") }
    if Self.contains(rest, "<!--") { kept.append("comments (<!-- … -->)") }
    if LocalPath.stands(in: Array(rest)) { kept.append(Self.paths) }
    return .clean(kept: kept)
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: String) -> Bool {
    let mark = Array(mark.utf8)
    guard let first = mark.first else { return false }
    var rest = bytes
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: mark) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  // MARK: Markup

  private func markup(_ utf8: [UInt8], _ bytes: [UInt8], _ nameExtension: String?) -> Result {
    guard let tree = MarkupTree(utf8, as: .xml) else { return .failed("it is no sound XML") }
    switch tree.rootName {
    case "html": return page(bytes, nameExtension)
    case "svg": return drawing(bytes)
    case "xmpmeta", "rdf", "gpx", "kml", "trainingcenterdatabase":
      return .failed(Self.places)
    default:
      var fields = PeopleFields()
      tree.walk(&fields)
      return self.fields(bytes, fields.kept, nameExtension)
    }
  }

  /// XML of any kind: what its elements say is its text, and stays.
  private func fields(
    _ bytes: [UInt8], _ kept: [String], _ nameExtension: String?
  ) -> Result {
    switch MarkupEditing.edit(bytes, MarkupRules()) {
    case .unchanged: return .clean(kept: kept)
    case .changed(let new, let removed):
      guard showsTheSame(bytes, new, nameExtension) else {
        return .failed("it can't be rewritten without changing what it says")
      }
      return .cleaned(new, removed: removed, kept: kept)
    case .unreadable: return .failed("it is no sound XML")
    }
  }

  private func drawing(_ bytes: [UInt8]) -> Result {
    let pictures = DataAddress(picture)
    switch MarkupEditing.edit(bytes, DrawingRules.rules(pictures: pictures)) {
    case .unchanged: return .clean(kept: pictures.kept)
    case .changed(let new, let removed): return .cleaned(new, removed: removed, kept: pictures.kept)
    case .unreadable: return .failed("it is no sound XML")
    }
  }

  private func page(_ bytes: [UInt8], _ nameExtension: String?) -> Result {
    let pictures = DataAddress(picture)
    var (new, removed) = PageCleaning.cleaned(bytes, pictures)
    guard !removed.isEmpty else {
      return .clean(kept: pictures.kept + PageCleaning.kept(in: bytes))
    }
    // What stood around a comment may be one now.
    var again = PageCleaning.cleaned(new, pictures)
    for _ in 0..<Self.mostRounds where !again.removed.isEmpty {
      new = again.bytes
      for kind in again.removed where !removed.contains(kind) { removed.append(kind) }
      again = PageCleaning.cleaned(new, pictures)
    }
    guard again.removed.isEmpty else {
      return .failed("comments stand in one another in it, so that some would be left")
    }
    guard showsTheSame(bytes, new, nameExtension) else {
      return .failed("it can't be rewritten without changing what it shows")
    }
    return .cleaned(new, removed: removed, kept: pictures.kept + PageCleaning.kept(in: new))
  }

  /// Whether readers see the same before and after: the text with its places, and the agenda in it.
  private func showsTheSame(
    _ bytes: [UInt8], _ new: [UInt8], _ nameExtension: String?
  ) -> Bool {
    let replies = [bytes, new].map {
      DocumentInspector().inspect($0, nameExtension: nameExtension)
    }
    return replies[0].document?.passages == replies[1].document?.passages
      && replies[0].document?.words == replies[1].document?.words
      && replies[0].agenda == replies[1].agenda && replies[0].events == replies[1].events
      && replies[0].links?.count == replies[1].links?.count
  }
}

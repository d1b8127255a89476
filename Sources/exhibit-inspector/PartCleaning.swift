internal import ArchiveInspection
internal import Artifacts
internal import ContentTypes
internal import DocumentInspection
internal import MediaInspection
internal import PictureInspection

/// What becomes of an office document's parts when it is cleaned: its own markup by its own rules, pictures,
/// recordings and documents that lie in it by what they are, whatever they are called.
struct PartCleaning {
  private let format: PackagedFormat
  private let depth: Int
  /// Kinds of what was taken out, in our own words, each once.
  private(set) var removed: [String] = []
  /// What stays and may name somebody.
  private(set) var kept: [String] = []

  /// Documents within documents within a document.
  private static let deepest = 2
  private static let mostKept = 20

  init(_ format: PackagedFormat, depth: Int = 0) {
    self.format = format
    self.depth = depth
  }

  /// - Parameter bytes: nil for a part that is too long to be held.
  mutating func change(_ name: String, _ bytes: [UInt8]?) -> ZipRewriter.Change {
    switch OfficeCleaning.clean(name, bytes, format) {
    case .cleaned(let new, let removed):
      note(removed)
      return .replace(new)
    case .dropped(let kind):
      note([kind])
      return .drop
    case .kept(let what):
      keep(what)
      return .keep
    case .untouched: return attachment(name, bytes)
    }
  }

  private mutating func note(_ kinds: [String]) {
    for kind in kinds where !removed.contains(kind) { removed.append(kind) }
  }

  private mutating func keep(_ what: String) {
    guard !kept.contains(what) else { return }
    if kept.count < Self.mostKept { kept.append(what) }
    if kept.count == Self.mostKept { kept.append("and more") }
  }

  // MARK: What lies in it

  private mutating func attachment(_ name: String, _ bytes: [UInt8]?) -> ZipRewriter.Change {
    guard let bytes else {
      keep("a part that is too long to be looked into (\(name))")
      return .keep
    }
    // What has rules of its own has nobody in it.
    guard !bytes.isEmpty, name != "mimetype", !OfficeCleaning.knows(name, format) else {
      return .keep
    }
    let type = ContentSniffer(
      prefix: Array(bytes.prefix(ContentSniffer.prefixLength)),
      suffix: Array(bytes.suffix(ContentSniffer.suffixLength))
    ).contentType
    switch type.reader {
    case .picture: return picture(name, bytes, type.mediaType ?? "")
    case .media(let demuxer): return recording(name, bytes, demuxer, type.container)
    case .packagedDocument, .archive, .unreadDocument: return document(name, bytes)
    case .text: return text(name, bytes)
    case .pdf, .richText:
      keep("a document in it (\(name))")
      return .keep
    case .nothing: return other(name)
    }
  }

  private mutating func picture(
    _ name: String, _ bytes: [UInt8], _ mediaType: String
  ) -> ZipRewriter.Change {
    switch PictureRewriter.rewrite(bytes, mediaType: mediaType) {
    case .clean: return .keep
    case .cleaned(let new, let removed):
      note(removed.map { "\($0) of pictures" })
      return .replace(new)
    case .unsupported, .failed:
      keep("a picture that can't be rewritten (\(name))")
      return .keep
    }
  }

  private mutating func recording(
    _ name: String, _ bytes: [UInt8], _ demuxer: String?, _ container: String?
  ) -> ZipRewriter.Change {
    // What no signature fits is a recording only where somebody says so.
    guard demuxer != nil else { return other(name) }
    let rewriter = MediaRewriter(memory: bytes, demuxer: demuxer, container: container)
    switch rewriter.rewrite(into: nil, byteCap: Int64(bytes.count) + 16 << 20) {
    case .clean: return .keep
    case .cleaned(_, let removed, _, let new):
      note(removed.map { "\($0) of recordings" })
      return .replace(new)
    case .unsupported, .failed:
      keep("a recording that can't be rewritten (\(name))")
      return .keep
    }
  }

  private mutating func document(_ name: String, _ bytes: [UInt8]) -> ZipRewriter.Change {
    guard depth < Self.deepest, case .document(let format, _) = PackageType.of(memory: bytes),
      let known = PackagedFormat(rawValue: format)
    else {
      keep("a document in it (\(name))")
      return .keep
    }
    var parts = PartCleaning(known, depth: depth + 1)
    let result = ZipRewriter(memory: bytes).rewrite(
      into: nil, byteCap: Int64(bytes.count) + 16 << 20
    ) { parts.change($0, $1) }
    for what in parts.kept { keep("\(what) of \(name)") }
    switch result {
    case .unchanged: return .keep
    case .failed:
      keep("a document that can't be rewritten (\(name))")
      return .keep
    case .written(_, let new):
      note(parts.removed.map { "\($0) of documents in it" })
      return .replace(new)
    }
  }

  private mutating func text(_ name: String, _ bytes: [UInt8]) -> ZipRewriter.Change {
    let cleaning = TextCleaning(
      picture: Self.embeddedPicture, saysPlace: PlaceTracks.saysPlace)
    switch cleaning.clean(bytes, nameExtension: ArtifactPath(name).nameExtension) {
    case .clean(let what):
      for what in what { keep("\(what) (\(name))") }
      return .keep
    case .cleaned(let new, let removed, let what):
      note(removed)
      for what in what { keep("\(what) (\(name))") }
      return .replace(new)
    case .failed(let why):
      keep("a part that is left as it is: \(why) (\(name))")
      return .keep
    }
  }

  /// Fonts and settings name nobody; a picture or an object of an unknown kind may.
  private mutating func other(_ name: String) -> ZipRewriter.Change {
    let lower = name.lowercased()
    if ["media/", "pictures/", "embeddings/"].contains(where: lower.contains) {
      keep("a part of an unknown kind (\(name))")
    }
    return .keep
  }

  /// A picture that is written out in a text.
  static func embeddedPicture(_ bytes: [UInt8]) -> TextCleaning.Embedded {
    let type = ContentSniffer(prefix: Array(bytes.prefix(ContentSniffer.prefixLength))).contentType
    guard case .picture = type.reader else { return .unknown }
    switch PictureRewriter.rewrite(bytes, mediaType: type.mediaType ?? "") {
    case .clean: return .clean
    case .cleaned(let new, let removed): return .cleaned(new, removed: removed)
    case .unsupported, .failed: return .unknown
    }
  }
}

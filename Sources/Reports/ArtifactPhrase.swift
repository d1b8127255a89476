internal import Artifacts
internal import Submissions

/// What reports say of one artifact in a word or two.
struct ArtifactPhrase {
  private let line: ManifestLine

  init(_ line: ManifestLine) { self.line = line }

  /// For a companion of a recording what it is there for, otherwise its kind.
  var kind: String {
    switch line.setRole {
    case .alternate: "alternate"
    case .transcript: "transcript"
    case .chat: "chat"
    case .playlist: "playlist"
    case .speakerAudio: "one voice"
    case .recording, nil: ownKind
    }
  }

  private var ownKind: String {
    switch line.kind {
    case .audio: "sound"
    case .image: "picture"
    case .document: line.agenda == nil ? "document" : "agenda"
    case .unreadable: "unreadable"
    default: line.kind.rawValue
    }
  }

  /// Its length, words, entries or size: whatever says most.
  var extent: String {
    if let duration = line.media?.duration {
      let text = DurationText(milliseconds: duration.milliseconds).description
      return duration.source == .measured ? text : "\(text) claimed"
    }
    if let entries = line.log?.entries { return entries == 1 ? "1 entry" : "\(entries) entries" }
    if let cues = line.transcript?.cueCount { return CountText.of(cues, "caption") }
    if let words = line.document?.words { return CountText.of(words, "word") }
    return line.size.map(Self.size) ?? ""
  }

  /// `512 bytes`, `1.4 MB`; decimal units, as file managers show them.
  static func size(_ bytes: Int64) -> String {
    guard bytes >= 1000 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    var tenths = bytes / 100
    var units = ["kB", "MB", "GB", "TB", "PB", "EB"].makeIterator()
    var unit = units.next() ?? ""
    while tenths >= 10_000, let larger = units.next() {
      (tenths, unit) = (tenths / 1000, larger)
    }
    return tenths >= 1000 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }

  /// The category's name, the part, or nothing.
  func place(in credential: Credential) -> String {
    guard line.part == 2 else { return "text of Part \(line.part)" }
    return line.category.flatMap(credential.category)?.noun ?? ""
  }
}

extension Location {
  /// `line 12`, `page 3`, `cell B4`, `at 0:45`; nil where nothing is set.
  var phrase: String? {
    let parts = [
      member.map { "in \($0)" }, page.map { "page \($0)" }, line.map { "line \($0)" },
      cell.map { "cell \($0)" },
      milliseconds.map { "at \(DurationText(milliseconds: $0))" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Finding {
  /// What was expected and found, where the message does not already say it.
  var comparison: String? {
    switch (expected, found) {
    case (let expected?, let found?): "expected \(expected), found \(found)"
    case (let expected?, nil): "expected \(expected)"
    case (nil, let found?): "found \(found)"
    default: nil
    }
  }
}

extension Severity {
  /// Errors first.
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

extension RequirementOutcome.Outcome {
  /// In words for people.
  var phrase: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .cannotTell: "can't tell"
    case .notSealed: "not sealed"
    }
  }
}

extension Locator {
  /// `4:10–6:40`, `page 2`, `line 7`; nil where nothing is set.
  var phrase: String? {
    if let start = startMilliseconds {
      let end = endMilliseconds.map { "–\(DurationText(milliseconds: $0))" } ?? ""
      return "\(DurationText(milliseconds: start))\(end)"
    }
    if let page = firstPage { return lastPage.map { "pages \(page)–\($0)" } ?? "page \(page)" }
    return line.map { "line \($0)" }
  }
}

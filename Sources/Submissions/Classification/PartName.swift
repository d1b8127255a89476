internal import Artifacts

/// Which part of the submission a top-level name claims to be the text of: `Part 1.docx`.
enum PartName: Codable, Equatable {
  /// Nothing but the part: `part-1.html`.
  case exact(Int)
  /// More words follow: `part-1-overview.html`.
  case withWords(Int)

  init?(_ path: ArtifactPath, kind: ArtifactKind) {
    guard path.components.count == 1, Self.mayBeText(path, kind) else { return nil }
    let name = String(decoding: path.stem, as: UTF8.self)
    let words = WordTokens(name, splittingCase: true).words
    guard words.first == "part", words.count > 1, let number = Int(words[1]),
      number == 1 || number == 3
    else { return nil }
    self = words.count == 2 ? .exact(number) : .withWords(number)
  }

  var number: Int {
    switch self {
    case .exact(let number), .withWords(let number): number
    }
  }

  /// A document by its contents; one that could not be read or is not known to this version, or that
  /// looks like something else to it, still by the ending that documents have.
  private static func mayBeText(_ path: ArtifactPath, _ kind: ArtifactKind) -> Bool {
    switch kind {
    case .document: true
    case .unreadable, .other, .archive, .log, .transcript:
      path.nameExtension.map(documentExtensions.contains) ?? (kind != .archive)
    case .video, .audio, .image, .link: false
    }
  }

  private static let documentExtensions: Set<String> = [
    "doc", "docx", "htm", "html", "md", "odt", "pages", "pdf", "rtf", "tex", "txt", "xhtml", "xml",
  ]
}

internal import Artifacts

extension Finding {
  private static let mostNames = 20

  /// Says that a document carries other files; nil where it carries none.
  ///
  /// - Parameters:
  ///   - names: of the files inside, as the document has them.
  ///   - subject: what carries them: `PDF`, `message`.
  static func attachments(_ names: [String], of subject: String) -> Finding? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(mostNames).map { $0.collapsed.cut(toBytes: 200) }
    return Finding(
      .documentAttachments,
      names.count == 1
        ? "The \(subject) carries a file inside that was not looked into."
        : "The \(subject) carries \(names.count) files inside that were not looked into.",
      found: shown.joined(separator: ", ") + (names.count > mostNames ? "…" : ""))
  }
}

internal import Artifacts
internal import Scanning
internal import Submissions

/// What `exhibit clean` tells a person.
enum CleanText {
  /// - Parameter isFull: names every file that was cleaned and what was found in the texts.
  static func text(for report: CleanReport, isFull: Bool) -> String {
    var lines = [
      "\(report.folder): \(CountText.of(report.cleaned.count, "file")) cleaned, "
        + "\(report.copied) copied as they were"
    ]
    lines += list(report.cleaned, "cleaned", isFull) + list(report.clean, "nothing found", isFull)
    let left =
      report.failed.map { "  \(name($0.path)): \(words($0))" }
      + report.remaining.map { item in
        "  \(name(item.path)): \(DisplayText(item.finding.message))"
      }
    if !left.isEmpty { lines += ["", "Not cleaned; look at these yourself:"] + left }
    if !report.unread.isEmpty {
      lines += ["", "Missing from the copy, or perhaps not whole:"]
      lines += report.unread.map { "  \(name($0.path)): \(words($0))" }
    }
    if !report.skipped.isEmpty {
      lines += ["", "Left out: \(CountText.of(report.skipped.count, "path"))"]
      lines += report.skipped.prefix(isFull ? .max : 5).map {
        "  \(DisplayText($0.path)): \(DisplayText($0.reason))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func list(
    _ items: [CleanReport.Item], _ verdict: String, _ isFull: Bool
  ) -> [String] {
    let shown = isFull ? items[...] : items.prefix(20)
    let lines = shown.map { item in
      "  \(verdict)  \(name(item.path))" + (item.words.isEmpty ? "" : ": \(words(item))")
    }
    guard items.count > shown.count else { return lines }
    return lines + ["  … and \(items.count - shown.count) more (\(verdict)); --verbose names them"]
  }

  /// An inspector's words are not trusted with the terminal.
  private static func words(_ item: CleanReport.Item) -> String {
    "\(DisplayText(item.words.joined(separator: ", ")))"
  }

  private static func name(_ path: ArtifactPath) -> String { "\(DisplayText(path.text))" }
}

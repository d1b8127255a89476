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
    let shown = isFull ? report.cleaned[...] : report.cleaned.prefix(20)
    lines += shown.map { "  cleaned  \(name($0.path)): \($0.words.joined(separator: ", "))" }
    if report.cleaned.count > shown.count {
      lines.append("  … and \(report.cleaned.count - shown.count) more")
    }
    let left =
      report.failed.map { "  \(name($0.path)): \($0.words.joined(separator: ", "))" }
      + report.remaining.map { item in
        "  \(name(item.path)): \(DisplayText(item.finding.message))"
      }
    if !left.isEmpty { lines += ["", "Not cleaned; look at these yourself:"] + left }
    if !report.unread.isEmpty {
      lines += ["", "Missing from the copy, or perhaps not whole:"]
      lines += report.unread.map { "  \(name($0.path)): \($0.words.joined(separator: ", "))" }
    }
    if !report.skipped.isEmpty {
      lines += ["", "Left out: \(CountText.of(report.skipped.count, "path"))"]
      lines += report.skipped.prefix(isFull ? .max : 5).map {
        "  \(DisplayText($0.path)): \(DisplayText($0.reason))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func name(_ path: ArtifactPath) -> String { "\(DisplayText(path.text))" }
}

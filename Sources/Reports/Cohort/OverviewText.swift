internal import Artifacts
package import Submissions

/// The overview of a cohort on a terminal.
package enum OverviewText {
  /// So many submissions are listed unless everything is asked for; those with trouble come first.
  private static let listed = 40

  /// - Parameters:
  ///   - name: the cohort, as somebody typed it.
  ///   - similar: artifacts of the same content.
  ///   - written: the files that were written.
  ///   - width: columns.
  ///   - isFull: lists every submission, and what is none.
  package static func text(
    for overview: CohortOverview, submissions: some Sequence<SubmissionOverview>,
    similar: [SimilarContent]?, skipped: [SkippedPath], name: String, written: [String], width: Int,
    isFull: Bool
  ) -> String {
    var lines = [headline(overview.totals, name)]
    let order: [SubmissionOverview.Status] = [.failed, .notReady, .cannotTell, .ready]
    var left = isFull ? Int.max : listed
    let titles = submissions.lazy.prefix(listed * 4).map {
      TextWidth.of("\(DisplayText($0.title))")
    }
    let titleWidth = min(max(8, titles.max() ?? 8), width * 3 / 10)
    for status in order {
      for submission in submissions where submission.status == status {
        guard left > 0 else { break }
        left -= 1
        lines += row(submission, titleWidth: titleWidth, width: width)
      }
    }
    let rest = overview.totals.submissions - (isFull ? overview.totals.submissions : listed)
    if rest > 0 { lines.append("  … and \(rest) more, see \(written.first ?? "--verbose")") }
    if isFull {
      lines += skipped.map {
        "  not a submission: \(DisplayText($0.path)): \(DisplayText($0.reason))"
      }
    }
    let pairs = similar ?? []
    lines += pairs.prefix(isFull ? .max : 20).map { "  " + SimilarPhrase.sentence($0) }
    if !isFull, pairs.count > 20 { lines.append("  … and \(pairs.count - 20) more pairs") }
    lines.append("Overview: " + written.joined(separator: ", "))
    return lines.flatMap { TextWidth.of($0) > width ? wrapped($0, to: width) : [$0] }
      .map { $0 + "\n" }.joined()
  }

  private static func headline(_ totals: CohortOverview.Totals, _ name: String) -> String {
    let counts = [
      (totals.ready, "ready"), (totals.notReady, "not ready"), (totals.cannotTell, "can't tell"),
      (totals.failed, "failed"),
    ]
    let shown = counts.filter { $0.0 > 0 || $0.1.hasSuffix("ready") }.map { "\($0.0) \($0.1)" }
    return "\(DisplayText(name)): \(CountText.of(totals.submissions, "submission")): "
      + shown.joined(separator: " · ")
  }

  private static func row(
    _ submission: SubmissionOverview, titleWidth: Int, width: Int
  ) -> [String] {
    let title = TextWidth.fitted("\(DisplayText(submission.title))", to: titleWidth)
    let status = TextWidth.fitted(OverviewPhrase.status(submission.status), to: 10)
    let head = "  \(title)  \(status)  "
    if let trouble = submission.trouble {
      return [head.trimmingEnd]
        + TextWidth.wrapped("\(DisplayText(trouble))", to: width - 4).map { "    " + $0 }
    }
    let facts = [
      CountText.of(submission.artifacts, "artifact"),
      "\(DurationText(milliseconds: submission.recordedMilliseconds)) recorded",
      counts(submission.findings),
    ]
    let missing =
      submission.missing.map(OverviewPhrase.missing)
      + (submission.repeated > 0
        ? ["\(CountText.of(submission.repeated, "file")) handed in twice"] : [])
      + (submission.shared > 0
        ? ["\(CountText.of(submission.shared, "file")) as in another submission"] : [])
      + (submission.unread > 0 ? ["\(CountText.of(submission.unread, "file")) not read"] : [])
    return [head + facts.filter { !$0.isEmpty }.joined(separator: " · ")]
      + missing.flatMap { TextWidth.wrapped("\(DisplayText($0))", to: width - 4) }.map {
        "    " + $0
      }
  }

  private static func counts(_ findings: FindingCounts) -> String {
    [(findings.error, "error"), (findings.warning, "warning"), (findings.note, "note")]
      .filter { $0.0 > 0 }.map { CountText.of($0.0, $0.1) }.joined(separator: ", ")
  }

  /// A line too long for the terminal, with what follows set in.
  private static func wrapped(_ line: String, to width: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    let lines = TextWidth.wrapped(line, to: width - indent.count - 2)
    return lines.enumerated().map { indent + ($0.offset > 0 ? "  " : "") + $0.element }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}

internal import Artifacts
package import Submissions

/// `overview.csv`: a line a submission, for a spreadsheet. RFC 4180, UTF-8 without a mark.
package enum OverviewCSV {
  private static let header = [
    "submission", "status", "missing", "artifacts", "recorded_minutes", "errors", "warnings",
    "notes",
    "bytes", "repeated_files", "shared_files", "similar_files", "unread_files", "trouble",
  ]

  package static func write(
    _ submissions: some Sequence<SubmissionOverview>, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(line(header))
    for submission in submissions { try sink(line(cells(submission))) }
  }

  private static func cells(_ submission: SubmissionOverview) -> [String] {
    [
      submission.title, submission.status.rawValue,
      submission.missing.map(OverviewPhrase.missing).joined(separator: "; "),
      "\(submission.artifacts)", minutes(submission.recordedMilliseconds),
      "\(submission.findings.error)", "\(submission.findings.warning)",
      "\(submission.findings.note)", "\(submission.bytes)", "\(submission.repeated)",
      "\(submission.shared)", submission.similar.map { "\($0)" } ?? "", "\(submission.unread)",
      submission.trouble ?? "",
    ]
  }

  /// Minutes with one decimal, rounded half up.
  static func minutes(_ milliseconds: Int64) -> String {
    let tenths = max(0, milliseconds) / 6000 + (max(0, milliseconds) % 6000 >= 3000 ? 1 : 0)
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func line(_ cells: [String]) -> [UInt8] {
    Array(cells.map(SpreadsheetCell.text).joined(separator: ",").utf8) + [13, 10]
  }
}

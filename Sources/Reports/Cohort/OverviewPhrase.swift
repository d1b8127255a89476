internal import Submissions

/// The words of an overview.
enum OverviewPhrase {
  /// `Number of artifacts in Part 2: 1 artifact, expected at least 3 artifacts`
  static func missing(_ outcome: RequirementOutcome) -> String {
    let expected = outcome.expected.map { "expected \($0)" }
    let parts = [outcome.found, expected].compactMap(\.self).joined(separator: ", ")
    let state = outcome.outcome == .cannotTell ? " (could not be checked)" : ""
    return outcome.id.title + (parts.isEmpty ? "" : ": " + parts) + state
  }

  static func status(_ status: SubmissionOverview.Status) -> String {
    switch status {
    case .ready: "ready"
    case .notReady: "not ready"
    case .cannotTell: "can't tell"
    case .failed: "failed"
    }
  }
}

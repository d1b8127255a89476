package import Artifacts

/// Sums over a manifest's lines.
package struct ManifestTotals: Codable, Sendable, Equatable {
  package var artifacts: Int
  package var bytes: Int64
  /// The measured length of Part 2's recordings, that of a set once.
  package var recordedMilliseconds: Int64
  /// Kinds that have no artifact are absent.
  package var byKind: [ArtifactKind: Int]
  package var findings: FindingCounts

  package init(_ lines: [ManifestLine]) {
    artifacts = lines.count
    bytes = Self.sum(lines.compactMap(\.size))
    recordedMilliseconds = Self.sum(lines.compactMap(\.recordedMilliseconds))
    byKind = lines.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    findings = FindingCounts(lines.flatMap(\.findings).map(\.severity))
  }

  /// The largest integer that every reader of JSON holds exactly: 2^53−1.
  static let largestInteger = JSONNode.largestInteger

  /// Ends at the largest integer instead of running over: sizes of received lines may be anything.
  private static func sum(_ numbers: [Int64]) -> Int64 {
    numbers.reduce(0) { total, number in
      let (next, overflow) = total.addingReportingOverflow(max(0, number))
      return overflow ? largestInteger : min(next, largestInteger)
    }
  }
}

extension ManifestLine {
  /// The measured length of a recording of Part 2; nil for anything else, and for what only repeats
  /// the recording of its set.
  package var recordedMilliseconds: Int64? {
    guard part == 2, kind.isRecording, (setRole ?? .recording) == .recording,
      let duration = media?.duration,
      duration.source == .measured
    else { return nil }
    return duration.milliseconds
  }
}

/// How many findings of each severity.
package struct FindingCounts: Codable, Sendable, Equatable {
  package var error: Int
  package var warning: Int
  package var note: Int

  package init(_ severities: [Severity]) {
    error = severities.count { $0 == .error }
    warning = severities.count { $0 == .warning }
    note = severities.count { $0 == .note }
  }
}

/// Makes a dictionary of kinds a JSON object.
extension ArtifactKind: CodingKeyRepresentable {}

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

  /// The sums over nothing.
  package init() {
    (artifacts, bytes, recordedMilliseconds) = (0, 0, 0)
    byKind = [:]
    findings = FindingCounts()
  }

  package init(_ lines: some Sequence<ManifestLine>) {
    self.init()
    for line in lines { add(line) }
  }

  package mutating func add(_ line: ManifestLine) {
    artifacts += 1
    Self.add(line.size, to: &bytes)
    Self.add(line.recordedMilliseconds, to: &recordedMilliseconds)
    byKind[line.kind, default: 0] += 1
    for finding in line.findings { findings.add(finding.severity) }
  }

  /// The largest integer that every reader of JSON holds exactly: 2^53−1.
  static let largestInteger = JSONNode.largestInteger

  /// Ends at the largest integer instead of running over: sizes of received lines may be anything.
  private static func add(_ number: Int64?, to total: inout Int64) {
    let (next, overflow) = total.addingReportingOverflow(max(0, number ?? 0))
    total = overflow ? largestInteger : min(next, largestInteger)
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

  package init() { (error, warning, note) = (0, 0, 0) }

  package mutating func add(_ severity: Severity) {
    switch severity {
    case .error: error += 1
    case .warning: warning += 1
    case .note: note += 1
    }
  }

  package func count(of severity: Severity) -> Int {
    switch severity {
    case .error: error
    case .warning: warning
    case .note: note
    }
  }
}

/// Makes a dictionary of kinds a JSON object.
extension ArtifactKind: CodingKeyRepresentable {}

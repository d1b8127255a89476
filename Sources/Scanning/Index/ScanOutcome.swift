package import ArtifactIndex
package import Artifacts
internal import Inspection
package import Submissions

/// What a scan of one folder came to.
package struct ScanOutcome: Sendable {
  /// The artifacts that the index now has of the folder.
  package internal(set) var artifacts = 0
  /// How many of them an inspector read.
  package internal(set) var inspected = 0
  /// How many were told by their bytes: they had another name before.
  package internal(set) var moved = 0
  /// How many files are no longer there.
  package internal(set) var removed = 0
  /// Left out by a rule, or because they are no files.
  package internal(set) var skipped: [SkippedPath] = []
  /// What could not be read, so that the index lacks it.
  package internal(set) var unreadable: [SkippedPath] = []
  /// Files whose inspection did not end.
  package internal(set) var unfinished: [ArtifactPath] = []
  /// Those whose inspection took longest, longest first.
  package internal(set) var slowest: [(path: ArtifactPath, time: Duration)] = []
  package internal(set) var stages = ScanStages()
  package internal(set) var statistics: IndexStatistics?
  /// Artifacts of the same content in different bytes; nil where that was not looked for.
  package internal(set) var similar: [SimilarContent]?
  /// What the walk found.
  var contents = FolderContents()
  /// Of the inspectors that read something.
  var locks = LockReport()
  package let results: ResultFolder

  /// Artifacts whose record was taken from the index as it is.
  package var unchanged: Int { artifacts - inspected - moved }

  /// So many of the slowest files are told.
  private static let slowestCap = 5

  mutating func note(_ time: Duration, of path: ArtifactPath) {
    guard slowest.count < Self.slowestCap || time > slowest[slowest.count - 1].time else { return }
    let place = slowest.firstIndex { $0.time < time } ?? slowest.count
    slowest.insert((path, time), at: place)
    if slowest.count > Self.slowestCap { slowest.removeLast() }
  }

  package var isIncomplete: Bool { !unreadable.isEmpty || !unfinished.isEmpty }
}

/// How long each stage of a scan took.
package struct ScanStages: Sendable {
  package internal(set) var walk = Duration.zero
  package internal(set) var comparison = Duration.zero
  /// Reading files that may only have moved.
  package internal(set) var fixity = Duration.zero
  /// Inspecting, and putting into the index what it gives.
  package internal(set) var inspection = Duration.zero
  package internal(set) var removal = Duration.zero
}

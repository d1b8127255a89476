internal import Artifacts
package import Submissions

/// The result of a verification for programs: `exhibit verify --format json`.
package struct VerifyJSON: Encodable, Sendable, Equatable {
  package static let schemaName = "exhibit.verify/1"

  private var schema = Self.schemaName
  private var folder: String?
  private var passed: Bool
  /// Absent where every file was read.
  private var fast: Bool?
  /// Absent where nothing was taken over from an interrupted run.
  private var resumed: Resumed?
  private var seal: SealOutcome
  private var counts: Counts
  private var rootMatches: Bool
  private var changed: [ChangedPath]
  private var missing: [NamedPath]
  private var extra: [NamedPath]
  private var unreadable: [UnreadablePath]
  private var renamed: [RenamedPath]
  private var manifestProblems: [ManifestProblem]
  private var notices: [String]

  /// One line of JSON without a line feed.
  package static func line(for report: VerifyReport) -> [UInt8] {
    (try? JSONNode(encoding: VerifyJSON(report)).line) ?? []
  }

  private init(_ report: VerifyReport) {
    folder = report.folder
    passed = report.passed
    fast = report.isFast ? true : nil
    resumed = report.earlier.map(Resumed.init)
    seal = report.seal
    counts = Counts(
      ok: report.ok, changed: report.changed.count, missing: report.missing.count,
      extra: report.extra.count, unreadable: report.unreadable.count,
      renamed: report.renamed.isEmpty ? nil : report.renamed.count)
    rootMatches = report.rootMatches
    changed = report.changed.map(ChangedPath.init)
    missing = report.missing.map(NamedPath.init)
    extra = report.extra.map(NamedPath.init)
    unreadable = report.unreadable.map(UnreadablePath.init)
    renamed = report.renamed.map(RenamedPath.init)
    manifestProblems = report.manifestProblems
    notices = report.notices
  }
}

private struct Counts: Encodable, Sendable, Equatable {
  var ok: Int
  var changed: Int
  var missing: Int
  var extra: Int
  var unreadable: Int
  /// Absent where none was.
  var renamed: Int?
}

/// Files that were not read now, and when they were.
private struct Resumed: Encodable, Sendable, Equatable {
  var files: Int
  var first: String
  var last: String

  init(_ earlier: VerifyReport.Earlier) {
    files = earlier.files
    (first, last) = (UTCTime.text(second: earlier.first), UTCTime.text(second: earlier.last))
  }
}

private struct RenamedPath: Encodable, Sendable, Equatable {
  var from: NamedPath
  var to: NamedPath

  init(_ renamed: VerifyReport.Renamed) {
    (from, to) = (NamedPath(renamed.from), NamedPath(renamed.to))
  }
}

private struct NamedPath: Encodable, Sendable, Equatable {
  var path: String
  var pathBytes: String?

  init(_ path: ArtifactPath) {
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
  }
}

private struct ChangedPath: Encodable, Sendable, Equatable {
  var path: String
  var pathBytes: String?
  var expectedDigest: String?
  var foundDigest: String?
  var expectedSize: Int64?
  var foundSize: Int64?

  init(_ change: VerifyReport.Changed) {
    path = change.path.text
    pathBytes = change.path.base64WhereNotUTF8
    expectedDigest = change.expectedDigest
    foundDigest = change.foundDigest
    expectedSize = change.expectedSize
    foundSize = change.foundSize
  }
}

private struct UnreadablePath: Encodable, Sendable, Equatable {
  var path: String
  var pathBytes: String?
  var reason: String

  init(_ file: VerifyReport.Unreadable) {
    path = file.path.text
    pathBytes = file.path.base64WhereNotUTF8
    reason = file.reason
  }
}

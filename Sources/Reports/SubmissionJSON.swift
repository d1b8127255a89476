internal import Artifacts
package import Submissions

/// The summary for programs: `exhibit manifest --format json`.
package struct SubmissionJSON: Encodable, Sendable, Equatable {
  package static let schemaName = "exhibit.summary/1"

  private var schema = Self.schemaName
  private var folder: String
  private var credential: String
  private var ready: Bool
  private var requirements: [RequirementOutcome]
  /// Ids of the categories that are suggested and not there.
  private var suggestions: [String]
  private var totals: ManifestTotals
  private var artifacts: [SummaryArtifact]
  private var sets: [RecordingSet]
  private var results: [String]

  /// One line of JSON without a line feed.
  ///
  /// - Parameter results: the paths of the files written.
  package static func line(for submission: Submission, results: [String]) -> [UInt8] {
    (try? JSONNode(encoding: SubmissionJSON(submission, results: results)).line) ?? []
  }

  private init(_ submission: Submission, results: [String]) {
    folder = submission.folderName
    credential = submission.credential.id
    ready = submission.ready
    requirements = submission.requirements
    suggestions = submission.suggestions.map(\.id)
    totals = submission.header.totals
    artifacts = submission.artifacts.map(SummaryArtifact.init)
    sets = submission.sets
    self.results = results
  }
}

private struct SummaryArtifact: Encodable, Sendable, Equatable {
  var path: String
  var pathBytes: String?
  var kind: ArtifactKind
  var part: Int
  var category: String?
  var set: String?
  var milliseconds: Int64?
  var words: Int?
  var findings: [Finding]

  init(_ artifact: AssessedArtifact) {
    path = artifact.line.path
    pathBytes = artifact.line.pathBytes
    kind = artifact.line.kind
    part = artifact.line.part
    category = artifact.line.category
    set = artifact.line.set
    milliseconds = artifact.line.media?.duration?.milliseconds
    words = artifact.line.document?.words
    findings = artifact.findings
  }
}

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

  /// One line of JSON without a line feed, piece by piece: what stands here, then the lists that may
  /// be long.
  ///
  /// - Parameter results: the paths of the files written.
  package static func write(
    _ submission: Submission, results: [String], to sink: ([UInt8]) throws -> Void
  ) throws {
    let head = try JSONNode(encoding: SubmissionJSON(submission)).line
    try sink(Array(head.dropLast()))
    try write("artifacts", submission.artifacts.lazy.map(SummaryArtifact.init), to: sink)
    try write("sets", submission.sets, to: sink)
    try write("meetings", submission.meetings, to: sink)
    try write("undecidedMeetings", submission.undecidedMeetings, to: sink)
    try write("practices", submission.practices, to: sink)
    try write("results", results, to: sink)
    try sink([UInt8(ascii: "}")])
  }

  private static func write(
    _ name: String, _ values: some Sequence<some Encodable>, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(Array(#","\#(name)":["#.utf8))
    var isFirst = true
    for value in values {
      try sink((isFirst ? [] : [UInt8(ascii: ",")]) + JSONNode(encoding: value).line)
      isFirst = false
    }
    try sink([UInt8(ascii: "]")])
  }

  private init(_ submission: Submission) {
    folder = submission.folderName
    credential = submission.credential.id
    ready = submission.ready
    requirements = submission.requirements
    suggestions = submission.suggestions.map(\.id)
    totals = submission.header.totals
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

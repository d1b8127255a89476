internal import Artifacts
internal import Submissions

/// What serving needs of a manifest's line or a record.
struct ServedArtifact: Codable, Sendable {
  var path: String
  var pathBytes: String?
  var size: Int64?
  var sha256: String?
  var kind: ArtifactKind
  var mediaType: String?
  var set: String?
  var setRole: SetRole?
  var title: String?
  /// A link that was declared is no file.
  var url: String?
}

internal import Artifacts

/// A path within a value that is stored.
struct StoredPath: Codable, Sendable {
  private let text: String
  private let bytes: String?

  init(_ path: ArtifactPath) {
    text = path.text
    bytes = path.base64WhereNotUTF8
  }

  var path: ArtifactPath { ArtifactPath(path: text, pathBytes: bytes) ?? ArtifactPath(text) }
}

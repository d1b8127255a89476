internal import Artifacts

/// What of an artifact decides on sets: its name and light facts, all of them in its manifest line.
struct SetCandidate: Codable, Sendable {
  private var name: StoredPath
  var kind: ArtifactKind
  var isUsable: Bool
  var mediaType: String?
  /// Measured or declared; nil where it is unknown or only estimated.
  var milliseconds: Int64?
  /// Of the largest picture.
  var pixels: Int64

  init(_ line: ManifestLine) {
    name = StoredPath(line.artifactPath)
    kind = line.kind
    isUsable = line.isUsable
    mediaType = line.mediaType
    milliseconds = line.media?.duration.flatMap {
      $0.source == .estimated ? nil : min(max(0, $0.milliseconds), JSONNode.largestInteger)
    }
    pixels =
      line.media?.streams.map { stream in
        let (product, overflow) = Int64(stream.width ?? 0)
          .multipliedReportingOverflow(by: Int64(stream.height ?? 0))
        return overflow ? .max : product
      }.max() ?? 0
  }

  var path: ArtifactPath { name.path }

  var isPlaylist: Bool { kind == .other && mediaType == "audio/x-mpegurl" }

  /// A text that may be a transcript or a chat though nothing in it shows that.
  var isText: Bool { [.transcript, .log, .document].contains(kind) }

  /// Lengths that one recording could have in two files: within 2 s or 1 % of the longer.
  func hasLength(of other: SetCandidate) -> Bool {
    guard let mine = milliseconds, let theirs = other.milliseconds else { return false }
    return abs(mine - theirs) <= Self.tolerance(max(mine, theirs))
  }

  static func tolerance(_ milliseconds: Int64) -> Int64 { max(2000, milliseconds / 100) }
}

package import Artifacts

/// What a path of the submission folder leads to.
package enum LinkTarget: Codable, Sendable, Equatable {
  case file(LinkedFile)
  case directory
  /// There, but not as something that travels with the folder: a symbolic link, a pipe.
  case notAFile
}

/// What a link's checker has to know of an artifact: no more than its record says.
package struct LinkedFile: Codable, Sendable, Equatable {
  package var kind: ArtifactKind
  package var mediaType: String?
  /// The recording's length; nil where it is none or was not measured.
  package var milliseconds: Int64?
  /// The picture's size as it is shown first; nil without one.
  package var width: Int?
  package var height: Int?
  /// Of a document; nil where they were not counted.
  package var pages: Int?
  /// Names of the places in it that links can lead to; nil where they are not known.
  package var anchors: [String]?
  /// The first finding that makes the artifact unfit to link to.
  package var error: FindingCode?

  package init(
    kind: ArtifactKind, mediaType: String? = nil, milliseconds: Int64? = nil,
    error: FindingCode? = nil
  ) {
    self.kind = kind
    self.mediaType = mediaType
    self.milliseconds = milliseconds
    self.error = error
  }

  /// A recording on the web of which no more than the header was read: a length that was only estimated
  /// from that is left out.
  package init(_ reply: Reply) {
    kind = reply.kind
    mediaType = reply.mediaType
    if let duration = reply.media?.duration, duration.source != .estimated {
      milliseconds = duration.milliseconds
    }
    (width, height) = Self.size(of: reply.media)
    error = reply.findings.first { $0.severity == .error }?.code
  }

  package init(_ record: ArtifactRecord) {
    kind = record.kind
    mediaType = record.mediaType
    milliseconds = record.media?.duration?.milliseconds
    (width, height) = Self.size(of: record.media)
    pages = record.document?.pages
    anchors = record.document?.anchors
    error = record.findings.first { $0.severity == .error }?.code
  }

  private static func size(of media: MediaFacts?) -> (Int?, Int?) {
    let picture = media?.streams.first { $0.width != nil && $0.height != nil }
    let isTurned = (picture?.rotation ?? 0) % 180 != 0
    return isTurned ? (picture?.height, picture?.width) : (picture?.width, picture?.height)
  }
}

package import Artifacts

/// What the first bytes of an answer are, whatever the server calls them.
///
/// Handed in from outside: types are told in another room.
package struct SniffedContent: Sendable, Equatable {
  package var kind: ArtifactKind
  /// Nil for bytes that no signature fits.
  package var mediaType: String?

  package init(kind: ArtifactKind, mediaType: String?) {
    self.kind = kind
    self.mediaType = mediaType
  }
}

/// Tells the type of first bytes.
package typealias ContentSniffing = @Sendable ([UInt8]) -> SniffedContent

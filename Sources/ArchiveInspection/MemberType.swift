package import Artifacts

/// What a member's first bytes say it is; the inspector's own signatures tell.
package struct MemberType: Sendable, Equatable {
  package var kind: ArtifactKind
  package var mediaType: String?

  package init(kind: ArtifactKind, mediaType: String?) {
    self.kind = kind
    self.mediaType = mediaType
  }
}

/// Tells a member's type from its first bytes.
package struct MemberSniffer: Sendable {
  /// How many first bytes are worth having.
  package let prefixLength: Int
  package let type: @Sendable ([UInt8]) -> MemberType

  package init(prefixLength: Int, type: @escaping @Sendable ([UInt8]) -> MemberType) {
    self.prefixLength = max(0, prefixLength)
    self.type = type
  }
}

package import Artifacts

/// Lists an archive: each member's name, size, SHA-256 and kind, and what lies in the archives
/// among them. Nothing is written anywhere.
package struct ArchiveInspector {
  private let source: ArchiveSource
  private let sniffer: MemberSniffer

  package init(_ source: ArchiveSource, sniffer: MemberSniffer) {
    self.source = source
    self.sniffer = sniffer
  }

  /// - Parameter mediaType: as the archive's own first bytes say.
  package func inspect(mediaType: String?) -> Reply {
    var reply = Reply(kind: .archive, mediaType: mediaType)
    guard let scope = Self.scope(MemberType(kind: .archive, mediaType: mediaType)) else {
      reply.findings = [
        Finding(
          .archiveFormatNotRead,
          "Archives of this format are not looked into; the file is listed with its size and digest."
        )
      ]
      return reply
    }
    var listing = ArchiveListing(size: source.size, sniffer: sniffer, limits: .listing)
    reply.archive = listing.facts(of: source, scope, at: ArtifactPath(bytes: []), level: 1)
    reply.findings = listing.findings
    return reply
  }

  /// Nil for what is no archive or none of a format that is read: RAR's readers have had too many
  /// holes.
  static func scope(_ type: MemberType) -> ArchiveReader.Scope? {
    guard type.kind == .archive else { return nil }
    return switch type.mediaType {
    case "application/zip", "application/x-7z-compressed", "application/x-tar": .archive
    case "application/gzip", "application/x-xz", "application/x-bzip2", "application/zstd":
      .archiveOrCompressedFile
    default: nil
    }
  }
}

internal import ArchiveInspection
internal import Artifacts
internal import ContentTypes

/// Reads archives, and tells documents that are kept as zip files from them.
struct ArchiveTask {
  let source: ArchiveSource

  init(descriptor: Int32, size: Int64) {
    source = ArchiveSource(descriptor: descriptor, size: size)
  }

  /// The type that the file's parts tell; where they can't be read, the one that its first and last
  /// bytes made likely.
  func settled(_ type: ContentType) -> ContentType {
    switch PackageType.of(source) {
    case .document(let format, let mediaType): .document(format, mediaType)
    case .archive: .archive("application/zip")
    case .unknown: type
    }
  }

  func inspect(mediaType: String?) -> Reply {
    ArchiveInspector(source, sniffer: Self.sniffer).inspect(mediaType: mediaType)
  }

  func unpack(into spool: Int32, byteCap: Int64) -> UnpackReply {
    var unpacker = ArchiveUnpacker(source, into: spool, byteCap: byteCap)
    return unpacker.run()
  }

  private static let sniffer = MemberSniffer(prefixLength: ContentSniffer.prefixLength) { prefix in
    guard !prefix.isEmpty else { return MemberType(kind: .other, mediaType: nil) }
    let type = ContentSniffer(prefix: prefix).contentType
    return MemberType(kind: type.kind, mediaType: type.mediaType)
  }
}

import Artifacts
import ContentTypes
import TestSupport

@testable import ArchiveInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of a folder, read as the inspector reads it.
final class ArchiveFile {
  let source: ArchiveSource
  private let descriptor: Int32
  private let folder: TemporaryFolder

  init(_ name: String, in folder: TemporaryFolder) throws {
    self.folder = folder
    descriptor = unsafe open(folder.path(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open") }
    source = ArchiveSource(descriptor: descriptor, size: Int64(lseek(descriptor, 0, SEEK_END)))
  }

  deinit { close(descriptor) }

  var listing: Reply {
    defer { withExtendedLifetime(self) {} }
    let type = ContentSniffer(prefix: source.bytes(at: 0, count: 16 << 10)).contentType
    return ArchiveInspector(source, sniffer: Self.sniffer)
      .inspect(mediaType: type.kind == .archive ? type.mediaType : "application/zip")
  }

  static let sniffer = MemberSniffer(prefixLength: ContentSniffer.prefixLength) { prefix in
    let type = ContentSniffer(prefix: prefix).contentType
    return MemberType(kind: type.kind, mediaType: type.mediaType)
  }
}

extension Reply {
  var codes: [FindingCode] { findings.map(\.code) }
  var members: [ArchiveMember] { archive?.members ?? [] }
}

extension ArchiveMember {
  /// The name's bytes.
  var name: [UInt8] { ArtifactPath(path: path, pathBytes: pathBytes)?.bytes ?? [] }
}

internal import Artifacts
internal import CLibArchive

/// libarchive's numbers for what it reads.
enum ArchiveFormat {
  /// Nil for what is no format of ours.
  static func format(_ number: Int32, filter: Int32) -> ArchiveFacts.Format? {
    switch number & ARCHIVE_FORMAT_BASE_MASK {
    case ARCHIVE_FORMAT_ZIP: .zip
    case ARCHIVE_FORMAT_7ZIP: .sevenZip
    case ARCHIVE_FORMAT_TAR: tar(filter)
    case ARCHIVE_FORMAT_RAW: compressedFile(filter)
    default: nil
    }
  }

  private static func tar(_ filter: Int32) -> ArchiveFacts.Format {
    switch filter {
    case ARCHIVE_FILTER_GZIP: .tarGzip
    case ARCHIVE_FILTER_BZIP2: .tarBzip2
    case ARCHIVE_FILTER_XZ: .tarXZ
    case ARCHIVE_FILTER_ZSTD: .tarZstd
    default: .tar
    }
  }

  private static func compressedFile(_ filter: Int32) -> ArchiveFacts.Format? {
    switch filter {
    case ARCHIVE_FILTER_GZIP: .gzip
    case ARCHIVE_FILTER_BZIP2: .bzip2
    case ARCHIVE_FILTER_XZ: .xz
    case ARCHIVE_FILTER_ZSTD: .zstd
    default: nil
    }
  }
}

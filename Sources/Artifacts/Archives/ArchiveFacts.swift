/// What an archive holds, read without unpacking it anywhere.
package struct ArchiveFacts: Codable, Sendable, Equatable {
  package enum Format: String, Codable, Sendable, CaseIterable {
    case zip, tar, gzip, bzip2, xz, zstd
    case sevenZip = "7z"
    case tarGzip = "tar.gz"
    case tarBzip2 = "tar.bz2"
    case tarXZ = "tar.xz"
    case tarZstd = "tar.zst"
  }

  package var format: Format
  /// In the archive's order, folders left out.
  package var members: [ArchiveMember]
  /// How many are listed.
  package var memberCount: Int
  /// Unpacked bytes of all members that were read.
  package var bytes: Int64

  package init(format: Format) {
    self.format = format
    members = []
    memberCount = 0
    bytes = 0
  }
}

/// One file of an archive.
package struct ArchiveMember: Codable, Sendable, Equatable {
  package var path: String
  /// As in a record: only where the name is not UTF-8.
  package var pathBytes: String?
  /// Unpacked bytes; nil where the member could not be read to its end.
  package var size: Int64?
  /// Lower-case hexadecimal; nil as `size` is.
  package var sha256: String?
  package var kind: ArtifactKind
  package var mediaType: String?
  /// What it holds where it is an archive itself.
  package var archive: ArchiveFacts?

  package init(path: ArtifactPath, kind: ArtifactKind) {
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
    self.kind = kind
  }
}

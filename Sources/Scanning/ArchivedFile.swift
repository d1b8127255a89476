internal import Inspection

/// A file of an unpacked archive, read in place: it shares one temporary file with all others.
struct ArchivedFile: Sendable {
  let size: Int64
  private let spool: SpoolFile
  private let offset: Int64

  init(_ spool: SpoolFile, offset: Int64, size: Int64) {
    (self.spool, self.offset, self.size) = (spool, offset, size)
  }

  /// At most so many bytes from a place of it on, and none of the next file's; none where reading fails.
  func bytes(at place: Int64, count: Int) -> [UInt8] {
    guard place >= 0, place < size, count > 0 else { return [] }
    return spool.bytes(at: offset + place, size: size - place, cap: count)
  }
}

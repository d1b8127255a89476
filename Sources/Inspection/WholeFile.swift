#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads whole files through open descriptors, by position, for whoever makes digests of them.
struct WholeFile {
  /// Large enough that system calls don't show, small enough to stay in a core's cache.
  private static let chunk = 256 << 10
  private var buffer: [UInt8]

  /// One buffer serves many files, one after the other.
  init() { buffer = [UInt8](repeating: 0, count: Self.chunk) }

  /// Gives exactly the bytes that the file had at opening, or throws.
  ///
  /// - Parameters:
  ///   - isRefused: asked with each offset before its bytes are read.
  ///   - advanced: told every 8 MiB how many bytes were read since.
  mutating func read(
    _ file: OpenFile, isRefused: (Int64) -> Bool = { _ in false }, advanced: (Int) -> Void,
    take: (UnsafeRawBufferPointer) -> Void
  ) throws(Fixity.Failure) {
    var offset: Int64 = 0
    while offset <= file.size {
      if isRefused(offset) { throw .tooLarge }
      let position = offset
      // One byte more than the size, so that a file that grew is noticed.
      let wanted = Int(min(Int64(Self.chunk), file.size - offset + 1))
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let count = unsafe pread(file.descriptor, bytes.baseAddress, wanted, off_t(position))
        if count > 0 { unsafe take(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
        return count
      }
      if count < 0 {
        guard errno == EINTR else { throw .system(errno) }
        continue
      }
      guard count > 0 else { break }
      offset += Int64(count)
      if offset % (8 << 20) == 0 { advanced(8 << 20) }
    }
    guard offset == file.size, !file.hasChanged else { throw .changed }
  }
}

internal import Crypto

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The SHA-256 of files, read through an open descriptor by position.
package struct Fixity {
  /// Large enough that system calls don't show, small enough to stay in a core's cache.
  private static let chunk = 256 << 10
  private var buffer: [UInt8]

  /// One buffer serves many files, one after the other.
  package init() { buffer = [UInt8](repeating: 0, count: Self.chunk) }

  /// Why there is no digest.
  package enum Failure: Error, Equatable {
    /// Reading failed with this errno.
    case system(Int32)
    /// The file is no longer what it was when it was opened.
    case changed
    /// The file is larger than files of its kind are read.
    case tooLarge
  }

  /// The digest in lower-case hexadecimal, after reading exactly the file's size at opening.
  ///
  /// - Parameters:
  ///   - isRefused: asked every 64 MiB where the file is larger than most kinds may be.
  ///   - advanced: told every 8 MiB how many bytes were read since.
  package mutating func sha256(
    of file: OpenFile, isRefused: () -> Bool = { false }, advanced: (Int) -> Void = { _ in }
  ) throws(Failure) -> String {
    guard !SizeCap.refusesAll(file.size) else { throw .tooLarge }
    let isDoubtful = file.size > SizeCap.other
    var hash = SHA256()
    var offset: Int64 = 0
    while offset <= file.size {
      if isDoubtful, offset % (64 << 20) == 0, isRefused() { throw .tooLarge }
      let position = offset
      // One byte more than the size, so that a file that grew is noticed.
      let wanted = Int(min(Int64(Self.chunk), file.size - offset + 1))
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let count = unsafe pread(file.descriptor, bytes.baseAddress, wanted, off_t(position))
        if count > 0 {
          unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
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
    return Self.hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

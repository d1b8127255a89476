internal import CLibAV

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Brings bytes of a file that are not there yet; false where they are not to be had.
package typealias MissingBytes = (_ offset: Int64, _ count: Int) -> Bool

/// Reads a file through an open descriptor at a position of its own: the descriptor's offset is
/// shared with the parent, so it is never used.
final class DescriptorReader {
  let descriptor: Int32
  /// Bytes; nothing past it is read, also where the file grows.
  let size: Int64
  private(set) var position: Int64 = 0
  /// Why the system first refused a read; nil where it never did.
  private(set) var failure: Int32?

  /// Nil where the whole file is there.
  private let missing: MissingBytes?

  /// So many bytes may still be read; what is asked for after them fails.
  private var left: Int64

  /// - Parameter mostRead: bytes that are read in all, however often.
  init(
    descriptor: Int32, size: Int64, missing: MissingBytes? = nil, mostRead: Int64 = .max
  ) {
    self.descriptor = descriptor
    self.size = size
    self.missing = missing
    left = mostRead
  }

  /// The same file, of which nothing from `end` on is read.
  func limited(to end: Int64) -> DescriptorReader {
    DescriptorReader(descriptor: descriptor, size: min(size, end), missing: missing)
  }

  /// Reads on from the position; 0 at the end, -1 on an error.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let wanted = Int(min(Int64(buffer.count), max(0, size - position)))
    guard wanted > 0 else { return 0 }
    guard left > 0 else {
      if failure == nil { failure = EFBIG }
      return -1
    }
    let count = unsafe read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: position)
    if count > 0 {
      position += Int64(count)
      left -= Int64(count)
    }
    return count
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int {
    if let missing, !missing(offset, buffer.count) {
      if failure == nil { failure = EIO }
      return -1
    }
    while true {
      let count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      if count < 0, failure == nil { failure = errno }
      return count
    }
  }

  /// The new position, or nil where it would lie before the start or past what can be addressed.
  func seek(to offset: Int64) -> Int64? {
    guard offset >= 0 else { return nil }
    position = offset
    return offset
  }

  /// `count` bytes at `offset`, fewer at the end of the file, none on an error.
  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < size, count > 0 else { return [] }
    let wanted = Int(min(Int64(count), size - offset))
    return unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = unsafe max(0, read(into: UnsafeMutableRawBufferPointer(buffer), at: offset))
    }
  }
}

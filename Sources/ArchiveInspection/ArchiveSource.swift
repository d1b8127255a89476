#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of an archive, read by position: an open descriptor, whose own offset is shared with
/// the parent and never used, or an archive that lay in another.
///
/// Marked safe: the buffer, which libarchive reads out of between two calls, lives as long as the
/// object.
@safe package final class ArchiveSource {
  private enum Bytes {
    case file(Int32)
    case memory([UInt8])
  }

  private static let chunk = 128 << 10

  private let bytes: Bytes
  /// Nothing past it is read, also where the file grows.
  package let size: Int64
  private var position: Int64 = 0
  private let buffer: UnsafeMutableRawBufferPointer

  private init(_ bytes: Bytes, size: Int64) {
    self.bytes = bytes
    self.size = size
    unsafe buffer = .allocate(byteCount: Self.chunk, alignment: 16)
  }

  package convenience init(descriptor: Int32, size: Int64) {
    self.init(.file(descriptor), size: max(0, size))
  }

  convenience init(memory: [UInt8]) { self.init(.memory(memory), size: Int64(memory.count)) }

  deinit { unsafe buffer.deallocate() }

  func rewind() { position = 0 }

  /// The next bytes, empty at the end; nil where reading fails.
  func next() -> UnsafeRawBufferPointer? {
    let count = unsafe read(into: buffer, at: position)
    guard count >= 0 else { return nil }
    position += Int64(count)
    return unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
  }

  /// Goes on by at most `count` bytes, and says by how many.
  func skip(_ count: Int64) -> Int64 {
    let skipped = min(max(0, count), size - position)
    position += skipped
    return skipped
  }

  /// The new position; nil where it would lie outside.
  func seek(to offset: Int64) -> Int64? {
    guard (0...size).contains(offset) else { return nil }
    position = offset
    return offset
  }

  /// Where `offset` bytes from the position lie; nil where no number can say.
  func offset(fromPosition offset: Int64) -> Int64? { Self.sum(position, offset) }

  func offset(fromEnd offset: Int64) -> Int64? { Self.sum(size, offset) }

  private static func sum(_ left: Int64, _ right: Int64) -> Int64? {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? nil : sum
  }

  /// Up to `count` bytes at `offset`, whatever the position; none on an error.
  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    guard (0..<size).contains(offset), count > 0 else { return [] }
    let wanted = Int(min(Int64(count), size - offset))
    return unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = unsafe max(0, read(into: UnsafeMutableRawBufferPointer(buffer), at: offset))
    }
  }

  /// How many bytes were read; -1 on an error.
  private func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int {
    let wanted = Int(min(Int64(buffer.count), max(0, size - offset)))
    guard wanted > 0 else { return 0 }
    switch bytes {
    case .memory(let memory):
      let start = Int(offset)
      unsafe buffer.copyBytes(from: memory[start..<(start + wanted)])
      return wanted
    case .file(let descriptor):
      while true {
        let count = unsafe pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
        if count >= 0 || errno != EINTR { return count }
      }
    }
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a picture, read by offset: the descriptor's own offset is shared with the parent.
struct PictureFile {
  let descriptor: Int32
  /// Bytes; nothing past it is read, also where the file grows.
  let size: Int64

  /// `count` bytes at `offset`, fewer at the end of the file or on an error.
  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < size, count > 0 else { return [] }
    let wanted = Int(min(Int64(count), size - offset))
    return unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = 0
      while filled < wanted {
        let got = unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled,
          off_t(offset) + off_t(filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
  }
}

/// A number in a picture's bytes; 0 where it would reach past their end.
enum ByteOrder {
  case big, little

  func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, count > 0, count <= 7, offset <= bytes.count - count else { return 0 }
    let part = bytes[offset..<(offset + count)]
    return switch self {
    case .big: part.reduce(0) { $0 << 8 | Int($1) }
    case .little: part.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The number's bytes.
  func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    let little = (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    return self == .little ? little : little.reversed()
  }
}

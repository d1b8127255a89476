#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A zip file as it is written into a descriptor, by offset, or into memory.
struct ZipOutput {
  private let descriptor: Int32?
  /// Empty where it is written into a descriptor.
  private(set) var memory: [UInt8] = []
  private let cap: Int64
  private(set) var size: Int64 = 0
  private var list: [UInt8] = []
  private var count = 0

  init(_ descriptor: Int32?, byteCap: Int64) {
    self.descriptor = descriptor
    cap = byteCap
  }

  /// A member with its packed bytes; false where that fails.
  mutating func put(_ member: ZipMember, from source: ArchiveSource) -> Bool {
    guard begin(member) else { return false }
    var (offset, rest) = (member.offset, member.packed)
    while rest > 0 {
      let bytes = source.bytes(at: offset, count: min(rest, 256 << 10))
      guard !bytes.isEmpty, put(bytes) else { return false }
      offset += Int64(bytes.count)
      rest -= bytes.count
    }
    return true
  }

  /// A member of these bytes, packed where that is asked for and makes them fewer.
  mutating func put(_ name: [UInt8], _ bytes: [UInt8], packs: Bool) -> Bool {
    let packed =
      packs ? ZipUnpacking.packed(bytes).flatMap { $0.count < bytes.count ? $0 : nil } : nil
    let member = ZipMember(
      name: name, flags: 0x800, method: packed == nil ? 0 : 8,
      checksum: ZipUnpacking.checksum(bytes), packed: packed?.count ?? bytes.count,
      unpacked: bytes.count, offset: 0)
    return begin(member) && put(packed ?? bytes)
  }

  /// The header in front of a member, and its entry in the list.
  private mutating func begin(_ member: ZipMember) -> Bool {
    // 1980-01-01, the first day that the format knows.
    let common =
      Self.bytes(20, 2) + Self.bytes(member.flags & 0x800, 2) + Self.bytes(member.method, 2)
      + Self.bytes(0, 2) + Self.bytes(0x21, 2) + Self.bytes(member.checksum, 4)
      + Self.bytes(member.packed, 4) + Self.bytes(member.unpacked, 4)
      + Self.bytes(member.name.count, 2) + Self.bytes(0, 2)
    guard size < 0xFFFF_FFFF else { return false }
    list += [0x50, 0x4B, 0x01, 0x02] + Self.bytes(20, 2) + common
    list += Self.bytes(0, 2) + Self.bytes(0, 2) + Self.bytes(0, 2) + Self.bytes(0, 4)
    list += Self.bytes(Int(size), 4) + member.name
    count += 1
    return put([0x50, 0x4B, 0x03, 0x04] + common + member.name)
  }

  mutating func finish() -> Bool {
    let start = Int(size)
    guard size + Int64(list.count) < 0xFFFF_FFFF, put(list) else { return false }
    let end =
      [0x50, 0x4B, 0x05, 0x06] + Self.bytes(0, 4) + Self.bytes(count, 2) + Self.bytes(count, 2)
      + Self.bytes(list.count, 4) + Self.bytes(start, 4) + Self.bytes(0, 2)
    return put(end)
  }

  private mutating func put(_ bytes: [UInt8]) -> Bool {
    guard size <= cap - Int64(bytes.count) else { return false }
    guard let descriptor else {
      memory += bytes
      size += Int64(bytes.count)
      return true
    }
    let start = size
    let isWritten = unsafe bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = unsafe pwrite(
          descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done,
          off_t(start) + off_t(done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    if isWritten { size += Int64(bytes.count) }
    return isWritten
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

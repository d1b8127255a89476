internal import CLibArchive

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a zip-based document anew with some members replaced; all others keep their packed bytes, in the
/// order in which they lie. Times and comments of members are left out.
package struct ZipRewriter {
  private let source: ArchiveSource
  private let replace: (String, [UInt8]) -> [UInt8]?
  private let wants: (String) -> Bool

  package enum Result {
    case written(Int64)
    /// Nothing was replaced.
    case unchanged
    /// It is damaged, encrypted or larger than is written.
    case failed
  }

  /// - Parameters:
  ///   - replace: the new bytes of a member, unpacked; nil to keep it.
  ///   - wants: whether a member of this name is asked about.
  package init(
    _ source: ArchiveSource, replace: @escaping (String, [UInt8]) -> [UInt8]?,
    wants: @escaping (String) -> Bool
  ) {
    self.source = source
    self.replace = replace
    self.wants = wants
  }

  package func rewrite(into copy: Int32, byteCap: Int64) -> Result {
    guard let directory = ZipDirectory(source), let new = replacements(directory) else {
      return .failed
    }
    guard !new.isEmpty else { return .unchanged }
    var output = ZipOutput(copy, byteCap: byteCap)
    for member in directory.members {
      let isWritten =
        if let bytes = new[member.name] {
          output.put(member.name, stored: bytes)
        } else {
          output.put(member, from: source)
        }
      guard isWritten else { return .failed }
    }
    return output.finish() ? .written(output.size) : .failed
  }

  private func replacements(_ directory: ZipDirectory) -> [[UInt8]: [UInt8]]? {
    func name(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    guard let package = try? ZipPackage(source, wants: { wants(name($0)) }) else { return nil }
    var new: [[UInt8]: [UInt8]] = [:]
    for member in directory.members where wants(name(member.name)) {
      guard let bytes = package.part(name(member.name)) else { continue }
      if let replaced = replace(name(member.name), bytes), replaced != bytes {
        new[member.name] = replaced
      }
    }
    return new
  }
}

/// A member as the list at a zip file's end names it (APPNOTE 4.3.12).
struct ZipMember {
  var name: [UInt8]
  var flags: Int
  var method: Int
  var checksum: Int
  var packed: Int
  var unpacked: Int
  /// Where its packed bytes begin.
  var offset: Int64
}

/// The members of a zip file, sorted by where they lie; nil for what is damaged, encrypted or zip64.
struct ZipDirectory {
  private(set) var members: [ZipMember] = []

  private static let longest = 16 << 20

  init?(_ source: ArchiveSource) {
    let tail = source.bytes(at: max(0, source.size - 65_557), count: 65_557)
    guard tail.count >= 22,
      let end = stride(from: tail.count - 22, through: 0, by: -1).first(where: {
        tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06])
      })
    else { return nil }
    let (count, size, start) = (
      Self.number(tail, end + 10, 2), Self.number(tail, end + 12, 4), Self.number(tail, end + 16, 4)
    )
    guard count < 0xFFFF, count <= ZipPackage.partLimit, size <= Self.longest, start < 0xFFFF_FFFF
    else { return nil }
    let list = source.bytes(at: Int64(start), count: size)
    guard list.count == size, read(list, count, source) else { return nil }
    members.sort { $0.offset < $1.offset }
    guard Set(members.map(\.name)).count == members.count else { return nil }
  }

  private mutating func read(_ list: [UInt8], _ count: Int, _ source: ArchiveSource) -> Bool {
    var place = 0
    for _ in 0..<count {
      guard place + 46 <= list.count, list[place...].starts(with: [0x50, 0x4B, 0x01, 0x02]) else {
        return false
      }
      let (nameLength, extra, comment) = (
        Self.number(list, place + 28, 2), Self.number(list, place + 30, 2),
        Self.number(list, place + 32, 2)
      )
      let next = place + 46 + nameLength + extra + comment
      guard next <= list.count else { return false }
      var member = ZipMember(
        name: Array(list[(place + 46)..<(place + 46 + nameLength)]),
        flags: Self.number(list, place + 8, 2), method: Self.number(list, place + 10, 2),
        checksum: Self.number(list, place + 16, 4), packed: Self.number(list, place + 20, 4),
        unpacked: Self.number(list, place + 24, 4), offset: 0)
      let header = Int64(Self.number(list, place + 42, 4))
      let local = source.bytes(at: header, count: 30)
      guard member.flags & 0x41 == 0, [0, 8].contains(member.method), member.packed < 0xFFFF_FFFF,
        local.count == 30, local.starts(with: [0x50, 0x4B, 0x03, 0x04])
      else { return false }
      member.offset = header + 30 + Int64(Self.number(local, 26, 2) + Self.number(local, 28, 2))
      guard member.offset + Int64(member.packed) <= source.size else { return false }
      members.append(member)
      place = next
    }
    return true
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// A zip file as it is written into a descriptor, by offset.
struct ZipOutput {
  private let descriptor: Int32
  private let cap: Int64
  private(set) var size: Int64 = 0
  private var list: [UInt8] = []
  private var count = 0

  init(_ descriptor: Int32, byteCap: Int64) {
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

  /// A member of these bytes, not packed.
  mutating func put(_ name: [UInt8], stored bytes: [UInt8]) -> Bool {
    let checksum = unsafe bytes.withUnsafeBufferPointer {
      unsafe Int(crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
    }
    let member = ZipMember(
      name: name, flags: 0x800, method: 0, checksum: checksum, packed: bytes.count,
      unpacked: bytes.count, offset: 0)
    return begin(member) && put(bytes)
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

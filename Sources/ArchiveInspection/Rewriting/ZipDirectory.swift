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
  /// Whether somebody wrote something beside the members, which no document has.
  private(set) var hasComments = false

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
    hasComments = Self.number(tail, end + 20, 2) > 0
    guard list.count == size, read(list, count, source) else { return nil }
    members.sort { $0.offset < $1.offset }
    guard Set(members.map(\.name)).count == members.count, !overlaps(upTo: Int64(start)) else {
      return nil
    }
  }

  /// Whether two members share bytes, so that a short file unpacks to a long one time and again.
  private func overlaps(upTo end: Int64) -> Bool {
    for (member, next) in zip(members, members.dropFirst()) {
      // A member has a head of 30 bytes and more before it.
      if member.offset + Int64(member.packed) > next.offset - 30 { return true }
    }
    return members.last.map { $0.offset + Int64($0.packed) > end } ?? false
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
      if comment > 0 { hasComments = true }
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

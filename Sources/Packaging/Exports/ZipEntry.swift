/// The records of a ZIP file whose members are stored as they are, with the 64-bit fields of ZIP64 where a
/// size or a place needs them (PKWARE's APPNOTE 6.3.10 §4.3 to 4.5).
package struct ZipEntry: Sendable, Equatable {
  package let name: [UInt8]
  package let size: UInt64
  /// Where the local header begins.
  package let offset: UInt64
  package var checksum: UInt32 = 0

  package init(name: [UInt8], size: UInt64, offset: UInt64) {
    (self.name, self.size, self.offset) = (name, size, offset)
  }

  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11
  private static let needed: UInt16 = 45
  /// 1980-01-01, the first day that the format knows: nothing here depends on a clock.
  private static let stamp: [UInt8] = [0, 0, 0x21, 0]
  private static let full32 = UInt32.max

  private var isLong: Bool { size >= UInt64(Self.full32) }

  /// To be written before the bytes; where ``checksum`` was not known, again afterwards.
  package var localHeader: [UInt8] {
    let extra = isLong ? Self.u16(1) + Self.u16(16) + Self.u64(size) + Self.u64(size) : []
    let shown = isLong ? Self.full32 : UInt32(size)
    var bytes = Self.u32(0x0403_4B50)
    bytes += Self.u16(Self.needed)
    bytes += shared(shown, extra: extra.count)
    return bytes + name + extra
  }

  /// Of the list at the end.
  package var centralHeader: [UInt8] {
    let isFar = offset >= UInt64(Self.full32)
    var fields: [UInt8] = []
    if isLong { fields += Self.u64(size) + Self.u64(size) }
    if isFar { fields += Self.u64(offset) }
    let extra = fields.isEmpty ? [] : Self.u16(1) + Self.u16(UInt16(fields.count)) + fields
    let shown = isLong ? Self.full32 : UInt32(size)
    // Made on Unix; a regular file that its owner may change and all may read.
    var bytes = Self.u32(0x0201_4B50)
    bytes += Self.u16(3 << 8 | Self.needed)
    bytes += Self.u16(Self.needed)
    bytes += shared(shown, extra: extra.count)
    bytes += [UInt8](repeating: 0, count: 6)
    bytes += Self.u32(name.last == UInt8(ascii: "/") ? 0o040755 << 16 | 0x10 : 0o100644 << 16)
    bytes += Self.u32(isFar ? Self.full32 : UInt32(offset))
    return bytes + name + extra
  }

  /// What stands in both headers.
  private func shared(_ shownSize: UInt32, extra: Int) -> [UInt8] {
    var bytes = Self.u16(Self.flags)
    // Stored.
    bytes += Self.u16(0)
    bytes += Self.stamp
    bytes += Self.u32(checksum)
    bytes += Self.u32(shownSize)
    bytes += Self.u32(shownSize)
    bytes += Self.u16(UInt16(clamping: name.count))
    return bytes + Self.u16(UInt16(extra))
  }

  /// What ends the file.
  package static func end(count: UInt64, listOffset: UInt64, listSize: UInt64) -> [UInt8] {
    let isLong = count >= 0xFFFF || listOffset >= UInt64(full32) || listSize >= UInt64(full32)
    var bytes: [UInt8] = []
    if isLong {
      bytes += u32(0x0606_4B50)
      bytes += u64(44)
      bytes += u16(3 << 8 | needed)
      bytes += u16(needed)
      bytes += u64(0)
      for value in [count, count, listSize, listOffset] { bytes += u64(value) }
      bytes += u32(0x0706_4B50)
      bytes += u32(0)
      bytes += u64(listOffset + listSize)
      bytes += u32(1)
    }
    let shown = isLong ? UInt16.max : UInt16(count)
    bytes += u32(0x0605_4B50)
    bytes += u32(0)
    bytes += u16(shown)
    bytes += u16(shown)
    bytes += u32(isLong ? full32 : UInt32(listSize))
    bytes += u32(isLong ? full32 : UInt32(listOffset))
    return bytes + u16(0)
  }

  private static func u16(_ value: UInt16) -> [UInt8] { bytes(UInt64(value), 2) }
  private static func u32(_ value: UInt32) -> [UInt8] { bytes(UInt64(value), 4) }
  private static func u64(_ value: UInt64) -> [UInt8] { bytes(value, 8) }

  private static func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

/// The CRC-32 of ZIP (ISO 3309), eight bytes at a time.
package struct Checksum32: Sendable {
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { (byte: UInt32) -> UInt32 in
      var value = byte
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    for position in 256..<2048 {
      let before = tables[position - 256]
      tables.append(tables[Int(before & 0xFF)] ^ (before >> 8))
    }
    return tables
  }()

  private var state = UInt32.max

  package init() {}

  package var value: UInt32 { ~state }

  package mutating func update(_ bytes: [UInt8]) {
    let tables = Self.tables
    var (value, position) = (state, 0)
    while position + 8 <= bytes.count {
      var next: UInt32 = 0
      for place in 0..<4 {
        let low = UInt8(truncatingIfNeeded: value >> UInt32(place * 8)) ^ bytes[position + place]
        next ^= tables[(7 - place) * 256 + Int(low)]
        next ^= tables[(3 - place) * 256 + Int(bytes[position + place + 4])]
      }
      value = next
      position += 8
    }
    while position < bytes.count {
      value = tables[Int((value ^ UInt32(bytes[position])) & 0xFF)] ^ (value >> 8)
      position += 1
    }
    state = value
  }
}

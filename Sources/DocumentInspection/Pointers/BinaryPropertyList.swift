/// The strings of a dictionary in Apple's binary property list: a table of offsets at the end leads to
/// objects, each with its type and length in its first byte.
struct BinaryPropertyList {
  private let bytes: [UInt8]
  private let offsetSize: Int
  private let referenceSize: Int
  private let count: Int
  private let table: Int

  private static let trailer = 32
  private static let mostEntries = 1_000

  /// Of the outermost dictionary; none where there is none, or the file is damaged.
  static func strings(in bytes: [UInt8]) -> [String: String] {
    guard let list = BinaryPropertyList(bytes),
      let top = list.number(at: bytes.count - trailer + 16, size: 8)
    else { return [:] }
    return list.dictionary(top)
  }

  private init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8 + Self.trailer else { return nil }
    self.bytes = bytes
    let trailer = bytes.count - Self.trailer
    (offsetSize, referenceSize) = (Int(bytes[trailer + 6]), Int(bytes[trailer + 7]))
    guard (1...8).contains(offsetSize), (1...8).contains(referenceSize),
      let count = Self.number(bytes, at: trailer + 8, size: 8),
      let table = Self.number(bytes, at: trailer + 24, size: 8), count <= bytes.count
    else { return nil }
    (self.count, self.table) = (count, table)
  }

  private func dictionary(_ object: Int) -> [String: String] {
    guard let (type, length, start) = head(of: object), type == 0xD, length <= Self.mostEntries
    else { return [:] }
    var strings: [String: String] = [:]
    for entry in 0..<length {
      guard
        let key = number(at: start + entry * referenceSize, size: referenceSize),
        let value = number(at: start + (length + entry) * referenceSize, size: referenceSize),
        let name = string(key), let text = string(value)
      else { continue }
      strings[name] = text
    }
    return strings
  }

  private func string(_ object: Int) -> String? {
    guard let (type, length, start) = head(of: object) else { return nil }
    switch type {
    case 0x5 where start + length <= bytes.count:
      return String(decoding: bytes[start..<(start + length)], as: UTF8.self)
    case 0x6 where start + length * 2 <= bytes.count:
      let units = (0..<length).map {
        UInt16(bytes[start + $0 * 2]) << 8 | UInt16(bytes[start + $0 * 2 + 1])
      }
      return String(decoding: units, as: UTF16.self)
    default: return nil
    }
  }

  /// An object's type, its length, and where its contents begin.
  private func head(of object: Int) -> (type: UInt8, length: Int, start: Int)? {
    guard object < count, let offset = number(at: table + object * offsetSize, size: offsetSize),
      bytes.indices.contains(offset)
    else { return nil }
    let (type, short) = (bytes[offset] >> 4, Int(bytes[offset] & 0xF))
    guard short == 0xF else { return (type, short, offset + 1) }
    // A longer length is a number of its own: 1 << n bytes.
    guard bytes.indices.contains(offset + 1), bytes[offset + 1] >> 4 == 1 else { return nil }
    let size = 1 << Int(bytes[offset + 1] & 0xF)
    guard size <= 8, let length = number(at: offset + 2, size: size) else { return nil }
    return (type, length, offset + 2 + size)
  }

  private func number(at offset: Int, size: Int) -> Int? {
    Self.number(bytes, at: offset, size: size)
  }

  /// Big-endian; nil for what is larger than any file here.
  private static func number(_ bytes: [UInt8], at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - size else { return nil }
    let number = bytes[offset..<(offset + size)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return number <= 1 << 31 ? Int(number) : nil
  }
}

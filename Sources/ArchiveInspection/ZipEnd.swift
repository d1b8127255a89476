/// The record at a zip file's end that says how many members it lists (APPNOTE 4.3.16).
enum ZipEnd {
  private static let signature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  private static let fixedLength = 22
  /// A comment of 65,535 bytes may follow.
  private static let longest = 22 + 65_535

  /// Nil where there is no such record, or where the number stands in a zip64 record instead.
  static func memberCount(of source: ArchiveSource) -> Int? {
    guard let (bytes, end) = record(of: source) else { return nil }
    let count = Int(bytes[end + 10]) | Int(bytes[end + 11]) << 8
    return count == 0xFFFF ? nil : count
  }

  /// False where the file was cut off: whatever its members hold, their list is missing.
  static func isThere(in source: ArchiveSource) -> Bool { record(of: source) != nil }

  private static func record(of source: ArchiveSource) -> (bytes: [UInt8], start: Int)? {
    let start = max(0, source.size - Int64(longest))
    let bytes = source.bytes(at: start, count: longest)
    guard bytes.count >= fixedLength else { return nil }
    for end in stride(from: bytes.count - fixedLength, through: 0, by: -1)
    where bytes[end] == signature[0] && bytes[end..<(end + 4)].elementsEqual(signature) {
      return (bytes, end)
    }
    return nil
  }
}

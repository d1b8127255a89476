/// The header in front of a zip file's member (APPNOTE 4.3.7).
enum ZipLocalHeader {
  private static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let fixedLength = 30
  /// Two fields of 65,535 bytes and what is fixed.
  private static let longest = 30 + 2 * 65_535

  /// The name in the header that ends at `end`, looked for backwards; empty where there is none.
  static func name(inHeaderBefore end: Int64, of source: ArchiveSource) -> [UInt8] {
    // Nearly every header is short.
    for window in [512, longest] {
      let start = max(0, end - Int64(window))
      guard end > start else { return [] }
      let bytes = source.bytes(at: start, count: Int(end - start))
      if bytes.count == Int(end - start), let name = name(inHeaderAtEndOf: bytes) { return name }
    }
    return []
  }

  private static func name(inHeaderAtEndOf bytes: [UInt8]) -> [UInt8]? {
    for header in stride(from: bytes.count - fixedLength, through: 0, by: -1)
    where bytes[header] == signature[0] && bytes[header..<(header + 4)].elementsEqual(signature) {
      let nameLength = Int(bytes[header + 26]) | Int(bytes[header + 27]) << 8
      let extraLength = Int(bytes[header + 28]) | Int(bytes[header + 29]) << 8
      guard header + fixedLength + nameLength + extraLength == bytes.count else { continue }
      return Array(bytes[(header + fixedLength)..<(header + fixedLength + nameLength)])
    }
    return nil
  }
}

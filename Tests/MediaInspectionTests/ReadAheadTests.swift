import Testing

@testable import MediaInspection

@Suite("Small pieces of a file, read a page at a time")
struct ReadAheadTests {
  /// Longer than two pages, and no byte like that a page before.
  static let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 256) }

  @Test(
    "any piece is the file's own bytes, whatever was read before",
    arguments: [
      [0, 2, 4, 6], [4_090, 4_095, 4_096, 4_100], [9_000, 0, 4_000, 8_191], [9_995, 9_990, 9_999],
      [10_000, 20_000, 5],
    ])
  func pieces(_ offsets: [Int]) throws {
    let file = try HandMadeFile(Self.bytes)
    var ahead = ReadAhead(file.reader)
    for offset in offsets {
      let piece = ahead.bytes(at: Int64(offset), count: 12)
      #expect(Array(piece) == Array(Self.bytes.dropFirst(offset).prefix(12)), "at \(offset)")
    }
  }
}

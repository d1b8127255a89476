import Testing

@testable import PictureInspection

/// Headers written by hand after each format's specification; 4032 is 0x0FC0, 3024 is 0x0BD0.
@Suite("The dimensions in a picture's header")
struct ImageSizeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mediaType: String
    let bytes: [UInt8]

    init(_ name: String, _ mediaType: String, _ bytes: [UInt8]) {
      testDescription = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  static func webP(_ name: String, _ body: [UInt8]) -> [UInt8] {
    .of(
      .text("RIFF"), .little(100, 4), .text("WEBP"), .text(name), .little(80, 4), body, .zeros(10))
  }

  static let webPBits = UInt64(4031) | UInt64(3023) << 14
  static let frame: [UInt8] = .of(
    .big(17, 2), [8], .big(3024, 2), .big(4032, 2), [3], .zeros(9))
  static let application: [UInt8] = .of([0xFF, 0xE0], .big(16, 2), .text("JFIF"), .zeros(10))
  static let huffman: [UInt8] = [0xFF, 0xC4] + .big(4, 2) + [1, 2]

  static let cases = [
    Case(
      "png", "image/png",
      .of(
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], .big(13, 4), .text("IHDR"), .big(4032, 4),
        .big(3024, 4), [8, 2, 0, 0, 0])),
    Case("gif", "image/gif", .of(.text("GIF89a"), .little(4032, 2), .little(3024, 2), .zeros(3))),
    Case(
      "bmp stored bottom to top", "image/bmp",
      .of(
        .text("BM"), .little(99, 4), .zeros(4), .little(54, 4), .little(40, 4), .little(4032, 4),
        .little(3024, 4), .zeros(4))),
    Case(
      "bmp stored top to bottom", "image/bmp",
      .of(
        .text("BM"), .little(99, 4), .zeros(4), .little(54, 4), .little(40, 4), .little(4032, 4),
        .little(0x1_0000_0000 - 3024, 4), .zeros(4))),
    Case(
      "webp extended", "image/webp", webP("VP8X", .zeros(4) + .little(4031, 3) + .little(3023, 3))),
    Case(
      "webp lossy", "image/webp",
      webP("VP8 ", .zeros(3) + [0x9D, 0x01, 0x2A] + .little(4032, 2) + .little(3024, 2))),
    Case("webp lossless", "image/webp", webP("VP8L", [0x2F] + .little(webPBits, 4))),
    Case("jpeg baseline", "image/jpeg", .of([0xFF, 0xD8], application, [0xFF, 0xC0], frame)),
    Case(
      "jpeg progressive behind tables and fill bytes", "image/jpeg",
      .of([0xFF, 0xD8], application, huffman, [0xFF, 0xFF, 0xFF, 0xC2], frame)),
    Case(
      "heic", "image/heic",
      .of(
        .big(24, 4), .text("ftypheic"), .zeros(12), .big(20, 4), .text("ispe"), .zeros(4),
        .big(4032, 4), .big(3024, 4), .zeros(8))),
  ]

  @Test("every format states 4032 by 3024", arguments: cases)
  func dimensions(_ row: Case) throws {
    let header = try #require(ImageSize(header: row.bytes, mediaType: row.mediaType))
    #expect(header.width == 4032)
    #expect(header.height == 3024)
  }

  @Test("a header cut anywhere states the same or nothing", arguments: cases)
  func cut(_ row: Case) {
    let whole = ImageSize(header: row.bytes, mediaType: row.mediaType)
    for length in 0..<row.bytes.count {
      let header = ImageSize(header: Array(row.bytes.prefix(length)), mediaType: row.mediaType)
      #expect(header == nil || header == whole, "\(length) bytes")
    }
    #expect(ImageSize(header: Array(row.bytes.prefix(9)), mediaType: row.mediaType) == nil)
  }

  @Test("any flipped byte traps nothing", arguments: cases)
  func flipped(_ row: Case) {
    for position in row.bytes.indices {
      for mask: UInt8 in [0x01, 0x80, 0xFF] {
        var bytes = row.bytes
        bytes[position] ^= mask
        if let header = ImageSize(header: bytes, mediaType: row.mediaType) {
          #expect(header.width > 0 && header.height > 0)
        }
      }
    }
  }

  @Test("of several pictures in a HEIC file the largest counts")
  func largest() throws {
    func size(_ width: UInt64, _ height: UInt64) -> [UInt8] {
      .of(.big(20, 4), .text("ispe"), .zeros(4), .big(width, 4), .big(height, 4))
    }
    let bytes: [UInt8] = .of(size(512, 512), size(4032, 3024), size(160, 120), .zeros(8))
    let header = try #require(ImageSize(header: bytes, mediaType: "image/heic"))
    #expect(header.width == 4032)
    #expect(header.height == 3024)
  }

  @Test("a jpeg whose picture starts before its frame header states nothing")
  func noFrame() {
    #expect(
      ImageSize(
        header: [0xFF, 0xD8, 0xFF, 0xDA] + Self.frame + .zeros(20), mediaType: "image/jpeg") == nil)
  }

  @Test("no width, or a type that is no picture's, states nothing")
  func nothing() {
    let empty: [UInt8] = .text("GIF89a") + .zeros(7)
    #expect(ImageSize(header: empty, mediaType: "image/gif") == nil)
    #expect(ImageSize(header: .zeros(64), mediaType: "image/svg+xml") == nil)
  }
}

import Testing

@testable import PictureInspection

/// Directories written by hand after TIFF 6.0 §2; 4032 is 0x0FC0, 3024 is 0x0BD0.
@Suite("A TIFF's first directory")
struct TIFFExcerptTests {
  static func entry(
    _ tag: UInt64, _ type: UInt64, _ value: [UInt8], _ number: (UInt64, Int) -> [UInt8]
  ) -> [UInt8] {
    .of(number(tag, 2), number(type, 2), number(1, 4), value)
  }

  typealias Case = ImageSizeTests.Case

  static let cases = [
    Case(
      "tiff little-endian, short numbers", "image/tiff",
      .of(
        .text("II*\u{0}"), .little(8, 4), .little(2, 2),
        entry(256, 3, .little(4032, 2) + .zeros(2), [UInt8].little),
        entry(257, 3, .little(3024, 2) + .zeros(2), [UInt8].little))),
    Case(
      "tiff big-endian, long numbers, directory further on", "image/tiff",
      .of(
        .text("MM\u{0}*"), .big(12, 4), .zeros(4), .big(3, 2),
        entry(254, 4, .big(0, 4), [UInt8].big), entry(256, 4, .big(4032, 4), [UInt8].big),
        entry(257, 4, .big(3024, 4), [UInt8].big))),
  ]

  @Test("it states 4032 by 3024", arguments: cases)
  func dimensions(_ row: Case) throws {
    let picture = try HandMadePicture(row.bytes)
    let excerpt = try #require(TIFFExcerpt(picture.file))
    #expect(excerpt.width == 4032)
    #expect(excerpt.height == 3024)
    #expect(!excerpt.endIsMissing)
  }

  @Test("a directory that is cut, empty or nowhere is missing", arguments: cases)
  func missing(_ row: Case) throws {
    let cut = try HandMadePicture(row.bytes.dropLast(1))
    #expect(try #require(TIFFExcerpt(cut.file)).endIsMissing)
    var nowhere = row.bytes
    nowhere.replaceSubrange(4..<8, with: [0x7F, 0xFF, 0xFF, 0x7F])
    let lost = try HandMadePicture(nowhere)
    #expect(try #require(TIFFExcerpt(lost.file)).endIsMissing)
  }

  @Test("a directory that points to itself as EXIF's ends")
  func loop() throws {
    let bytes: [UInt8] = .of(
      .text("MM\u{0}*"), .big(8, 4), .big(2, 2), Self.entry(0x8769, 4, .big(8, 4), [UInt8].big),
      Self.entry(0x8825, 4, .big(8, 4), [UInt8].big), .zeros(4))
    let picture = try HandMadePicture(bytes)
    let excerpt = try #require(TIFFExcerpt(picture.file))
    #expect(ExifFacts(excerpt.exif) == ExifFacts())
  }
}

import Testing

@testable import MediaInspection

/// Files of a few bytes, written by hand after each container's specification.
@Suite("Whether a container's structure reaches past the file's end")
struct ContainerEnvelopeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let container: String
    let bytes: [UInt8]
    let envelope: ContainerEnvelope

    init(
      _ container: String, _ name: String, _ bytes: [UInt8], _ envelope: ContainerEnvelope
    ) {
      testDescription = "\(container): \(name)"
      self.container = container
      self.bytes = bytes
      self.envelope = envelope
    }
  }

  // MARK: EBML, RFC 8794 and RFC 9559

  static let ebml: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67]
  /// A segment and a cluster of unknown size, and the cluster's time code.
  static let live: [UInt8] = ebml + [0xFF, 0x1F, 0x43, 0xB6, 0x75, 0xFF, 0xE7, 0x81, 0]
  static let matroska = [
    Case("matroska", "a segment that fits", ebml + [0x83, 1, 2, 3], .complete),
    Case("webm", "a segment with bytes after it", ebml + [0x81, 1, 2, 3], .complete),
    Case("matroska", "a segment that does not fit", ebml + [0x84, 1, 2, 3], .cut),
    Case("matroska", "a live segment of unknown size", ebml + [0xFF, 1, 2, 3], .unknown),
    Case("webm", "live: a cluster of unknown size", live + [0xA3, 0x82, 1, 2], .unknown),
    Case("webm", "live: its last block is cut", live + [0xA3, 0x83, 1, 2], .cut),
    Case("webm", "live: its last block has no size yet", live + [0xA3], .cut),
    Case(
      "webm", "live: a cluster of a known size is cut",
      ebml + [0xFF, 0x1F, 0x43, 0xB6, 0x75, 0x85, 0xA3, 0x82, 1, 2], .cut),
    Case(
      "webm", "live: two whole clusters", live + [0xA3, 0x81, 1] + live.dropFirst(10), .unknown),
    Case("webm", "live: letters behind it", live + [0xA3, 0x81, 1] + .text("TAG more"), .unknown),
    Case("matroska", "no segment", Array(ebml.prefix(5)), .unknown),
    Case("webm", "nothing", [], .unknown),
  ]

  // MARK: RIFF

  static func riff(_ form: String, size: UInt64, _ body: [UInt8], name: String = "RIFF") -> [UInt8]
  {
    .of(.text(name), .little(size, 4), .text(form), body)
  }

  static func chunk(_ name: String, size: UInt64? = nil, _ body: [UInt8]) -> [UInt8] {
    .of(.text(name), .little(size ?? UInt64(body.count), 4), body)
  }

  static let avi = [
    Case("avi", "the size fits", riff("AVI ", size: 14, .zeros(10)), .complete),
    Case("avi", "a writer counted the header in", riff("AVI ", size: 22, .zeros(10)), .complete),
    Case("avi", "the size is too big", riff("AVI ", size: 23, .zeros(10)), .cut),
    Case("avi", "the size was never filled in", riff("AVI ", size: 0, .zeros(10)), .unfinished),
    Case("avi", "the size is all ones", riff("AVI ", size: 0xFFFF_FFFF, .zeros(10)), .unfinished),
    Case(
      "avi", "a second RIFF chunk is cut",
      riff("AVI ", size: 14, .zeros(10)) + riff("AVIX", size: 500, .zeros(10)), .cut),
    Case(
      "avi", "two whole RIFF chunks",
      riff("AVI ", size: 14, .zeros(10)) + riff("AVIX", size: 14, .zeros(10)), .complete),
  ]

  static let format = chunk("fmt ", .zeros(16))
  static let longSizes = chunk("ds64", .of(.zeros(8), .little(6, 8), .zeros(12)))
  static let wave = [
    Case(
      "wav", "data that fits", riff("WAVE", size: 36, format + chunk("data", .zeros(6))), .complete),
    Case(
      "wav", "a wrong RIFF size and data that fits",
      riff("WAVE", size: 9999, format + chunk("data", .zeros(6))), .complete),
    Case(
      "wav", "data that does not fit",
      riff("WAVE", size: 36, format + chunk("data", size: 7, .zeros(6))), .cut),
    Case(
      "wav", "an odd chunk and its padding",
      riff("WAVE", size: 36, chunk("LIST", [1]) + [0] + chunk("data", .zeros(6))), .complete),
    Case(
      "wav", "a data size that was never filled in",
      riff("WAVE", size: 0, format + chunk("data", size: 0, .zeros(6))), .open),
    Case(
      "wav", "a stream's data size",
      riff("WAVE", size: 0xFFFF_FFFF, format + chunk("data", size: 0xFFFF_FFFF, .zeros(6))),
      .open),
    Case(
      "wav", "sox to a pipe",
      riff("WAVE", size: 0x7FFF_F024, format + chunk("data", size: 0x7FFF_F000, .zeros(6))),
      .open),
    Case(
      "wav", "arecord to a pipe",
      riff("WAVE", size: 0x8000_0024, format + chunk("data", size: 0x8000_0000, .zeros(6))),
      .open),
    Case(
      "wav", "large, and cut",
      riff("WAVE", size: 0x7FFF_0024, format + chunk("data", size: 0x7FFF_0000, .zeros(6))),
      .cut),
    Case(
      "wav", "RF64 that fits",
      riff(
        "WAVE", size: 0xFFFF_FFFF, longSizes + format + chunk("data", size: 0xFFFF_FFFF, .zeros(6)),
        name: "RF64"), .complete),
    Case(
      "wav", "RF64 that does not fit",
      riff(
        "WAVE", size: 0xFFFF_FFFF, longSizes + format + chunk("data", size: 0xFFFF_FFFF, .zeros(5)),
        name: "RF64"), .cut),
    Case(
      "wav", "a data size that the sound has outgrown, and no chunk behind",
      riff("WAVE", size: 36, format + chunk("data", .zeros(6)) + .zeros(4999) + [1]), .open),
    Case(
      "wav", "padding of zeros behind the data",
      riff("WAVE", size: 36, format + chunk("data", .zeros(6)) + .zeros(5000)), .complete),
    Case(
      "wav", "a large chunk behind the data",
      riff("WAVE", size: 36, format + chunk("data", .zeros(6)) + chunk("LIST", .zeros(5000))),
      .complete),
    Case("wav", "no data chunk", riff("WAVE", size: 28, format), .unknown),
  ]

  static func aiff(_ size: UInt64) -> [UInt8] {
    .of(.text("FORM"), .big(size, 4), .text("AIFF"), .zeros(6))
  }

  /// Headers of 24 bytes and four of sound.
  static func au(_ size: UInt64) -> [UInt8] {
    .of(.text(".snd"), .big(24, 4), .big(size, 4), .zeros(12), .zeros(4))
  }

  static func caf(_ size: UInt64) -> [UInt8] {
    .of(
      .text("caff"), .zeros(4), .text("desc"), .big(2, 8), .zeros(2), .text("data"), .big(size, 8),
      .zeros(4))
  }

  /// A chunk of 27 bytes is followed by five that align the next.
  static func w64(_ size: UInt64) -> [UInt8] {
    .of(
      .zeros(40), .text("fmt "), .zeros(12), .little(27, 8), .zeros(8), .text("data"), .zeros(12),
      .little(size, 8), .zeros(4))
  }

  static let interchange = [
    Case("aiff", "the size fits", aiff(10), .complete),
    Case("aiff", "the size is too big", aiff(12), .cut),
    Case("aiff", "the size of a pipe", aiff(0x7FFF_F000), .open),
    Case("au", "the size fits", au(4), .complete),
    Case("au", "the size is too big", au(5), .cut),
    Case("au", "the size is all ones", au(0xFFFF_FFFF), .open),
    Case("caf", "the size fits", caf(4), .complete),
    Case("caf", "the size is too big", caf(5), .cut),
    Case("caf", "the size is −1", caf(.max), .open),
    Case("w64", "the size fits", w64(28), .complete),
    Case("w64", "the size is too big", w64(29), .cut),
    Case("w64", "the size is only the header's", w64(24), .open),
    Case("aiff", "the size was never filled in", aiff(0), .unfinished),
  ]

  // MARK: Ogg, RFC 3533 §6

  static func page(_ flags: UInt8, _ body: [UInt8], version: UInt8 = 0, segment: UInt8? = nil)
    -> [UInt8]
  {
    .of(.text("OggS"), [version, flags], .zeros(20), [1, segment ?? UInt8(body.count)], body)
  }

  static let ogg = [
    Case("ogg", "the last page ends the stream", page(2, [1]) + page(4, [1, 2]), .complete),
    Case("ogg", "the last page does not end it", page(2, [1]) + page(0, [1, 2]), .cut),
    Case("ogg", "the last page is not whole", page(2, [1]) + page(4, [1, 2], segment: 3), .cut),
    Case("ogg", "a page's header is not whole", page(2, [1]) + page(4, [1]).prefix(20), .cut),
    Case(
      "ogg", "the letters OggS inside a page are no page",
      page(2, [1]) + page(4, page(0, [7], version: 9)), .complete),
    Case("ogg", "no page at all", .zeros(40), .unknown),
  ]

  // MARK: ASF specification §3.2, ISO/IEC 13818-1

  static let properties: [UInt8] = [
    0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11, 0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65,
  ]

  /// 150 bytes: 30 of header, then the File Properties Object of 104 bytes, then 16.
  static func asf(size: UInt64, flags: UInt64 = 2, properties: [UInt8] = properties) -> [UInt8] {
    .of(
      .zeros(30), properties, .little(104, 8), .zeros(16), .little(size, 8), .zeros(40),
      .little(flags, 4), .zeros(12), .zeros(16))
  }

  /// Twelve packets of 188 bytes.
  static func transport(code: [UInt8] = [], after: Int = 0) -> [UInt8] {
    (0..<12).flatMap { _ in code + [0x47] + .zeros(187 + after) }
  }

  static let others = [
    Case("asf", "the stated size is the file's", asf(size: 150), .complete),
    Case("asf", "the stated size is larger", asf(size: 151), .cut),
    Case("asf", "a broadcast states no size", asf(size: 9999, flags: 1), .unknown),
    Case("asf", "no size", asf(size: 0), .unknown),
    Case("asf", "no file properties", asf(size: 150, properties: .zeros(16)), .unknown),
    Case("asf", "a header cut", Array(asf(size: 150).prefix(100)), .cut),
    Case("mpegts", "whole packets", transport(), .unknown),
    Case("mpegts", "a packet cut", transport().dropLast(), .cut),
    Case("mpegts", "the first lacks its beginning", Array(transport().dropFirst(100)), .unknown),
    Case("mpegts", "both ends cut", Array(transport().dropFirst(100).dropLast(9)), .cut),
    Case("mpegts", "whole packets with time codes", transport(code: [1, 2, 3, 4]), .unknown),
    Case("mpegts", "time codes like marks", transport(code: [0x47, 2, 3, 4]), .unknown),
    Case("mpegts", "one with a time code cut", transport(code: [0x47, 2, 3, 4]).dropLast(), .cut),
    Case("mpegts", "packets with a checksum", transport(after: 16), .unknown),
    Case("mpegts", "no marks", .zeros(4000), .unknown),
    Case("mpegts", "junk behind", transport() + .zeros(100), .unknown),
    Case(
      "mpegts", "time codes and junk behind", transport(code: [1, 2, 3, 4]) + .zeros(99), .unknown),
    Case("mp3", "no frames", .zeros(400), .unknown),
    Case("3gp", "boxes", BoxWalkTests.start + BoxWalkTests.box("mdat", size: 99, []), .cut),
  ]

  @Test("the structure tells", arguments: matroska + avi + wave + interchange + ogg + others)
  func envelope(_ row: Case) throws {
    let file = try HandMadeFile(row.bytes)
    #expect(ContainerEnvelope.examine(file.reader, container: row.container) == row.envelope)
  }

  @Test(
    "no container's header, cut anywhere, traps",
    arguments: matroska + avi + wave + interchange + ogg + others)
  func prefixes(_ row: Case) throws {
    for length in stride(
      from: 0, through: row.bytes.count, by: max(1, row.bytes.count / 150))
    {
      let file = try HandMadeFile(Array(row.bytes.prefix(length)))
      _ = ContainerEnvelope.examine(file.reader, container: row.container)
    }
  }
}

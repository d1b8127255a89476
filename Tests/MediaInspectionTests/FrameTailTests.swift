import Testing

@testable import MediaInspection

/// Rows of frames written by hand: the heads after each format's specification, lengths by hand count.
@Suite("Whether the last frame of a row is whole")
struct FrameTailTests {
  typealias Case = ContainerEnvelopeTests.Case

  /// A frame: its head, and what fills it to its length.
  private static func frame(_ head: [UInt8], _ length: Int) -> [UInt8] {
    head + [UInt8](repeating: 0x55, count: length - head.count)
  }

  private static func row(_ count: Int, _ head: [UInt8], _ length: Int) -> [UInt8] {
    (0..<count).flatMap { _ in frame(head, length) }
  }

  /// MPEG-1 layer 3, 128 kbit/s, 44.1 kHz: 144 × 128000 ÷ 44100 = 417 bytes.
  static let mp3 = row(9, [0xFF, 0xFB, 0x90, 0x00], 417)
  /// MPEG-2 layer 3, 64 kbit/s, 22.05 kHz: 72 × 64000 ÷ 22050 = 208, and 209 with its padding.
  static let slowMP3 = row(9, [0xFF, 0xF3, 0x82, 0x00], 209)
  /// MPEG-1 layer 1, 192 kbit/s, 48 kHz: 12 × 192000 ÷ 48000 = 48 slots of four bytes.
  static let layer1 = row(9, [0xFF, 0xFF, 0x64, 0x00], 192)
  /// MPEG-1 layer 2, 192 kbit/s, 48 kHz: 144 × 192000 ÷ 48000 = 576 bytes.
  static let layer2 = row(9, [0xFF, 0xFD, 0xA4, 0x00], 576)
  static let identity: [UInt8] = .of(.text("TAG"), .zeros(125))

  static let mpegAudio = [
    Case("mp3", "whole frames", mp3, .unknown),
    Case("mp3", "the last lacks a byte", mp3.dropLast(), .cutFrame),
    Case("mp3", "two bytes of a further head", mp3 + mp3.prefix(2), .cutFrame),
    Case("mp3", "a single byte more may be anything", mp3 + mp3.prefix(1), .unknown),
    Case("mp3", "half the rate", slowMP3.dropLast(7), .cutFrame),
    Case("mp3", "half the rate, whole", slowMP3, .unknown),
    Case("mp3", "layer 1", layer1.dropLast(), .cutFrame),
    Case("mp3", "layer 1, whole", layer1, .unknown),
    Case("mp3", "layer 2", layer2.dropLast(), .cutFrame),
    Case("mp3", "layer 2, whole", layer2, .unknown),
    Case("mp3", "junk before", .zeros(999) + mp3.dropLast(), .cutFrame),
    Case("mp3", "junk between", .of(mp3, .zeros(50)) + mp3.dropLast(), .cutFrame),
    Case("mp3", "zeros behind", .of(mp3, .zeros(300)), .unknown),
    Case("mp3", "zeros behind a frame that lacks bytes", mp3.dropLast(9) + .zeros(300), .unknown),
    Case("mp3", "ID3v1 behind", mp3 + identity, .unknown),
    Case("mp3", "ID3v1 behind a frame that lacks bytes", mp3.dropLast(200) + identity, .unknown),
    Case(
      "mp3", "APEv2 behind", mp3.dropLast(200) + .text("APETAGEX") + .zeros(24), .unknown),
    Case("mp3", "Lyrics3 behind", mp3.dropLast(200) + .text("LYRICS200"), .unknown),
    Case("mp3", "too few for a row", Array(mp3.prefix(3 * 417 + 9)), .unknown),
    Case(
      "mp3", "another rate is another stream",
      Array(mp3.prefix(3 * 417) + slowMP3.prefix(300)), .unknown),
    Case("mp3", "a free rate states no length", row(9, [0xFF, 0xFB, 0, 0], 417), .unknown),
    Case("mp3", "two rows beside each other", twins.dropLast(), .unknown),
  ]

  /// Each frame holds the likeness of a head in its middle.
  static let twins = row(
    9, .of([0xFF, 0xFB, 0x90, 0x00], .zeros(200), [0xFF, 0xFB, 0x90, 0x00]), 417)

  /// AAC-LC, 44.1 kHz, two channels; 13 bits of length: 300 = 0b0000_1001_0110_0.
  static let adts = row(9, [0xFF, 0xF1, 0x50, 0x80, 0x25, 0x9F, 0xFC], 300)
  /// 48 kHz, frame size code 20: 192 kbit/s, 384 words by the table.
  static let ac3 = row(9, [0x0B, 0x77, 0, 0, 0x14, 0x40], 768)
  /// 44.1 kHz, frame size code 21: 192 kbit/s, 418 words.
  static let oddAC3 = row(9, [0x0B, 0x77, 0, 0, 0x55, 0x40], 836)
  /// A frame size of 255: 256 words. The identification is 16.
  static let eac3 = row(9, [0x0B, 0x77, 0, 0xFF, 0x3F, 0x80], 512)

  static let otherSound = [
    Case("aac", "whole frames", adts, .unknown),
    Case("aac", "the last lacks a byte", adts.dropLast(), .cutFrame),
    Case("aac", "zeros behind", adts.dropLast() + .zeros(9), .unknown),
    Case("ac3", "whole frames", ac3, .unknown),
    Case("ac3", "the last lacks a byte", ac3.dropLast(), .cutFrame),
    Case("ac3", "a frame of an odd number of words, whole", oddAC3, .unknown),
    Case("ac3", "a frame of an odd number of words", oddAC3.dropLast(), .cutFrame),
    Case("eac3", "whole frames", eac3, .unknown),
    Case("eac3", "the last lacks a byte", eac3.dropLast(), .cutFrame),
  ]

  /// RFC 4867 §5.3: type 7 has 31 bytes behind its first, type 15 none; 3GPP TS 26.201: type 2 of the
  /// wide band has 32.
  static let narrow: [UInt8] = .of(.text("#!AMR\n"), row(5, [0x3C], 32), [0x7C, 0x7C])
  static let wide: [UInt8] = .of(.text("#!AMR-WB\n"), row(5, [0x14], 33))

  static let speech = [
    Case("amr", "whole frames", narrow, .unknown),
    Case("amr", "the last lacks a byte", narrow + frame([0x3C], 32).dropLast(), .cutFrame),
    Case("amr", "wide band, whole", wide, .unknown),
    Case("amr", "wide band, the last lacks a byte", wide.dropLast(), .cutFrame),
    Case("amr", "zeros behind", .of(narrow, .zeros(30)), .unknown),
    Case("amr", "a reserved type", narrow + [0x4C], .unknown),
    Case("amr", "several channels", .of(.text("#!AMR_MC1.0\n"), .zeros(30)), .unknown),
    Case(
      "amr", "more than is read at once, whole", .of(.text("#!AMR\n"), row(5000, [0x3C], 32)),
      .unknown),
    Case(
      "amr", "more than is read at once", .of(.text("#!AMR\n"), row(5000, [0x3C], 32)).dropLast(),
      .cutFrame),
  ]

  // MARK: Program streams, Flash, WavPack

  /// ISO/IEC 13818-1 §2.5.3.3: a pack header with two bytes of stuffing; §2.4.3.6: a packet of video.
  static let pack: [UInt8] = frame([0, 0, 1, 0xBA, 0x44, 0, 4, 0, 4, 1, 1, 1, 1, 0xFA], 16)
  static let packet: [UInt8] = frame([0, 0, 1, 0xE0, 0, 94], 100)
  static let program = (0..<4).flatMap { _ in pack + packet }
  /// ISO/IEC 11172-1 §2.4.3.2: a pack header has 12 bytes.
  static let elder = (0..<4).flatMap { _ in frame([0, 0, 1, 0xBA, 0x21], 12) + packet }

  static let programs = [
    Case("mpeg", "whole packets", program, .unknown),
    Case("mpeg", "the last packet lacks a byte", program.dropLast(), .cutFrame),
    Case("mpeg", "a start code only", program + [0, 0, 1], .cutFrame),
    Case("mpeg", "an end code", program + [0, 0, 1, 0xB9], .unknown),
    Case("mpeg", "MPEG-1, whole", elder, .unknown),
    Case("mpeg", "MPEG-1, the last packet lacks a byte", elder.dropLast(), .cutFrame),
    Case("mpeg", "zeros behind", .of(program, .zeros(64)), .unknown),
    Case(
      "mpeg", "a packet of no stated length", program + frame([0, 0, 1, 0xE0, 0, 0], 50), .unknown),
  ]

  /// A tag of 11 bytes of head and 50 of sound, and its size behind it.
  private static func tag(_ type: UInt8) -> [UInt8] {
    .of([type], .big(50, 3), .zeros(7), [UInt8](repeating: 0x55, count: 50), .big(61, 4))
  }
  static let flash: [UInt8] = .of(
    .text("FLV"), [1, 5], .big(9, 4), .zeros(4), tag(18), tag(9), tag(8))

  /// A block of a head of 32 bytes and 68 more; its size does not count the first eight.
  static let wavPack = row(
    4, .of(.text("wvpk"), .little(92, 4), [0x10, 4], .zeros(22)), 100)

  static let others = [
    Case("flv", "whole tags", flash, .unknown),
    Case("flv", "the last tag lacks its end", flash.dropLast(9), .cutFrame),
    Case("flv", "the last tag's size is missing", flash.dropLast(4), .unknown),
    Case("flv", "zeros behind", .of(flash, .zeros(99)), .unknown),
    Case("wv", "whole blocks", wavPack, .unknown),
    Case("wv", "the last block lacks a byte", wavPack.dropLast(), .cutFrame),
    Case("wv", "APEv2 behind", .of(wavPack, .text("APETAGEX"), .zeros(24)), .unknown),
  ]

  static let all = mpegAudio + otherSound + speech + programs + others

  @Test("the last frame tells", arguments: all)
  func envelope(_ row: Case) throws {
    let file = try HandMadeFile(row.bytes)
    #expect(ContainerEnvelope.examine(file.reader, container: row.container) == row.envelope)
  }

  @Test("no row of frames, cut anywhere, traps or is called more than cut", arguments: all)
  func prefixes(_ row: Case) throws {
    for length in stride(from: 0, through: row.bytes.count, by: max(1, row.bytes.count / 150)) {
      let file = try HandMadeFile(Array(row.bytes.prefix(length)))
      let envelope = ContainerEnvelope.examine(file.reader, container: row.container)
      #expect([.unknown, .cutFrame].contains(envelope))
    }
  }

  @Test("frames to the end are a stream, however few; frames in the middle of a file are not")
  func found() throws {
    let junk = [UInt8](repeating: 0x20, count: 9000)
    for (bytes, isFound) in [
      (junk + Self.mp3, true), (junk + Self.mp3.dropLast(), true), (Self.mp3 + junk, false),
      (junk, false), (Self.mp3 + Self.identity, true),
    ] {
      let file = try HandMadeFile(bytes)
      #expect(RawStream.isFound(in: file.reader, as: "mp3") == isFound)
    }
  }
}

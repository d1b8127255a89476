import TestSupport
import Testing

/// MP3 files put together by hand from the published layouts of their headers: what encoders other than
/// ffmpeg write. A frame of MPEG-1 layer 3 at 128 kbit/s and 44.1 kHz has 417 bytes and 1152 samples.
@Suite("Headers and tags of MP3")
struct MP3HeaderTests {
  static let frames = 500
  /// 500 × 1152 ÷ 44100 s.
  static let milliseconds = 13_061
  private static let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + zeros(413)
  private static let sound = (0..<frames).flatMap { _ in frame }

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private static func big(_ number: Int, _ length: Int) -> [UInt8] {
    (0..<length).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// A frame whose side information of 32 bytes is empty and whose sound is the header: 36 bytes in.
  private static func first(_ header: [UInt8]) -> [UInt8] {
    [UInt8](frame[..<4]) + zeros(32) + header + zeros(417 - 36 - header.count)
  }

  /// Fraunhofer's: version, delay, quality, bytes, frames, then the table of contents: entries, scale,
  /// size of an entry, frames an entry.
  private static var vbri: [UInt8] {
    let length = big(417 * frames, 4) + big(frames, 4)
    return Array("VBRI".utf8) + big(1, 2) + big(0, 2) + big(75, 2) + length + big(0, 2) + big(1, 2)
      + big(2, 2) + big(1, 2)
  }

  /// Xing's: flags, of which the lowest says that the number of frames follows.
  private static var xing: [UInt8] { Array("Xing".utf8) + big(1, 4) + big(frames, 4) }

  static let headers: [(name: String, bytes: [UInt8])] = [("VBRI", vbri), ("Xing", xing)]

  private func record(_ bytes: [UInt8]) throws -> JSON {
    let folder = try TemporaryFolder()
    return try ExhibitProgram.record(try folder.write(bytes, to: "talk.mp3"))
  }

  @Test("a header's count of frames is the claim", arguments: headers)
  func claim(_ header: (name: String, bytes: [UInt8])) throws {
    let whole = Self.first(header.bytes) + Self.sound
    let duration = try record(whole)["media"]["duration"]
    #expect(duration["verdict"].string == "verified", "\(duration)")
    #expect(duration["declaredMilliseconds"].integer == Self.milliseconds)
    #expect(duration["milliseconds"].integer == Self.milliseconds)

    // 240 frames are left: 240 × 1152 ÷ 44100 s = 6.269 s.
    let cut = try record(Array(whole.prefix(241 * 417)))
    #expect(cut.codes == ["media.truncated"])
    #expect(cut["media"]["duration"]["declaredMilliseconds"].integer == Self.milliseconds)
    let left = try #require(cut["media"]["duration"]["milliseconds"].integer)
    #expect(abs(left - 6269) <= 27)
  }

  @Test("a header that counts nothing claims nothing")
  func noCount() throws {
    let whole = Self.first(Array("Xing".utf8) + Self.zeros(4)) + Self.sound
    let duration = try record(whole)["media"]["duration"]
    #expect(duration["verdict"].string == "estimated")
    #expect(!duration["declaredMilliseconds"].exists)
  }

  /// ID3v2.3 with 1,014 bytes of padding, and ID3v1.
  private static let front: [UInt8] =
    Array("ID3".utf8) + [3, 0, 0, 0, 0, 7, 0x76] + zeros(1014)
  private static let back: [UInt8] = Array("TAG".utf8) + zeros(125)
  private static let letters = (0..<20_000).map { UInt8(0x21 + $0 % 90) }

  static let surroundings: [(name: String, front: [UInt8], back: [UInt8])] = [
    ("tags at both ends", front, back), ("two tags before", front + front, []),
    ("a tag and zeros before", front + zeros(3000), []), ("zeros before", zeros(70_000), []),
    ("letters behind a tag, and a tag behind", front + letters.prefix(900), back),
    ("zeros behind", front, zeros(5001)),
    ("two tags behind", front, Array("APETAGEX".utf8) + zeros(24) + back),
  ]

  @Test(
    "tags and junk around the frames are neither damage nor much length", arguments: surroundings)
  func around(_ around: (name: String, front: [UInt8], back: [UInt8])) throws {
    let record = try record(around.front + Self.sound + around.back)
    #expect(record.codes == ["media.duration-estimated"], "\(record)")
    #expect(record["mediaType"].string == "audio/mpeg")
    // libav may take junk for one frame more.
    let measured = try #require(record["media"]["duration"]["milliseconds"].integer)
    #expect(abs(measured - Self.milliseconds) <= 54)
  }

  @Test("frames that a tag closes are no broken download")
  func closed() throws {
    #expect(
      try record(Self.front + Self.sound.dropLast(200) + Self.back).codes
        == ["media.duration-estimated"])
    #expect(try record(Self.front + Self.sound.dropLast(200)).codes == ["media.truncated"])
  }

  @Test("a quarter of a second of MP3 is a recording, alone or behind junk")
  func short() throws {
    let few = Array(Self.sound.prefix(10 * 417))
    for bytes in [Self.front + few, Self.zeros(3000) + few] {
      let record = try record(bytes)
      #expect(record["media"]["container"].string == "mp3", "\(record)")
      #expect(abs((record["media"]["duration"]["milliseconds"].integer ?? 0) - 261) <= 27)
    }
  }
}

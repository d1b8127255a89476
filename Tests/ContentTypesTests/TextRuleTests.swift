import Artifacts
import ContentTypes
import Testing

@Suite("Text of any character set is text, and nothing else is")
struct TextRuleTests {
  private func reader(_ bytes: [UInt8]) -> ContentType.Reader {
    ContentSniffer(prefix: bytes).contentType.reader
  }

  /// `Повестка дня: нормы группы и протокол ` in windows-1251, by Python.
  private static let russian: [UInt8] = [
    0xCF, 0xEE, 0xE2, 0xE5, 0xF1, 0xF2, 0xEA, 0xE0, 0x20, 0xE4, 0xED, 0xFF, 0x3A, 0x20, 0xED, 0xEE,
    0xF0, 0xEC, 0xFB, 0x20, 0xE3, 0xF0, 0xF3, 0xEF, 0xEF, 0xFB, 0x20, 0xE8, 0x20, 0xEF, 0xF0, 0xEE,
    0xF2, 0xEE, 0xEA, 0xEE, 0xEB, 0x20,
  ]

  /// `会議の議題と規範` in Shift_JIS, by Python.
  private static let japanese: [UInt8] = [
    0x89, 0xEF, 0x8B, 0x63, 0x82, 0xCC, 0x8B, 0x63, 0x91, 0xE8, 0x82, 0xC6, 0x8B, 0x4B, 0x94, 0xCD,
  ]

  @Test("letters of one or two high bytes, and a stray control character")
  func texts() {
    #expect(reader(Self.russian) == .text)
    #expect(reader((0..<8).flatMap { _ in Self.russian }) == .text)
    #expect(reader((0..<8).flatMap { _ in Self.japanese }) == .text)
    #expect(reader(Array("We met and agreed\u{1} on our norms.".utf8)) == .text)
  }

  @Test("many control characters or a zero make no text")
  func controls() {
    #expect(reader(Array("Our no\u{1}rms\u{2} and\u{3} more".utf8)) != .text)
    #expect(reader(Array("Our norms and protocols\0and more".utf8)) != .text)
  }

  @Test("random bytes are no text", arguments: [100, 1_000, 16_384])
  func random(count: Int) {
    var state: UInt64 = 0x5EED_0006
    for _ in 0..<200 {
      let bytes = (0..<count).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 24)
      }
      #expect(!TextRule.fits(bytes))
    }
  }

  /// First bytes of what FFmpeg 5.1 wrote of a sine, noise and a test picture.
  static let recordings: [(String, String)] = [
    (
      "mp3",
      "fffb50c400000a2c432e55948001811566233ad00007aac38e3385d364f1a1c1"
        + "081c581f5e1f181c46041e89e5b32e5a0fa83b136bf0f860501404030282440c"
    ),
    (
      "mp3 of noise",
      "fffb54c4000007d80369741100018817b17f1e60004d226804080307c1f07e1f"
        + "ad60e020e13c4e0f83e7f9383e7fca021f4fcb83e1f2e0fffc1f07c1f0401004"
    ),
    (
      "ADTS",
      "fff14c40233ffcde02004c61766335392e33372e313030000280a9505a942d15"
        + "0b4344d0d0b4741d0d05fb55d579ee4ae39ce8ba8d542ab554911529260eb19a"
    ),
    (
      "mp2",
      "fffde0c4ecccbdcbcccffffffd080002cfffffffffcc51f72fe1dc61ce0d65da"
        + "3be7c25d69da7d2ace8d2bce9baabecd2ad6dd6bceeddffebffc803affd7ffbf"
    ),
    (
      "H.264",
      "0000000167f4000a919b2884d808800000030080000019078912cb0000000168"
        + "ebe3c448440000010605ffffa9dc45e9bde6d948b7962cd820d923eeef783236"
    ),
  ]

  @Test("compressed sound and pictures are no text", arguments: recordings)
  func compressed(name: String, hexadecimal: String) {
    let digits = Array(hexadecimal)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<($0 + 2)]), radix: 16)
    }
    #expect(bytes.count == 64)
    for count in [32, 48, 64] { #expect(!TextRule.fits(bytes.prefix(count)), "\(name)") }
  }
}

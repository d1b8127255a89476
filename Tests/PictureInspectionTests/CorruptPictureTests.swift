import Artifacts
import TestSupport
import Testing

@testable import PictureInspection

/// A generator whose numbers are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Whatever the bytes are, an answer comes back, soon.
@Suite("Corrupt pictures", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct CorruptPictureTests {
  static func sound(_ picture: MadePicture) throws -> [UInt8] {
    let telephone = HandMadeExif.telephone
    return switch picture {
    case .jpg: telephone.insert(intoJPEG: try picture.bytes())
    case .png: telephone.insert(intoPNG: try picture.bytes())
    case .webp: telephone.insert(intoWebP: try picture.bytes())
    default: try picture.bytes()
    }
  }

  static func check(_ reply: Reply) {
    #expect(reply.kind == .image)
    #expect(reply.image.map { $0.width > 0 && $0.height > 0 } ?? !reply.findings.isEmpty)
    #expect(reply.image?.orientation.map { (1...8).contains($0) } ?? true)
  }

  @Test(
    "flipped bits", .timeLimit(.minutes(10 * Sanitizer.patience)), arguments: MadePicture.allCases)
  func flipped(_ picture: MadePicture) throws {
    let whole = try Self.sound(picture)
    var random = Seeded(state: 2026)
    for _ in 0..<300 {
      var bytes = whole
      // Most structure lies at the start and in what was put at the end.
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let near = Bool.random(using: &random) ? 0..<min(600, whole.count) : whole.indices
        bytes[Int.random(in: near, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      }
      Self.check(try HandMadePicture(bytes).inspect(picture.mediaType))
    }
  }

  @Test(
    "cut anywhere near its start", .timeLimit(.minutes(10 * Sanitizer.patience)),
    arguments: MadePicture.allCases)
  func cut(_ picture: MadePicture) throws {
    let whole = try Self.sound(picture)
    for length in 1..<min(600, whole.count) {
      Self.check(try HandMadePicture(Array(whole.prefix(length))).inspect(picture.mediaType))
    }
  }

  @Test(
    "EXIF with any byte set to the largest number", .timeLimit(.minutes(10 * Sanitizer.patience)),
    arguments: [true, false])
  func hugeCounts(_ isBig: Bool) throws {
    var exif = HandMadeExif.telephone
    exif.isBig = isBig
    let whole = exif.tiff
    for position in whole.indices {
      for length in [1, 2, 4] where position + length <= whole.count {
        var bytes = whole
        for offset in 0..<length { bytes[position + offset] = 0xFF }
        _ = ExifFacts(bytes)
        let picture = try HandMadePicture(bytes)
        _ = TIFFExcerpt(picture.file).map { ExifFacts($0.exif) }
      }
    }
  }

  @Test(
    "directories that point at each other", .timeLimit(.minutes(10 * Sanitizer.patience)),
    arguments: [0x8769, 0x8825, 0xA005])
  func loops(_ pointer: UInt64) {
    // One entry that points back to its own directory, and a next directory that is the same.
    let bytes: [UInt8] = .of(
      .text("MM\u{0}*"), .big(8, 4), .big(1, 2), .big(pointer, 2), .big(4, 2), .big(1, 4),
      .big(8, 4), .big(8, 4))
    #expect(ExifFacts(bytes) == ExifFacts())
  }

  @Test("every picture read as every type", arguments: MadePicture.allCases, MadePicture.allCases)
  func swapped(_ picture: MadePicture, _ other: MadePicture) throws {
    Self.check(try HandMadePicture(picture.bytes()).inspect(other.mediaType))
  }

  @Test("nothing, zeros, ones", arguments: MadePicture.allCases)
  func nothing(_ picture: MadePicture) throws {
    for bytes: [UInt8] in [[0], .zeros(4096), [UInt8](repeating: 0xFF, count: 4096)] {
      Self.check(try HandMadePicture(bytes).inspect(picture.mediaType))
    }
  }
}

import Artifacts
import Foundation
import TestSupport
import Testing

@testable import PictureInspection

/// Whole and cut files of every format that can tell: the cut ones, and no other, are damaged.
@Suite("Pictures whose end is missing", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct PictureEndTests {
  static let telling: [MadePicture] = [.jpg, .png, .webp, .gif, .tiff, .avif]

  @Test("a picture cut short is damaged", arguments: telling, [0.99, 0.9, 0.5, 0.25])
  func cut(_ picture: MadePicture, _ share: Double) throws {
    let bytes = try picture.bytes()
    let part = Array(bytes.prefix(Int(Double(bytes.count) * share)))
    let reply = try HandMadePicture(part).inspect(picture.mediaType)
    #expect(reply.findings.map(\.code) == [.imageDamaged])
    #expect(reply.findings.first?.message.contains("end is missing") == true)
  }

  /// TIFF is left out: ffmpeg's ends with four bytes that say that no directory follows.
  @Test(
    "a picture that lacks its last two bytes is damaged", arguments: telling.filter { $0 != .tiff })
  func almostWhole(_ picture: MadePicture) throws {
    let reply = try HandMadePicture(Array(picture.bytes().dropLast(2)))
      .inspect(picture.mediaType)
    #expect(reply.findings.map(\.code) == [.imageDamaged])
  }

  @Test("what is appended to a picture is no fault", arguments: telling)
  func appended(_ picture: MadePicture) throws {
    let tail: [UInt8] = .of(.zeros(700), .text("SEFT and a film"), [0xFF, 0xD8, 1])
    let reply = try HandMadePicture(picture.bytes() + tail).inspect(picture.mediaType)
    #expect(reply.findings.isEmpty)
  }

  @Test("a preview inside does not stand for the picture's own end")
  func preview() throws {
    let whole = try MadePicture.jpg.bytes()
    // An APP2 segment that holds a whole JPEG, end marker included.
    let segment: [UInt8] = .of([0xFF, 0xE2], .big(UInt64(whole.count + 2), 2), whole)
    let nested = whole.prefix(2) + segment + whole.dropFirst(2)
    #expect(try HandMadePicture(Array(nested)).inspect("image/jpeg").findings.isEmpty)
    let reply = try HandMadePicture(Array(nested.dropLast(40))).inspect("image/jpeg")
    #expect(reply.findings.map(\.code) == [.imageDamaged])
  }

  @Test("an end marker across two reads is found", arguments: [0, 1, 2, 3])
  func acrossWindows(_ shift: Int) throws {
    // Coded data without any marker, longer than one read of 256 KiB, and something behind its end.
    let head: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0] + ImageSizeTests.frame + [0xFF, 0xDA]
    let length = (256 << 10) - 3 + shift
    let bytes = head + [UInt8](repeating: 0x55, count: length) + [0xFF, 0xD9] + .zeros(99)
    #expect(try HandMadePicture(bytes).inspect("image/jpeg").findings.isEmpty)
  }

  @Test("an animated GIF is walked to its trailer")
  func animation() throws {
    let path = try MediaMaker.make("a.gif", MediaMaker.picture("96x64", rate: "10", seconds: 2))

    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try HandMadePicture(bytes).inspect("image/gif").findings.isEmpty)
    let reply = try HandMadePicture(Array(bytes.dropLast())).inspect("image/gif")
    #expect(reply.findings.map(\.code) == [.imageDamaged])
  }
}

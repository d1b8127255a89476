import Artifacts
import Foundation
import Inspection
import TestSupport
import Testing

/// What a parent takes from an inspector that a file may have taken over: JPEG files that ffmpeg made,
/// changed byte by byte after ITU-T T.81 §B.
@Suite(
  "What is taken of drawn pictures", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct DrawingCheckTests {
  /// 64 by 48; `-bitexact` leaves out ffmpeg's own comment.
  private static func jpeg(_ options: [String] = ["-bitexact"]) throws -> [UInt8] {
    let path = try MediaMaker.make(
      "plain.jpg",
      MediaMaker.picture("64x48", rate: "1", seconds: 1) + ["-frames:v", "1"] + options)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func isPlain(_ bytes: [UInt8]) -> Bool {
    DrawingCheck.isPlainJPEG(bytes, width: 64, height: 48)
  }

  @Test("a plain JPEG of the stated size is taken")
  func plain() throws {
    let bytes = try Self.jpeg()
    #expect(isPlain(bytes))
    #expect(!DrawingCheck.isPlainJPEG(bytes, width: 48, height: 64))
    #expect(
      DrawingCheck.isSound(
        DrawnPictures(poster: DrawnPictures.Drawing(width: 64, height: 48, jpeg: bytes))))
  }

  @Test("a segment of anything but tables, frame and scan is refused")
  func segments() throws {
    let bytes = try Self.jpeg()
    for marker: UInt8 in [0xE1, 0xE2, 0xEC, 0xED, 0xEE, 0xFE, 0xC2, 0xD9] {
      #expect(!isPlain(Array(bytes[..<2]) + [0xFF, marker, 0, 4, 0x41, 0x42] + bytes[2...]))
    }
    // JFIF with a thumbnail behind it.
    #expect(
      !isPlain(
        Array(bytes[..<2]) + [0xFF, 0xE0, 0, 17] + [UInt8](repeating: 0, count: 15) + bytes[2...]))
    #expect(try !isPlain(Self.jpeg([])), "ffmpeg's own comment")
  }

  @Test("what is cut off, goes on behind its end or is no picture is refused")
  func ends() throws {
    let bytes = try Self.jpeg()
    for count in 0..<bytes.count { #expect(!isPlain(Array(bytes.prefix(count)))) }
    #expect(!isPlain(bytes + [0]) && !isPlain(bytes + bytes))
    #expect(!isPlain(bytes + Array("<script>".utf8) + [0xFF, 0xD9]))
    #expect(!isPlain(Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)))
    #expect(!isPlain([UInt8](repeating: 0xFF, count: 100)))
  }

  @Test("numbers that no page may have are refused")
  func numbers() throws {
    let drawing = DrawnPictures.Drawing(width: 64, height: 48, jpeg: try Self.jpeg())
    func isSound(_ columns: Int, _ times: [Int64]) -> Bool {
      DrawingCheck.isSound(
        DrawnPictures(
          sheet: DrawnPictures.Sheet(drawing: drawing, columns: columns, milliseconds: times)))
    }
    #expect(isSound(4, [0, 1, 2]) && isSound(1, [0, 40]))
    #expect(!isSound(0, [0, 1]) && !isSound(5, [0, 1]) && !isSound(4, [0]) && !isSound(4, []))
    #expect(!isSound(4, [1, 0]) && !isSound(4, [0, 0]) && !isSound(4, [-1, 0]))
    #expect(!isSound(4, Array(0..<13)) && !isSound(4, [0, .max]))
    #expect(DrawingCheck.isSound(DrawnPictures(waveform: [UInt8](repeating: 9, count: 240))))
    #expect(!DrawingCheck.isSound(DrawnPictures(waveform: [1, 2, 3])))
    let large = DrawnPictures.Drawing(
      width: 64, height: 48, jpeg: try Self.jpeg() + [UInt8](repeating: 0, count: 1 << 20))
    #expect(!DrawingCheck.isSound(DrawnPictures(poster: large)))
  }
}

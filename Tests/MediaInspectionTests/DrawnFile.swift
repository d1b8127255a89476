import Artifacts
import Foundation
import TestSupport
import Testing

@testable import MediaInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is drawn of a file, and its pixels as ffmpeg decodes them.
enum DrawnFile {
  static func recording(_ path: String, milliseconds: Int64) throws -> DrawnPictures {
    try opened(path) { $0.drawing(ofRecording: milliseconds, demuxer: nil) }
  }

  static func photo(
    _ path: String, _ mediaType: String, orientation: Int? = nil
  ) throws -> DrawnPictures {
    try opened(path) {
      $0.drawing(ofPhoto: mediaType, turning: PictureTurning(exif: orientation))
    }
  }

  private static func opened(
    _ path: String, _ body: (PictureDrawing) -> DrawnPictures
  ) throws -> DrawnPictures {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open") }
    defer { close(descriptor) }
    let size = Int64(lseek(descriptor, 0, SEEK_END))
    return body(PictureDrawing(descriptor: descriptor, size: size))
  }
}

/// A JPEG decoded by ffmpeg.
struct DecodedJPEG {
  let width: Int
  private let rgb: [UInt8]

  init(_ drawing: DrawnPictures.Drawing) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(drawing.jpeg, to: "drawn.jpg")
    let result = try Tool.ffmpeg.run(
      ["-nostdin", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"])
    #expect(result.output.count == drawing.width * drawing.height * 3, "\(result.errorText)")
    (width, rgb) = (drawing.width, result.output)
  }

  /// Whether the pixel is of this colour, nearly: video and JPEG both lose some.
  func isNear(_ colour: Int, x: Int, y: Int) -> Bool {
    let place = (y * width + x) * 3
    guard rgb.indices.contains(place + 2) else { return false }
    let wanted = [colour >> 16 & 255, colour >> 8 & 255, colour & 255]
    return (0..<3).allSatisfy { abs(Int(rgb[place + $0]) - wanted[$0]) <= 14 }
  }
}

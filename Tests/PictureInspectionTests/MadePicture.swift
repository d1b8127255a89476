import Foundation
import TestSupport

/// Pictures made by ffmpeg, 96 by 64.
enum MadePicture: String, CaseIterable, Sendable {
  case jpg, png, webp, gif, tiff, avif, bmp

  var mediaType: String { self == .jpg ? "image/jpeg" : "image/\(rawValue)" }

  func bytes() throws -> [UInt8] {
    // GIF and AVIF as one still frame; noise, so that a picture has some length.
    let path = try MediaMaker.make(
      "picture.\(rawValue)",
      ["-f", "lavfi", "-i", "testsrc2=size=96x64:rate=1,noise=alls=60", "-frames:v", "1"]
        + (self == .avif ? ["-still-picture", "1", "-cpu-used", "8"] : []))
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

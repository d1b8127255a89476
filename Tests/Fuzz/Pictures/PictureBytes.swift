import Artifacts
import FuzzSupport

@testable import PictureInspection

/// Pictures' structure, header and EXIF. libheif is left out: it is not ours, and not built for it.
enum PictureBytes {
  private static let types = [
    "image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/bmp", "image/heic",
  ]

  /// The first byte says which picture the rest is.
  static func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let content = Array(bytes.dropFirst())
    let (descriptor, size) = (Fuzzer.file(of: content), Int64(content.count))
    let type = types[Int(first) % types.count]
    guard type != "image/heic" else {
      checkHEIF(PictureFile(descriptor: descriptor, size: size), content)
      return
    }
    let inspector = PictureInspector(descriptor: descriptor, size: size)
    let reply = inspector.inspect(mediaType: type)
    ReplyPromises.check(reply)
    demand(inspector.inspect(mediaType: type) == reply, "the same twice")
    #if PLANTED
      let isTurned = (reply.image?.orientation ?? 6) != 6
      demand(
        !isTurned || reply.image?.capturedAt == nil, "planted: a dated picture turned otherwise")
    #endif
  }

  private static func checkHEIF(_ file: PictureFile, _ content: [UInt8]) {
    let structure = PictureStructure(file, mediaType: "image/heic")
    demand(PictureStructure(file, mediaType: "image/heic") == structure, "the same twice")
    if let size = ImageSize(header: content, mediaType: "image/heic") {
      demand(size.width > 0 && size.height > 0, "a picture has an extent")
    }
    let turning = HEIFTurning(file, item: 1)
    demand((0...3).contains(turning.quarters), "a picture turns by quarters")
    demand((2...8).contains(turning.orientation ?? 2), "an orientation is one of eight")
  }
}

import Artifacts
import CLibHEIF
import Foundation
import TestSupport
import Testing

@testable import PictureInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// HEIC photos that libheif wrote, of four colours, turned by the box that phones turn them by.
@Suite("Pixels of HEIC photos", .enabled(if: HEICWriter.mayRun, "libheif can't write HEIC"))
struct HEIFPixelsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Red and green on top, blue and white below; 256 by 128.
  private func photo() throws -> [UInt8] {
    let context = try unsafe #require(unsafe heif_context_alloc())
    defer { unsafe heif_context_free(context) }
    var encoder: OpaquePointer?
    try #require(
      unsafe heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code
        == heif_error_Ok)
    defer { unsafe heif_encoder_release(encoder) }
    var image: OpaquePointer?
    unsafe heif_image_create(256, 128, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image)
    defer { unsafe heif_image_release(image) }
    unsafe heif_image_add_plane(image, heif_channel_interleaved, 256, 128, 8)
    var stride: Int32 = 0
    let plane = try unsafe #require(
      unsafe heif_image_get_plane(image, heif_channel_interleaved, &stride))
    let colours: [[UInt8]] = [[192, 32, 32], [32, 160, 32], [32, 48, 192], [224, 224, 224]]
    for y in 0..<128 {
      for x in 0..<256 {
        let colour = colours[(y < 64 ? 0 : 2) + (x < 128 ? 0 : 1)]
        for part in 0..<3 { unsafe plane[y * Int(stride) + x * 3 + part] = colour[part] }
      }
    }
    try #require(
      unsafe heif_context_encode_image(context, image, encoder, nil, nil).code == heif_error_Ok)
    let path = folder.path("photo.heic")
    try #require(unsafe heif_context_write_to_file(context, path).code == heif_error_Ok)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func picture(_ bytes: [UInt8], mostPixels: Int64 = 1 << 20) throws -> PixelPicture? {
    let path = try folder.write(bytes, to: "read.heic")
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    return HEIFPixels.picture(
      descriptor: descriptor, size: Int64(bytes.count), side: 64, mostPixels: mostPixels)
  }

  @Test("a photo is decoded and made smaller by a whole factor")
  func decoded() throws {
    let found = try #require(try picture(photo()))
    #expect(found.width == 64 && found.height == 32)
    func colour(_ x: Int, _ y: Int) -> [Int] {
      (0..<3).map { Int(found.rgb[(y * 64 + x) * 3 + $0]) }
    }
    let expected = [
      (16, 8, [192, 32, 32]), (48, 8, [32, 160, 32]), (16, 24, [32, 48, 192]),
      (48, 24, [224, 224, 224]),
    ]
    for (x, y, wanted) in expected {
      #expect(zip(colour(x, y), wanted).allSatisfy { abs($0 - $1) <= 12 }, "\(colour(x, y))")
    }
  }

  @Test("a photo of more pixels than may be is not decoded")
  func large() throws { #expect(try picture(photo(), mostPixels: 256 * 128 - 1) == nil) }

  @Test("cut off or with flipped bits it has a picture or none")
  func corrupt() throws {
    let whole = try photo()
    for part in 0..<16 { _ = try picture(Array(whole.prefix(whole.count * part / 16))) }
    var generator = SeededGenerator(state: 11)
    for _ in 0..<60 {
      let found = try picture(generator.flipping(whole, most: 8))
      #expect(found.map { $0.rgb.count == $0.width * $0.height * 3 } ?? true)
    }
  }
}

/// libheif's encoder of HEIC, which some systems leave out.
enum HEICWriter {
  static var mayRun: Bool {
    heif_have_encoder_for_format(heif_compression_HEVC) != 0 || Tool.isCI
  }
}

package import Artifacts
internal import CLibHEIF

/// A HEIC or AVIF photo's primary picture, decoded by libheif, turned and mirrored as the file has it.
package enum HEIFPixels {
  /// Lets libheif load its decoders, which the locks forbid afterwards.
  package static func load() { _ = heif_have_decoder_for_format(heif_compression_HEVC) }

  /// The picture, made smaller by a whole factor, so that its longer side is still at least `side`
  /// pixels long, and alpha laid on white; nil where libheif can't decode it.
  ///
  /// - Parameters:
  ///   - size: bytes; nothing past it is read.
  ///   - mostPixels: a larger picture is not decoded.
  package static func picture(
    descriptor: Int32, size: Int64, side: Int, mostPixels: Int64
  ) -> PixelPicture? {
    let file = PictureFile(descriptor: descriptor, size: size)
    return unsafe HEIFSource.withPrimary(of: file) { handle, _ in
      let width = Int64(unsafe heif_image_handle_get_width(handle))
      let height = Int64(unsafe heif_image_handle_get_height(handle))
      guard width > 0, height > 0, width <= 1 << 15, height <= 1 << 15,
        width * height <= mostPixels
      else { return nil }
      var decoded: OpaquePointer?
      let status = unsafe heif_decode_image(
        handle, &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nil)
      guard unsafe status.code == heif_error_Ok, let image = unsafe decoded else { return nil }
      defer { unsafe heif_image_release(image) }
      return unsafe reduced(image, side)
    }
  }

  private static func reduced(_ image: OpaquePointer, _ side: Int) -> PixelPicture? {
    var stride: Int32 = 0
    let width = Int(unsafe heif_image_get_width(image, heif_channel_interleaved))
    let height = Int(unsafe heif_image_get_height(image, heif_channel_interleaved))
    guard width > 0, height > 0, side > 0,
      let plane = unsafe heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride),
      Int(stride) >= width * 4
    else { return nil }
    let factor = max(1, max(width, height) / side)
    let (wide, high) = (max(1, width / factor), max(1, height / factor))
    var rgb: [UInt8] = []
    rgb.reserveCapacity(wide * high * 3)
    for y in 0..<high {
      for x in 0..<wide {
        var (sums, count) = ((0, 0, 0), 0)
        for line in y * factor..<min(height, (y + 1) * factor) {
          for pixel in x * factor..<min(width, (x + 1) * factor) {
            let place = line * Int(stride) + pixel * 4
            let alpha = Int(unsafe plane[place + 3])
            let white = 255 * (255 - alpha)
            sums.0 += Int(unsafe plane[place]) * alpha + white
            sums.1 += Int(unsafe plane[place + 1]) * alpha + white
            sums.2 += Int(unsafe plane[place + 2]) * alpha + white
            count += 255
          }
        }
        guard count > 0 else { return nil }
        for sum in [sums.0, sums.1, sums.2] { rgb.append(UInt8(min(255, sum / count))) }
      }
    }
    return PixelPicture(width: wide, height: high, rgb: rgb)
  }
}

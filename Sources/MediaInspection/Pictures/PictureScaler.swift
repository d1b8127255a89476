internal import Artifacts
internal import CLibAV

/// Makes small pictures of decoded frames, through libswscale.
enum PictureScaler {
  /// The frame, made smaller to fit into a square; never larger. Alpha is laid on white. Nil where
  /// libswscale can't do it.
  ///
  /// - Parameters:
  ///   - side: pixels of the square.
  ///   - aspect: how wide a sample is for its height.
  static func picture(
    of frame: UnsafeMutablePointer<AVFrame>, side: Int, aspect: AVRational
  ) -> PixelPicture? {
    let (width, height) = (Int(unsafe frame.pointee.width), Int(unsafe frame.pointee.height))
    guard let size = fitted(width, height, side, aspect) else { return nil }
    return unsafe scaled(frame, width: size.width, height: size.height, AV_PIX_FMT_RGBA) { small in
      unsafe opaque(small, width: size.width, height: size.height)
    } ?? nil
  }

  /// A picture made smaller in the same way.
  static func picture(of large: PixelPicture, side: Int) -> PixelPicture? {
    unsafe withFrame(of: large) {
      unsafe picture(of: $0, side: side, aspect: AVRational(num: 1, den: 1))
    } ?? nil
  }

  /// A frame of the picture's pixels, lent to `body`; nil where there is no memory.
  static func withFrame<Value>(
    of picture: PixelPicture, _ body: (UnsafeMutablePointer<AVFrame>) -> Value
  ) -> Value? {
    guard let frame = unsafe av_frame_alloc() else { return nil }
    var owned: UnsafeMutablePointer<AVFrame>? = unsafe frame
    defer { unsafe av_frame_free(&owned) }
    unsafe frame.pointee.width = Int32(picture.width)
    unsafe frame.pointee.height = Int32(picture.height)
    unsafe frame.pointee.format = AV_PIX_FMT_RGB24.rawValue
    guard unsafe av_frame_get_buffer(frame, 0) >= 0, let plane = unsafe frame.pointee.data.0 else {
      return nil
    }
    let (step, row) = (Int(unsafe frame.pointee.linesize.0), picture.width * 3)
    guard step >= row else { return nil }
    unsafe picture.rgb.withUnsafeBufferPointer { pixels in
      guard let start = unsafe pixels.baseAddress else { return }
      for line in 0..<picture.height {
        unsafe plane.advanced(by: line * step).update(from: start + line * row, count: row)
      }
    }
    return unsafe body(frame)
  }

  /// A frame of such a size and format, lent to `body`; nil where it can't be made.
  static func scaled<Value>(
    _ frame: UnsafePointer<AVFrame>, width: Int, height: Int, _ format: AVPixelFormat,
    _ body: (UnsafeMutablePointer<AVFrame>) -> Value
  ) -> Value? {
    guard let small = unsafe av_frame_alloc() else { return nil }
    var owned: UnsafeMutablePointer<AVFrame>? = unsafe small
    defer { unsafe av_frame_free(&owned) }
    unsafe small.pointee.width = Int32(width)
    unsafe small.pointee.height = Int32(height)
    unsafe small.pointee.format = format.rawValue
    guard unsafe av_frame_get_buffer(small, 0) >= 0, unsafe exhibit_scale(frame, small) >= 0 else {
      return nil
    }
    return unsafe body(small)
  }

  /// Samples that are ten times as wide as high are a mistake.
  private static func fitted(
    _ width: Int, _ height: Int, _ side: Int, _ aspect: AVRational
  ) -> (width: Int, height: Int)? {
    guard width > 0, height > 0 else { return nil }
    var wide = Double(width)
    if aspect.num > 0, aspect.den > 0 {
      let ratio = Double(aspect.num) / Double(aspect.den)
      if (0.1...10).contains(ratio) { wide *= ratio }
    }
    let factor = min(1, Double(side) / max(wide, Double(height)))
    return (
      max(1, min(side, Int((wide * factor).rounded()))),
      max(1, min(side, Int((Double(height) * factor).rounded())))
    )
  }

  private static func opaque(
    _ frame: UnsafeMutablePointer<AVFrame>, width: Int, height: Int
  ) -> PixelPicture? {
    guard let plane = unsafe frame.pointee.data.0 else { return nil }
    let step = Int(unsafe frame.pointee.linesize.0)
    guard step >= width * 4 else { return nil }
    var rgb: [UInt8] = []
    rgb.reserveCapacity(width * height * 3)
    for line in 0..<height {
      for pixel in 0..<width {
        let place = line * step + pixel * 4
        let alpha = Int(unsafe plane[place + 3])
        for colour in 0..<3 {
          let value = Int(unsafe plane[place + colour])
          rgb.append(UInt8((value * alpha + 255 * (255 - alpha) + 127) / 255))
        }
      }
    }
    return PixelPicture(width: width, height: height, rgb: rgb)
  }
}

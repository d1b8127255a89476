internal import Artifacts
internal import CLibAV

/// Writes pictures as JPEG files without metadata, through libavcodec. The same pixels give the same
/// bytes.
enum JPEGEncoder {
  /// Quantiser scales from good to coarse.
  private static let scales: [Int32] = [3, 5, 7, 10, 14, 19]

  /// The best that fits into `cap` bytes, made smaller where a coarse one of the full size does not; nil
  /// where none does.
  static func drawing(of picture: PixelPicture, cap: Int) -> DrawnPictures.Drawing? {
    var side = max(picture.width, picture.height)
    while side > 8 {
      if let small = PictureScaler.picture(of: picture, side: side),
        let drawing = drawing(ofThis: small, cap: cap)
      {
        return drawing
      }
      side = side * 3 / 4
    }
    return nil
  }

  /// At this size.
  static func drawing(ofThis picture: PixelPicture, cap: Int) -> DrawnPictures.Drawing? {
    for scale in scales {
      guard let bytes = jpeg(picture, scale) else { return nil }
      if bytes.count <= cap {
        return DrawnPictures.Drawing(width: picture.width, height: picture.height, jpeg: bytes)
      }
    }
    return nil
  }

  private static func jpeg(_ picture: PixelPicture, _ scale: Int32) -> [UInt8]? {
    let made = unsafe PictureScaler.withFrame(of: picture) { frame in
      unsafe PictureScaler.scaled(
        frame, width: picture.width, height: picture.height, AV_PIX_FMT_YUVJ420P
      ) { unsafe encoded($0, scale) }
    }
    return made.flatMap { $0 }.flatMap { $0 }
  }

  private static func encoded(
    _ frame: UnsafeMutablePointer<AVFrame>, _ scale: Int32
  ) -> [UInt8]? {
    guard let codec = unsafe avcodec_find_encoder(AV_CODEC_ID_MJPEG),
      let context = unsafe avcodec_alloc_context3(codec), let packet = unsafe av_packet_alloc()
    else { return nil }
    var (opened, filled) = unsafe (
      Optional(context), Optional(packet)
    )
    defer {
      unsafe avcodec_free_context(&opened)
      unsafe av_packet_free(&filled)
    }
    unsafe context.pointee.width = unsafe frame.pointee.width
    unsafe context.pointee.height = unsafe frame.pointee.height
    unsafe context.pointee.pix_fmt = AV_PIX_FMT_YUVJ420P
    unsafe context.pointee.color_range = AVCOL_RANGE_JPEG
    unsafe context.pointee.time_base = AVRational(num: 1, den: 1)
    unsafe context.pointee.thread_count = 1
    // Without it the encoder signs with its version.
    unsafe context.pointee.flags |= AV_CODEC_FLAG_QSCALE | Int32(AV_CODEC_FLAG_BITEXACT)
    unsafe context.pointee.global_quality = scale * FF_QP2LAMBDA
    unsafe frame.pointee.quality = scale * FF_QP2LAMBDA
    unsafe frame.pointee.pts = 0
    guard unsafe avcodec_open2(context, codec, nil) >= 0,
      unsafe avcodec_send_frame(context, frame) >= 0,
      unsafe avcodec_send_frame(context, nil) >= 0,
      unsafe avcodec_receive_packet(context, packet) >= 0, let start = unsafe packet.pointee.data
    else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(packet.pointee.size)))
  }
}

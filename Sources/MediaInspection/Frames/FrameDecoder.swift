internal import CLibAV

/// Decodes one stream's packets. Owns libavcodec's context and the frame that it hands out. Marked
/// safe: the pointers live exactly as long as the object and are only lent to closures.
@safe final class FrameDecoder {
  private var context: UnsafeMutablePointer<AVCodecContext>?
  private var frame: UnsafeMutablePointer<AVFrame>?

  /// Pixels of a picture: 16K, four times what cameras film.
  static let mostPixels: Int64 = 15_360 * 8_640

  /// Opens the decoder of an allowed codec; nil where there is none, or it can't be opened.
  ///
  /// - Parameters:
  ///   - stream: libav's, from which everything needed is copied.
  ///   - mostPixels: of a picture; larger ones are not decoded.
  init?(_ stream: UnsafeMutablePointer<AVStream>, mostPixels: Int64 = FrameDecoder.mostPixels) {
    guard let codec = unsafe avcodec_find_decoder(stream.pointee.codecpar.pointee.codec_id),
      unsafe AllowedFormats.decoders.contains(String(cString: codec.pointee.name))
    else { return nil }
    unsafe context = unsafe avcodec_alloc_context3(codec)
    unsafe frame = unsafe av_frame_alloc()
    guard let context = unsafe context, unsafe frame != nil,
      unsafe avcodec_parameters_to_context(context, stream.pointee.codecpar) >= 0
    else { return nil }
    unsafe context.pointee.pkt_timebase = unsafe stream.pointee.time_base
    // One thread: several files are read at a time, and errors come in a stable order.
    unsafe context.pointee.thread_count = 1
    unsafe context.pointee.max_pixels = mostPixels
    guard unsafe avcodec_open2(context, codec, nil) >= 0 else { return nil }
  }

  /// Opens an allowed codec for a picture that stands by itself.
  init?(_ id: AVCodecID, mostPixels: Int64 = FrameDecoder.mostPixels) {
    guard let codec = unsafe avcodec_find_decoder(id),
      unsafe AllowedFormats.allowsPicture(String(cString: codec.pointee.name))
    else { return nil }
    unsafe context = unsafe avcodec_alloc_context3(codec)
    unsafe frame = unsafe av_frame_alloc()
    guard let context = unsafe context, unsafe frame != nil else { return nil }
    unsafe context.pointee.thread_count = 1
    unsafe context.pointee.max_pixels = mostPixels
    guard unsafe avcodec_open2(context, codec, nil) >= 0 else { return nil }
  }

  deinit {
    unsafe avcodec_free_context(&context)
    unsafe av_frame_free(&frame)
  }

  /// Decodes the bytes of one picture. Returns the errors.
  ///
  /// - Parameter bytes: the first `count` of them, and libav's padding behind.
  func decode(
    _ bytes: inout [UInt8], count: Int, _ body: (UnsafeMutablePointer<AVFrame>) -> Void
  ) -> Int {
    guard let size = Int32(exactly: count), let packet = unsafe av_packet_alloc() else { return 1 }
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      // Lent: freeing the packet frees no byte of it.
      unsafe packet.pointee.data = buffer.baseAddress
      unsafe packet.pointee.size = size
      defer {
        var freed: UnsafeMutablePointer<AVPacket>? = unsafe packet
        unsafe av_packet_free(&freed)
      }
      return unsafe decode(packet, body)
    }
  }

  /// Forgets what came so far, so that it can begin anew at another packet, also after draining.
  func flush() { if let context = unsafe context { unsafe avcodec_flush_buffers(context) } }

  /// Decodes a packet, nil to drain, and lends each finished frame to `body`. Returns the errors.
  func decode(
    _ packet: UnsafeMutablePointer<AVPacket>?, _ body: (UnsafeMutablePointer<AVFrame>) -> Void
  ) -> Int {
    guard let context = unsafe context else { return 0 }
    var errors = 0
    let sent = unsafe avcodec_send_packet(context, packet)
    if sent < 0, sent != exhibit_averror_eof, sent != exhibit_averror_again { errors += 1 }
    while let frame = unsafe frame {
      let received = unsafe avcodec_receive_frame(context, frame)
      if received == exhibit_averror_again || received == exhibit_averror_eof { break }
      guard received >= 0 else {
        errors += 1
        break
      }
      let isCorrupt = unsafe frame.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
      if unsafe isCorrupt || frame.pointee.decode_error_flags != 0 { errors += 1 }
      unsafe body(frame)
      unsafe av_frame_unref(frame)
    }
    return errors
  }
}

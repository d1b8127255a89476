internal import Artifacts
internal import CLibAV

/// A container that is written into a descriptor or into memory. Owns libav's context and its output; nothing of either
/// is handed out.
///
/// Guarded as reading is: bytes go only through our own output, and `io_open` refuses. Marked safe: the
/// pointers live exactly as long as the object.
@safe final class RecordingCopy {
  private var context: UnsafeMutablePointer<AVFormatContext>?
  private var io: UnsafeMutablePointer<AVIOContext>?
  private let output: UnsafeMutablePointer<exhibit_output>
  private let memory: MemoryOutput?

  /// Nil where libavformat has no such muxer or there is no memory.
  ///
  /// - Parameter descriptor: nil to write into memory.
  init?(_ muxer: String, into descriptor: Int32?, byteCap: Int64) {
    unsafe output = .allocate(capacity: 1)
    unsafe output.initialize(
      to: exhibit_output(
        descriptor: descriptor ?? -1, position: 0, end: 0, cap: max(0, byteCap)))
    memory = descriptor == nil ? MemoryOutput(cap: Int(clamping: byteCap)) : nil
    if let memory {
      unsafe io = unsafe memory.makeContext()
    } else {
      unsafe io = unsafe exhibit_output_context(output)
    }
    let status = unsafe avformat_alloc_output_context2(&context, nil, muxer, nil)
    guard status >= 0, let context = unsafe context, unsafe io != nil else { return nil }
    unsafe context.pointee.pb = unsafe io
    // Without the flag, muxers name themselves and the day.
    unsafe context.pointee.flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT
    unsafe context.pointee.io_open = exhibit_refuse_open
  }

  deinit {
    unsafe avformat_free_context(context)
    if let io = unsafe io { unsafe av_freep(&io.pointee.buffer) }
    unsafe avio_context_free(&io)
    unsafe output.deinitialize(count: 1)
    unsafe output.deallocate()
  }

  /// Copies the streams that are kept.
  ///
  /// - Returns: their packets' digests as they were read, in their order, and the length of what was
  ///   written; nil where it failed.
  func copy(
    _ input: UnsafeMutablePointer<AVFormatContext>, _ contents: MediaContents
  ) -> (digests: [PacketDigest], size: Int64)? {
    guard let context = unsafe context else { return nil }
    for position in contents.kept {
      guard let stream = unsafe input.pointee.streams?[position],
        unsafe addStream(like: stream, to: context)
      else { return nil }
    }
    unsafe copyFacts(of: input, to: context)
    guard unsafe writeHeader(context) else { return nil }
    let places = Dictionary(
      contents.kept.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let digests = StreamDigests(count: contents.kept.count)
    let isWhole = unsafe PacketWalk.each(of: input) { packet in
      let from = unsafe Int(packet.pointee.stream_index)
      guard let place = places[from] else { return true }
      unsafe digests.add(packet, to: place)
      return unsafe write(packet, from: input.pointee.streams?[from], to: place, context)
    }
    guard isWhole, unsafe av_write_trailer(context) >= 0,
      unsafe context.pointee.pb.pointee.error >= 0
    else { return nil }
    unsafe avio_flush(io)
    let size = unsafe output.pointee.end
    return (digests.values, memory.map { Int64($0.bytes.count) } ?? size)
  }

  /// What was written into memory; empty where it was written into a descriptor.
  var bytes: [UInt8] { memory?.bytes ?? [] }

  private func addStream(
    like stream: UnsafeMutablePointer<AVStream>, to context: UnsafeMutablePointer<AVFormatContext>
  ) -> Bool {
    guard let fresh = unsafe avformat_new_stream(context, nil),
      unsafe avcodec_parameters_copy(fresh.pointee.codecpar, stream.pointee.codecpar) >= 0,
      unsafe exhibit_copy_layout(stream, fresh) >= 0
    else { return false }
    // A tag that the muxer does not know it refuses; one that it knows says more than the codec.
    let tag = unsafe stream.pointee.codecpar.pointee.codec_tag
    let known = unsafe av_codec_get_id(context.pointee.oformat.pointee.codec_tag, tag)
    if unsafe known != stream.pointee.codecpar.pointee.codec_id {
      unsafe fresh.pointee.codecpar.pointee.codec_tag = 0
    }
    unsafe fresh.pointee.time_base = unsafe stream.pointee.time_base
    unsafe fresh.pointee.avg_frame_rate = unsafe stream.pointee.avg_frame_rate
    unsafe fresh.pointee.r_frame_rate = unsafe stream.pointee.r_frame_rate
    unsafe fresh.pointee.sample_aspect_ratio = unsafe stream.pointee.sample_aspect_ratio
    unsafe fresh.pointee.disposition = unsafe stream.pointee.disposition
    unsafe Self.copyTag("language", stream.pointee.metadata, &fresh.pointee.metadata)
    return true
  }

  /// The time of recording and the chapters.
  private func copyFacts(
    of input: UnsafeMutablePointer<AVFormatContext>,
    to context: UnsafeMutablePointer<AVFormatContext>
  ) {
    unsafe Self.copyTag("creation_time", input.pointee.metadata, &context.pointee.metadata)
    for position in unsafe 0..<Int(min(input.pointee.nb_chapters, 10_000)) {
      guard let chapter = unsafe input.pointee.chapters?[position] else { continue }
      _ = unsafe exhibit_copy_chapter(chapter, context)
    }
  }

  private static func copyTag(
    _ key: String, _ from: OpaquePointer?, _ to: inout OpaquePointer?
  ) {
    guard let entry = unsafe av_dict_get(from, key, nil, 0) else { return }
    unsafe av_dict_set(&to, key, entry.pointee.value, 0)
  }

  private func writeHeader(_ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
    var options: OpaquePointer?
    defer { unsafe av_dict_free(&options) }
    // MP3 would get an ID3 tag of the muxer's own.
    unsafe av_dict_set(&options, "id3v2_version", "0", 0)
    return unsafe avformat_write_header(context, &options) >= 0
  }

  private func write(
    _ packet: UnsafeMutablePointer<AVPacket>, from stream: UnsafeMutablePointer<AVStream>?,
    to place: Int, _ context: UnsafeMutablePointer<AVFormatContext>
  ) -> Bool {
    guard let stream = unsafe stream, let fresh = unsafe context.pointee.streams?[place] else {
      return false
    }
    unsafe packet.pointee.stream_index = Int32(place)
    unsafe packet.pointee.pos = -1
    unsafe av_packet_rescale_ts(packet, stream.pointee.time_base, fresh.pointee.time_base)
    return unsafe av_interleaved_write_frame(context, packet) >= 0
  }
}

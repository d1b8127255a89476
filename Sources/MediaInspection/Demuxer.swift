internal import Artifacts
internal import CLibAV

/// Why a container could not be opened or read: libav's error number.
struct MediaError: Error, Equatable {
  let code: Int32

  static let endOfFile = MediaError(code: exhibit_averror_eof)

  /// Whether there was no memory left. libav says the same where a file asks for more streams or
  /// for a larger block than are allowed; then a block of that size can still be had.
  var isLackOfMemory: Bool {
    code == exhibit_averror_no_memory && exhibit_has_memory(MediaInspector.mostAtOnce) == 0
  }

  /// FFmpeg's own words for the number, but where they would be taken for the machine's fault.
  var reason: String {
    guard code != exhibit_averror_no_memory else { return "its header names impossible amounts" }
    return words
  }

  private var words: String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      unsafe av_strerror(code, buffer.baseAddress, buffer.count)
      return unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
    }
  }
}

/// One open container over a descriptor. Owns libav's context and its I/O; everything handed out is
/// copied.
///
/// Opened with four guards, each of which leaves a hole without the others: bytes come only through
/// our own AVIO, the demuxers and the protocols are allow-listed, and `io_open` refuses. Marked safe:
/// the pointers live exactly as long as the object and never leave it.
@safe final class Demuxer {
  /// Never nil between `init` and `deinit`; libav frees and clears it on a failed open.
  private var context: UnsafeMutablePointer<AVFormatContext>?
  private var input: UnsafeMutablePointer<AVIOContext>?
  private var packet: UnsafeMutablePointer<AVPacket>?
  private let reader: DescriptorReader

  /// - Parameters:
  ///   - demuxer: the one to use; nil probes among the allowed ones.
  ///   - ignoringLength: reads WAV to the file's end, whatever its header says.
  init(
    _ reader: DescriptorReader, demuxer: String?, ignoringLength: Bool = false
  ) throws(MediaError) {
    self.reader = reader
    unsafe packet = unsafe av_packet_alloc()
    unsafe input = try unsafe Self.makeInput(over: reader)
    unsafe context = try unsafe open(demuxer, ignoringLength)
  }

  deinit {
    unsafe avformat_close_input(&context)
    if let input = unsafe input {
      unsafe av_freep(&input.pointee.buffer)
    }
    unsafe avio_context_free(&input)
    unsafe av_packet_free(&packet)
  }

  private static func makeInput(
    over reader: DescriptorReader
  ) throws(MediaError) -> UnsafeMutablePointer<AVIOContext> {
    let capacity: Int32 = 64 << 10
    guard let buffer = unsafe av_malloc(Int(capacity)) else {
      throw MediaError(code: exhibit_averror_io)
    }
    let input = unsafe avio_alloc_context(
      buffer.assumingMemoryBound(to: UInt8.self), capacity, 0,
      // The reader outlives the AVIO context: the demuxer holds both and frees the context first.
      Unmanaged.passUnretained(reader).toOpaque(),
      { opaque, bytes, count in
        guard let opaque = unsafe opaque, let bytes = unsafe bytes else {
          return exhibit_averror_io
        }
        let reader = unsafe Unmanaged<DescriptorReader>.fromOpaque(opaque).takeUnretainedValue()
        let read = unsafe reader.read(
          into: UnsafeMutableRawBufferPointer(start: bytes, count: Int(count)))
        return read > 0 ? Int32(read) : read == 0 ? exhibit_averror_eof : exhibit_averror_io
      },
      nil,
      { opaque, offset, whence in
        guard let opaque = unsafe opaque else { return -1 }
        let reader = unsafe Unmanaged<DescriptorReader>.fromOpaque(opaque).takeUnretainedValue()
        switch whence & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return reader.size
        case SEEK_SET: return reader.seek(to: offset) ?? -1
        case SEEK_CUR: return Demuxer.seek(reader, from: reader.position, by: offset)
        case SEEK_END: return Demuxer.seek(reader, from: reader.size, by: offset)
        default: return -1
        }
      })
    guard let input = unsafe input else { throw MediaError(code: exhibit_averror_io) }
    return unsafe input
  }

  private static func seek(_ reader: DescriptorReader, from base: Int64, by offset: Int64) -> Int64
  {
    let (target, overflow) = base.addingReportingOverflow(offset)
    return overflow ? -1 : reader.seek(to: target) ?? -1
  }

  private func open(
    _ demuxer: String?, _ ignoringLength: Bool
  ) throws(MediaError) -> UnsafeMutablePointer<AVFormatContext>? {
    guard let fresh = unsafe avformat_alloc_context() else {
      throw MediaError(code: exhibit_averror_io)
    }
    unsafe fresh.pointee.pb = unsafe input
    unsafe fresh.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
    unsafe fresh.pointee.max_streams = 256
    var options: OpaquePointer?
    defer { unsafe av_dict_free(&options) }
    var settings: [(String, String)] = []
    if !DebugSwitch.isUnguarded {
      unsafe fresh.pointee.io_open = exhibit_refuse_open
      settings += AllowedFormats.options
    }
    // PCM needs no more to be told from what else hides in WAV; the default is read in full.
    if demuxer == "wav" { settings.append(("probesize", "32768")) }
    if ignoringLength { settings.append(("ignore_length", "1")) }
    for (key, value) in settings {
      guard unsafe av_dict_set(&options, key, value, 0) >= 0 else {
        unsafe avformat_free_context(fresh)
        throw MediaError(code: exhibit_averror_io)
      }
    }
    var opened: UnsafeMutablePointer<AVFormatContext>? = unsafe fresh
    let format = unsafe demuxer.flatMap { unsafe av_find_input_format($0) }
    let status = unsafe avformat_open_input(&opened, nil, format, &options)
    guard status >= 0 else { throw MediaError(code: status) }
    return unsafe opened
  }

  /// Completes the streams' facts by reading ahead. Wraps `avformat_find_stream_info`.
  func findStreamInfo() throws(MediaError) {
    let status = unsafe avformat_find_stream_info(context, nil)
    guard status >= 0 else { throw MediaError(code: status) }
  }

  /// The next packet's facts, nil at an end of file. Wraps `av_read_frame`. One nil is not always
  /// the end: a fragmented mp4 may go on after it.
  ///
  /// - Parameters:
  ///   - frames: is lent the packet to decode it.
  ///   - captions: is lent the packet to read its text.
  ///   - place: tells how far the packet lies behind its own times, in its stream's units.
  func nextPacket(
    for frames: FrameReading?, _ captions: CaptionReading?, place: (PacketFacts) -> Int64
  ) throws(MediaError) -> PacketFacts? {
    guard let packet = unsafe packet else { return nil }
    var status = unsafe av_read_frame(context, packet)
    // Where Ogg files are joined, libav hands out the headers of the second as sound.
    while unsafe status >= 0 && OggHeaders.begin(packet.pointee) {
      unsafe av_packet_unref(packet)
      status = unsafe av_read_frame(context, packet)
    }
    if status == exhibit_averror_eof { return nil }
    guard status >= 0 else { throw MediaError(code: status) }
    defer { unsafe av_packet_unref(packet) }
    let facts = unsafe PacketFacts(packet.pointee)
    let offset = place(facts)
    unsafe Self.move(&packet.pointee.pts, by: offset)
    unsafe Self.move(&packet.pointee.dts, by: offset)
    unsafe frames?.take(packet)
    unsafe captions?.take(packet)
    return facts
  }

  /// Lends the next packet as it is to `body`; false at an end of file. Wraps `av_read_frame`.
  func lendPacket(
    _ body: (UnsafeMutablePointer<AVPacket>) -> Void
  ) throws(MediaError) -> Bool {
    guard let packet = unsafe packet else { return false }
    let status = unsafe av_read_frame(context, packet)
    if status == exhibit_averror_eof { return false }
    guard status >= 0 else { throw MediaError(code: status) }
    unsafe body(packet)
    unsafe av_packet_unref(packet)
    return true
  }

  /// Goes to where decoding has to begin for a stream's time, in the stream's units; false where the
  /// container can't. Wraps `av_seek_frame`: of stream -1, which it chooses itself, in microseconds.
  func seek(stream: Int, to time: Int64) -> Bool {
    guard let context = unsafe context else { return false }
    return unsafe av_seek_frame(context, Int32(stream), time, AVSEEK_FLAG_BACKWARD) >= 0
  }

  private static func move(_ time: inout Int64, by offset: Int64) {
    guard offset != 0, time != exhibit_no_timestamp else { return }
    time = max(time.addingSaturated(offset), exhibit_no_timestamp + 1)
  }

  /// Lets `body` read libav's context; nothing of it may be kept.
  func withContext<Result>(_ body: (UnsafeMutablePointer<AVFormatContext>) -> Result) -> Result? {
    guard let context = unsafe context else { return nil }
    return unsafe body(context)
  }
}

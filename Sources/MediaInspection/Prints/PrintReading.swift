package import Artifacts
internal import CLibAV

/// Reads a recording or a photo once more for what it is recognised by. What can't be decoded has no
/// print, which is no finding: its record says what is wrong with it.
package struct PrintReading {
  private let reader: DescriptorReader

  /// Pictures of a video: at so many evenly spaced times.
  private static let pictures = 9
  /// A photo's bytes beyond which it is not decoded.
  private static let photoCap = 64 << 20

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64) {
    reader = DescriptorReader(descriptor: descriptor, size: size)
    av_log_set_level(AV_LOG_QUIET)
    av_max_alloc(MediaInspector.mostAtOnce)
  }

  // MARK: Recordings

  /// - Parameter media: what was found of it.
  package func prints(ofRecording media: MediaFacts, demuxer name: String?) -> ContentPrints? {
    guard let demuxer = try? Demuxer(reader, demuxer: name) else { return nil }
    try? demuxer.findStreamInfo()
    let sound = stream(.audio, media, demuxer)
    let video = stream(.video, media, demuxer)
    let printer = sound.map { _ in SoundPrinter() }
    var frames = FramePrints(
      count: Self.pictures, milliseconds: media.duration?.milliseconds ?? 0)
    keepOnly([sound?.index, video?.index].compactMap(\.self), of: demuxer)
    var failures = 0
    while failures < 64, !(printer?.isDone ?? true) || video != nil && !frames.isDone {
      do {
        let found = try unsafe demuxer.lendPacket { packet in
          let index = Int(unsafe packet.pointee.stream_index)
          if let sound, index == sound.index, printer?.isDone == false {
            _ = unsafe sound.decoder.decode(packet) { unsafe printer?.take($0) }
          } else if let video, index == video.index {
            unsafe frames.take(packet, video.decoder, timeBase: video.timeBase)
          }
        }
        failures = found ? 0 : failures + 22
      } catch {
        if error.isLackOfMemory { break }
        failures += 1
      }
    }
    if let sound { _ = unsafe sound.decoder.decode(nil) { unsafe printer?.take($0) } }
    if let video { frames.finish(video.decoder, timeBase: video.timeBase) }
    let prints = ContentPrints(
      sound: printer?.finish(), pictures: frames.prints.isEmpty ? nil : frames.prints)
    return prints.isEmpty ? nil : prints
  }

  private struct Source {
    let index: Int
    let decoder: FrameDecoder
    let timeBase: AVRational
  }

  /// The first stream of a type that a decoder opens.
  private func stream(_ type: StreamType, _ media: MediaFacts, _ demuxer: Demuxer) -> Source? {
    let streams = media.streams.filter { $0.type == type && $0.attachedPicture != true }
    return streams.lazy.compactMap { stream in
      (unsafe demuxer.withContext { context -> Source? in
        guard stream.index >= 0, stream.index < Int(unsafe context.pointee.nb_streams),
          let libav = unsafe context.pointee.streams?[stream.index],
          let decoder = unsafe FrameDecoder(libav)
        else { return nil }
        return unsafe Source(
          index: stream.index, decoder: decoder, timeBase: libav.pointee.time_base)
      }) ?? nil
    }.first
  }

  /// Lets the demuxer pass over all other streams.
  private func keepOnly(_ wanted: [Int], of demuxer: Demuxer) {
    _ = unsafe demuxer.withContext { context in
      for index in 0..<Int(unsafe context.pointee.nb_streams) where !wanted.contains(index) {
        unsafe context.pointee.streams?[index]?.pointee.discard = AVDISCARD_ALL
      }
    }
  }

  // MARK: Photos

  /// - Parameter mediaType: `image/jpeg` or `image/png`; others have no decoder here.
  package func prints(ofPhoto mediaType: String?) -> ContentPrints? {
    let codec: AVCodecID
    switch mediaType {
    case "image/jpeg": codec = AV_CODEC_ID_MJPEG
    case "image/png": codec = AV_CODEC_ID_PNG
    default: return nil
    }
    guard reader.size <= Self.photoCap, let decoder = FrameDecoder(codec) else { return nil }
    var bytes = reader.bytes(at: 0, count: Int(reader.size))
    guard Int64(bytes.count) == reader.size else { return nil }
    // libav reads somewhat past the end.
    bytes += [UInt8](repeating: 0, count: Int(AV_INPUT_BUFFER_PADDING_SIZE))
    var print: PicturePrint?
    let take = { (frame: UnsafeMutablePointer<AVFrame>) in
      if print == nil { print = unsafe PicturePrinter().print(of: frame, milliseconds: nil) }
    }
    _ = unsafe decoder.decode(&bytes, count: Int(reader.size), take)
    _ = unsafe decoder.decode(nil, take)
    return print.map { ContentPrints(sound: nil, pictures: [$0]) }
  }
}

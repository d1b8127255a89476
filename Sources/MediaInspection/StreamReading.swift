internal import Artifacts
internal import CLibAV

/// Copies what libav knows of streams, chapters and tags.
enum StreamReading {
  static func streams(of context: UnsafeMutablePointer<AVFormatContext>) -> [StreamFacts] {
    unsafe (0..<Int(context.pointee.nb_streams)).compactMap { position in
      guard let stream = unsafe context.pointee.streams?[position] else { return nil }
      return unsafe facts(of: stream, at: position)
    }
  }

  static func timelines(of context: UnsafeMutablePointer<AVFormatContext>) -> [PacketTimeline] {
    let format = unsafe name(of: context)
    return unsafe (0..<Int(context.pointee.nb_streams)).map { position in
      guard let stream = unsafe context.pointee.streams?[position] else {
        return PacketTimeline(timeBase: Rational(numerator: 0, denominator: 1), sampleRate: 0)
      }
      let base = unsafe stream.pointee.time_base
      let rate = unsafe stream.pointee.codecpar.pointee.sample_rate
      let isPicture = unsafe stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO
      let timeBase = Rational(numerator: Int64(base.num), denominator: Int64(base.den))
      return PacketTimeline(
        timeBase: timeBase, sampleRate: Int64(max(0, rate)), spacesFrames: isPicture,
        restarts: restarts(in: format, timeBase: timeBase))
    }
  }

  private static func name(of context: UnsafeMutablePointer<AVFormatContext>) -> String {
    unsafe context.pointee.iformat?.pointee.name.map { unsafe String(cString: $0) } ?? ""
  }

  /// For the containers whose files can be put one after the other in one.
  private static func restarts(in format: String, timeBase: Rational) -> TimeRestarts? {
    switch format {
    case "ogg", "mpegts": TimeRestarts(timeBase: timeBase)
    case "mpeg", "flac": TimeRestarts(timeBase: timeBase, onlyAtKeys: true)
    default: nil
    }
  }

  /// Transport and program streams are sent without pause. Elsewhere a gap may be meant.
  static func isSent(_ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
    unsafe ["mpegts", "mpeg"].contains(name(of: context))
  }

  private static func facts(
    of stream: UnsafeMutablePointer<AVStream>, at position: Int
  ) -> StreamFacts {
    let parameters = unsafe stream.pointee.codecpar.pointee
    let isAttachedPicture = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
    var facts = StreamFacts(index: position, type: type(of: unsafe parameters.codec_type))
    if unsafe parameters.codec_id != AV_CODEC_ID_NONE {
      unsafe facts.codec = String(cString: avcodec_get_name(parameters.codec_id))
    }
    if facts.type == .video {
      facts.width = positive(unsafe parameters.width)
      facts.height = positive(unsafe parameters.height)
      facts.rotation = unsafe rotation(of: stream)
      if !isAttachedPicture { facts.frameRate = unsafe frameRate(of: stream) }
      unsafe PictureFormat.complete(&facts, from: stream)
    }
    if facts.type == .audio {
      facts.sampleRate = positive(unsafe parameters.sample_rate)
      facts.channels = positive(unsafe parameters.ch_layout.nb_channels)
    }
    let language = unsafe TagReading.value(of: "language", in: stream.pointee.metadata)
    facts.language = language == "und" ? nil : language
    if isAttachedPicture { facts.attachedPicture = true }
    return facts
  }

  private static func type(of type: AVMediaType) -> StreamType {
    switch type {
    case AVMEDIA_TYPE_VIDEO: .video
    case AVMEDIA_TYPE_AUDIO: .audio
    case AVMEDIA_TYPE_SUBTITLE: .subtitle
    case AVMEDIA_TYPE_ATTACHMENT: .attachment
    default: .data
    }
  }

  private static func positive(_ value: Int32) -> Int? { value > 0 ? Int(value) : nil }

  /// libav gives counter-clockwise degrees; players and people count clockwise.
  private static func rotation(of stream: UnsafeMutablePointer<AVStream>) -> Int? {
    guard let matrix = unsafe exhibit_display_matrix(stream) else { return nil }
    let degrees = unsafe av_display_rotation_get(matrix)
    guard degrees.isFinite else { return nil }
    let clockwise = (Int((-degrees).rounded()) % 360 + 360) % 360
    return clockwise == 0 ? nil : clockwise
  }

  private static func frameRate(of stream: UnsafeMutablePointer<AVStream>) -> String? {
    for rate in unsafe [stream.pointee.avg_frame_rate, stream.pointee.r_frame_rate]
    where rate.num > 0 && rate.den > 0 {
      return "\(rate.num)/\(rate.den)"
    }
    return nil
  }

  /// A record lists no more.
  static let chapterCap = 1000

  static func chapters(of context: UnsafeMutablePointer<AVFormatContext>) -> [Chapter] {
    unsafe (0..<min(Int(context.pointee.nb_chapters), chapterCap + 1)).compactMap { position in
      guard let chapter = unsafe context.pointee.chapters?[position]?.pointee else { return nil }
      let base = Rational(
        numerator: Int64(unsafe chapter.time_base.num),
        denominator: Int64(unsafe chapter.time_base.den))
      return Chapter(
        title: unsafe TagReading.value(of: "title", in: chapter.metadata, cap: .max),
        startMilliseconds: DurationReasoning.milliseconds(
          base.scaled(unsafe chapter.start, by: 1_000_000)),
        endMilliseconds: DurationReasoning.milliseconds(
          base.scaled(unsafe chapter.end, by: 1_000_000)))
    }
  }
}

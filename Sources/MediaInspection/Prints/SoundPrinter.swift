internal import Artifacts
internal import CLibAV
internal import CLibChromaprint

/// Feeds decoded sound to Chromaprint. Marked safe: the context lives exactly as long as the object.
@safe final class SoundPrinter {
  private var context: OpaquePointer?
  private var format: (rate: Int32, channels: Int32)?
  private var samplesLeft: Int64 = 0
  private var isBroken = false

  /// So much of a recording is listened to.
  private static let seconds: Int64 = 1800

  init() { unsafe context = unsafe chromaprint_new(Int32(CHROMAPRINT_ALGORITHM_DEFAULT.rawValue)) }

  deinit { unsafe chromaprint_free(context) }

  /// Whether further sound makes no difference.
  var isDone: Bool { isBroken || format != nil && samplesLeft <= 0 }

  /// Listens to a frame; one of another format ends it, since a print is of one piece.
  func take(_ frame: UnsafeMutablePointer<AVFrame>) {
    let rate = unsafe frame.pointee.sample_rate
    let channels = unsafe frame.pointee.ch_layout.nb_channels
    if format == nil {
      guard (4000...384_000).contains(rate), (1...64).contains(channels),
        unsafe chromaprint_start(context, rate, channels) == 1
      else { return isBroken = true }
      format = (rate, channels)
      samplesLeft = Int64(rate) * Self.seconds
    }
    guard let format, format == (rate, channels), let samples = unsafe Self.samples(of: frame)
    else {
      samplesLeft = 0
      return
    }
    guard !isDone else { return }
    let wanted = Int(min(Int64(samples.count), samplesLeft * Int64(channels)))
    samplesLeft -= Int64(samples.count / Int(channels))
    if unsafe chromaprint_feed(context, samples, Int32(wanted)) != 1 { isBroken = true }
  }

  /// The print of what was heard; nil where that was too little.
  func finish() -> SoundPrint? {
    guard !isBroken, format != nil, unsafe chromaprint_finish(context) == 1 else { return nil }
    var items: UnsafeMutablePointer<UInt32>?
    var count: Int32 = 0
    guard unsafe chromaprint_get_raw_fingerprint(context, &items, &count) == 1,
      let items = unsafe items, count > 0
    else { return nil }
    defer { unsafe chromaprint_dealloc(items) }
    let found = unsafe Array(UnsafeBufferPointer(start: items, count: Int(count)))
    let length = Int64(unsafe chromaprint_get_item_duration(context)) * 1_000_000
    let rate = Int64(max(1, unsafe chromaprint_get_sample_rate(context)))
    return SoundPrint(itemMicroseconds: length / rate, items: found)
  }

  // MARK: Samples

  /// The frame's samples as 16-bit integers, channel after channel in turn; nil for a format that no
  /// allowed decoder gives.
  private static func samples(of frame: UnsafeMutablePointer<AVFrame>) -> [Int16]? {
    let format = AVSampleFormat(rawValue: unsafe frame.pointee.format)
    let count = Int(unsafe frame.pointee.nb_samples)
    let channels = Int(unsafe frame.pointee.ch_layout.nb_channels)
    let isPlanar = av_sample_fmt_is_planar(format) == 1
    guard count > 0, channels > 0, let planes = unsafe frame.pointee.extended_data else {
      return nil
    }
    var samples = [Int16](repeating: 0, count: count * channels)
    for channel in 0..<channels {
      guard let plane = unsafe planes[isPlanar ? channel : 0] else { return nil }
      let (first, step) = isPlanar ? (0, 1) : (channel, channels)
      for position in 0..<count {
        guard let value = unsafe value(format, plane, first + position * step) else { return nil }
        samples[position * channels + channel] = value
      }
    }
    return samples
  }

  private static func value(
    _ format: AVSampleFormat, _ plane: UnsafeMutablePointer<UInt8>, _ position: Int
  ) -> Int16? {
    let raw = UnsafeRawPointer(plane)
    switch format {
    case AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P: return Int16(Int(unsafe plane[position]) - 128) << 8
    case AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P:
      return unsafe raw.loadUnaligned(fromByteOffset: position * 2, as: Int16.self)
    case AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P:
      return Int16(
        truncatingIfNeeded: unsafe raw.loadUnaligned(fromByteOffset: position * 4, as: Int32.self)
          >> 16)
    case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP:
      return clamped(Double(unsafe raw.loadUnaligned(fromByteOffset: position * 4, as: Float.self)))
    case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP:
      return clamped(unsafe raw.loadUnaligned(fromByteOffset: position * 8, as: Double.self))
    default: return nil
    }
  }

  private static func clamped(_ value: Double) -> Int16 {
    value.isFinite ? Int16(max(-32_768, min(32_767, (value * 32_767).rounded()))) : 0
  }
}

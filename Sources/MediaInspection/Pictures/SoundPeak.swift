internal import CLibAV

/// The loudest of a frame's samples.
enum SoundPeak {
  /// The largest distance from 0 of all channels' samples in the range, 1 for full scale; nil for a
  /// format that no allowed decoder gives.
  static func loudest(
    of frame: UnsafeMutablePointer<AVFrame>, in range: Range<Int>
  ) -> Double? {
    let format = AVSampleFormat(rawValue: unsafe frame.pointee.format)
    let channels = Int(unsafe frame.pointee.ch_layout.nb_channels)
    let isPlanar = av_sample_fmt_is_planar(format) == 1
    let count = Int(unsafe frame.pointee.nb_samples)
    guard channels > 0, range.lowerBound >= 0, range.upperBound <= count,
      let planes = unsafe frame.pointee.extended_data
    else { return nil }
    var peak = 0.0
    for plane in 0..<(isPlanar ? channels : 1) {
      guard let start = unsafe planes[plane] else { return nil }
      let width = isPlanar ? 1 : channels
      let samples = range.lowerBound * width..<range.upperBound * width
      guard let found = unsafe loudest(format, UnsafeRawPointer(start), samples) else { return nil }
      peak = max(peak, found)
    }
    return peak
  }

  private static func loudest(
    _ format: AVSampleFormat, _ start: UnsafeRawPointer, _ range: Range<Int>
  ) -> Double? {
    switch format {
    case AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P:
      return unsafe integers(start, range, of: UInt8.self) { abs(Int64($0) - 128) } / 128
    case AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P:
      return unsafe integers(start, range, of: Int16.self) { abs(Int64($0)) } / 32_768
    case AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P:
      return unsafe integers(start, range, of: Int32.self) { abs(Int64($0)) } / 2_147_483_648
    case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP:
      return unsafe fractions(start, range, of: Float.self)
    case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP:
      return unsafe fractions(start, range, of: Double.self)
    default: return nil
    }
  }

  private static func integers<Sample>(
    _ start: UnsafeRawPointer, _ range: Range<Int>, of type: Sample.Type,
    _ distance: (Sample) -> Int64
  ) -> Double {
    var peak: Int64 = 0
    for position in range {
      let offset = position * MemoryLayout<Sample>.stride
      peak = max(peak, distance(unsafe start.load(fromByteOffset: offset, as: type)))
    }
    return Double(peak)
  }

  /// What is no number is no sound.
  private static func fractions<Sample: BinaryFloatingPoint>(
    _ start: UnsafeRawPointer, _ range: Range<Int>, of type: Sample.Type
  ) -> Double {
    var peak: Sample = 0
    for position in range {
      let offset = position * MemoryLayout<Sample>.stride
      let value = abs(unsafe start.load(fromByteOffset: offset, as: type))
      if value > peak, value.isFinite { peak = value }
    }
    return Double(peak)
  }
}

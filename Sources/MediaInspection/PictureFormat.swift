internal import Artifacts
internal import CLibAV

/// How the pictures of a stream are shown: their aspect, depth and dynamic range.
enum PictureFormat {
  static func complete(_ facts: inout StreamFacts, from stream: UnsafeMutablePointer<AVStream>) {
    facts.displayAspectRatio = unsafe displayAspectRatio(of: stream)
    let depth = unsafe bitDepth(of: stream.pointee.codecpar)
    facts.hdr = unsafe dynamicRange(of: stream)
    facts.bitDepth = depth.flatMap { $0 > 8 ? $0 : nil }
  }

  /// Nil for square samples, and where none are stated.
  private static func displayAspectRatio(of stream: UnsafeMutablePointer<AVStream>) -> String? {
    let parameters = unsafe stream.pointee.codecpar.pointee
    let sample = unsafe [stream.pointee.sample_aspect_ratio, parameters.sample_aspect_ratio]
      .first { $0.num > 0 && $0.den > 0 }
    guard let sample, sample.num != sample.den, unsafe parameters.width > 0,
      unsafe parameters.height > 0
    else { return nil }
    var ratio = AVRational()
    // The bound is ffprobe's.
    unsafe av_reduce(
      &ratio.num, &ratio.den, Int64(parameters.width) * Int64(sample.num),
      Int64(parameters.height) * Int64(sample.den), 1 << 20)
    return ratio.num > 0 && ratio.den > 0 ? "\(ratio.num):\(ratio.den)" : nil
  }

  /// Bits a sample; nil where neither libav nor the codec's configuration record says.
  static func bitDepth(of parameters: UnsafePointer<AVCodecParameters>) -> Int? {
    let format = AVPixelFormat(rawValue: unsafe parameters.pointee.format)
    if let description = unsafe av_pix_fmt_desc_get(format) {
      return unsafe Int(description.pointee.comp.0.depth)
    }
    let count = unsafe Int(parameters.pointee.extradata_size)
    guard let start = unsafe parameters.pointee.extradata, count > 0 else { return nil }
    let record = unsafe Array(UnsafeBufferPointer(start: start, count: min(count, 64)))
    return bitDepth(ofConfiguration: record, unsafe parameters.pointee.codec_id)
  }

  /// The configuration records of ISO/IEC 14496-15 §5.3.3.1 (avcC) and §8.3.3.1 (hvcC), and of AV1 in
  /// ISOBMFF §2.3.3 (av1C).
  static func bitDepth(ofConfiguration record: [UInt8], _ codec: AVCodecID) -> Int? {
    guard record.first == (codec == AV_CODEC_ID_AV1 ? 0x81 : 1) else { return nil }
    switch codec {
    case AV_CODEC_ID_H264 where record.count > 1:
      // Baseline, Main, Extended and High have 8 bits; the others tell it in the stream only.
      return [66, 77, 88, 100].contains(record[1]) ? 8 : nil
    case AV_CODEC_ID_HEVC where record.count > 17: return Int(record[17] & 7) + 8
    case AV_CODEC_ID_AV1 where record.count > 2:
      return record[2] & 0x40 == 0 ? 8 : record[2] & 0x20 == 0 ? 10 : 12
    default: return nil
    }
  }

  /// ITU-T H.273 table 3; Dolby Vision has a configuration of its own beside it.
  private static func dynamicRange(of stream: UnsafeMutablePointer<AVStream>) -> String? {
    if unsafe exhibit_has_dolby_vision(stream) != 0 { return "dolby-vision" }
    return switch unsafe stream.pointee.codecpar.pointee.color_trc {
    case AVCOL_TRC_ARIB_STD_B67: "hlg"
    case AVCOL_TRC_SMPTE2084: "pq"
    default: nil
    }
  }

  /// True where the header leaves neither depth nor dynamic range open: what has 8 bits has no high
  /// range, and what has more states its transfer in the container.
  static func isTold(_ parameters: UnsafePointer<AVCodecParameters>) -> Bool {
    switch unsafe parameters.pointee.codec_id {
    case AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_AV1:
      guard let depth = unsafe bitDepth(of: parameters) else { return false }
      return unsafe depth == 8 || parameters.pointee.color_trc != AVCOL_TRC_UNSPECIFIED
    case AV_CODEC_ID_VP9, AV_CODEC_ID_PRORES, AV_CODEC_ID_DNXHD: return false
    default: return true
    }
  }
}

internal import CLibAV

/// Whether a container's header already states every fact that a record reports, so that libav need
/// not read ahead and decode to complete them. Reading ahead costs more than reading every packet.
enum HeaderCompleteness {
  /// True for whole MP4 and QuickTime recordings with a stated length. Not for codecs whose sample
  /// rate libav only learns from their packets, nor for fragmented files; nor for Matroska, whose
  /// packets have no lengths of their own unless libav has seen into them; nor for pictures whose
  /// depth or dynamic range the header leaves open.
  static func isSufficient(
    _ context: UnsafeMutablePointer<AVFormatContext>, container: String, isFragmented: Bool
  ) -> Bool {
    guard BoxWalk.isFor(container), !isFragmented, unsafe context.pointee.duration > 0,
      unsafe context.pointee.nb_streams > 0
    else { return false }
    return unsafe (0..<Int(context.pointee.nb_streams)).allSatisfy { position in
      guard let stream = unsafe context.pointee.streams?[position] else { return false }
      return unsafe isComplete(stream)
    }
  }

  private static func isComplete(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
    let parameters = unsafe stream.pointee.codecpar.pointee
    guard unsafe parameters.codec_id != AV_CODEC_ID_NONE else {
      return unsafe parameters.codec_type != AVMEDIA_TYPE_VIDEO
        && parameters.codec_type != AVMEDIA_TYPE_AUDIO
    }
    switch unsafe parameters.codec_type {
    case AVMEDIA_TYPE_VIDEO:
      let isPicture = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
      return unsafe parameters.width > 0 && parameters.height > 0
        && (isPicture
          || stream.pointee.avg_frame_rate.num > 0
            && PictureFormat.isTold(stream.pointee.codecpar))
    case AVMEDIA_TYPE_AUDIO:
      return unsafe parameters.sample_rate > 0 && parameters.ch_layout.nb_channels > 0
        && (parameters.codec_id != AV_CODEC_ID_AAC || isPlainAAC(stream.pointee.codecpar))
        && ![AV_CODEC_ID_OPUS, AV_CODEC_ID_FLAC, AV_CODEC_ID_AAC_LATM].contains(
          parameters.codec_id)
    default: return true
    }
  }

  private static func isPlainAAC(_ parameters: UnsafePointer<AVCodecParameters>) -> Bool {
    guard let start = unsafe parameters.pointee.extradata,
      unsafe parameters.pointee.extradata_size >= 2
    else { return false }
    let rate = unsafe parameters.pointee.sample_rate
    return unsafe isPlainAAC(start[0], start[1], sampleRate: Int(rate))
  }

  /// True for low-complexity AAC of more than 24 kHz without spectral band replication, by the first
  /// bytes of its AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1): five bits of object type, four of
  /// sampling frequency. Replication may double the rate and the channels, and what has a low rate
  /// may have it without a word in the header.
  static func isPlainAAC(_ first: UInt8, _ second: UInt8, sampleRate: Int) -> Bool {
    let rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000]
    let index = Int(first & 7) << 1 | Int(second >> 7)
    return first >> 3 == 2 && rates.indices.contains(index) && rates[index] == sampleRate
  }
}

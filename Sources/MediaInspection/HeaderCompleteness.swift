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
        && ![AV_CODEC_ID_OPUS, AV_CODEC_ID_FLAC, AV_CODEC_ID_AAC_LATM].contains(
          parameters.codec_id)
    default: return true
    }
  }
}

internal import Artifacts
internal import CLibAV

/// Which container a recording is, once libav has opened it.
struct MediaIdentity: Equatable {
  /// FFmpeg's short name, told apart where one demuxer serves several: `mp4`, `mov`, `webm`…
  let container: String
  private let guessedType: String?
  private let statesLength: Bool
  /// Bytes of sound that the header states, where libav keeps no count of them.
  private let soundBytes: Int64?

  /// Nil where nothing but a weak probe says that this is a recording.
  init?(_ guess: MediaGuess, _ demuxer: Demuxer, _ reader: DescriptorReader) {
    let opened = unsafe demuxer.withContext { context -> (name: String, isSure: Bool) in
      guard let format = unsafe context.pointee.iformat, let name = unsafe format.pointee.name
      else {
        return ("", false)
      }
      // A probe that only fits "any bytes could be this" is no recognition.
      return unsafe (
        unsafe String(cString: name), context.pointee.probe_score > AVPROBE_SCORE_MAX / 4
      )
    }
    guard let opened,
      guess.demuxer != nil || opened.isSure || RawStream.isFound(in: reader, as: opened.name)
    else { return nil }
    container = guess.container ?? opened.name
    guessedType = guess.mediaType
    soundBytes =
      switch container {
      case "w64": SoundChunks.wave64Size(reader)
      case "wav": SoundChunks.cutWaveSize(reader)
      default: nil
      }
    statesLength = container != "flv" || FlashMetadata.statesLength(reader)
  }

  /// Containers whose index is whole once they are open.
  var hasWholeIndex: Bool { BoxWalk.isFor(container) }

  /// The claimed and the guessed length in microseconds; at most one is set.
  func claim(of context: UnsafeMutablePointer<AVFormatContext>) -> (claim: Int64?, guess: Int64?) {
    if container == "wav", let length = unsafe plainSound(of: context) { return (length, nil) }
    guard statesLength, unsafe context.pointee.duration != exhibit_no_timestamp,
      unsafe context.pointee.duration > 0
    else { return (nil, nil) }
    switch unsafe context.pointee.duration_estimation_method {
    case AVFMT_DURATION_FROM_PTS:
      // Only reading ahead sets the method, so this is also what stands where the header sufficed.
      return BoxWalk.isFor(container) ? unsafe (context.pointee.duration, nil) : (nil, nil)
    case AVFMT_DURATION_FROM_BITRATE:
      if let length = unsafe plainSound(of: context) { return (length, nil) }
      return unsafe isRawStream ? (nil, context.pointee.duration) : (nil, nil)
    default: return unsafe (context.pointee.duration, nil)
    }
  }

  /// The length of plain samples in a Core Audio, a Wave64 or a cut WAVE file: their header has the
  /// number, which libav keeps to itself.
  private func plainSound(of context: UnsafeMutablePointer<AVFormatContext>) -> Int64? {
    guard ["caf", "w64"].contains(container) || container == "wav" && soundBytes != nil,
      unsafe context.pointee.nb_streams == 1, let stream = unsafe context.pointee.streams?[0]
    else { return nil }
    let frames =
      unsafe soundBytes.map { unsafe samples(in: $0, of: stream) }
      ?? stream.pointee.nb_frames
    let hertz = Int64(unsafe stream.pointee.codecpar.pointee.sample_rate)
    guard frames > 0, hertz > 0 else { return nil }
    return Rational(numerator: 1, denominator: hertz).scaled(frames, by: 1_000_000)
  }

  private func samples(in bytes: Int64, of stream: UnsafeMutablePointer<AVStream>) -> Int64 {
    let parameters = unsafe stream.pointee.codecpar.pointee
    let isPlain = unsafe av_get_bits_per_sample(parameters.codec_id) > 0
    let block = Int64(unsafe parameters.block_align)
    return isPlain && block > 0 ? bytes / block : 0
  }

  /// Containers that have nowhere to state a length, so that players guess it.
  private var isRawStream: Bool {
    ["mp3", "aac", "amr", "amrnb", "amrwb", "ac3", "eac3", "wav", "au", "aiff", "wv"]
      .contains(container)
  }

  func kind(of streams: [StreamFacts]) -> ArtifactKind {
    if streams.contains(where: { $0.type == .video && $0.attachedPicture != true }) {
      return .video
    }
    if streams.contains(where: { $0.type == .audio }) { return .audio }
    return guessedType?.hasPrefix("audio/") == true ? .audio : .video
  }

  func mediaType(for kind: ArtifactKind) -> String? {
    let isAudio = kind == .audio
    return switch container {
    case "mp4": isAudio ? "audio/mp4" : "video/mp4"
    case "m4a": isAudio ? "audio/mp4" : "video/mp4"
    case "3gp": isAudio ? "audio/3gpp" : "video/3gpp"
    case "3g2": isAudio ? "audio/3gpp2" : "video/3gpp2"
    case "webm": isAudio ? "audio/webm" : "video/webm"
    case "matroska": isAudio ? "audio/x-matroska" : "video/x-matroska"
    case "ogg": isAudio ? "audio/ogg" : "video/ogg"
    case "asf": isAudio ? "audio/x-ms-wma" : "video/x-ms-wmv"
    case "mp3": "audio/mpeg"
    // An ID3 tag at the front says nothing of what follows.
    case "flac": "audio/flac"
    case "wv": "audio/x-wavpack"
    case "ape": "audio/x-ape"
    case "aac": "audio/aac"
    case "ac3", "eac3": "audio/ac3"
    case "mpegts": guessedType ?? "video/mp2t"
    case "w64": guessedType ?? "audio/wav"
    case "mxf": guessedType ?? "application/mxf"
    case "flv": guessedType ?? "video/x-flv"
    case "avi": guessedType ?? "video/x-msvideo"
    case "amr", "amrnb", "amrwb": guessedType ?? "audio/amr"
    default: guessedType
    }
  }
}

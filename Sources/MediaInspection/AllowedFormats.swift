/// What libavformat and libavcodec may use. Demuxers that open other files (playlists, concat,
/// DASH, SDP, image sequences) are not among them; docs/security.md lists the same names.
enum AllowedFormats {
  /// The options of `avformat_open_input` that hold libav to them.
  static var options: [(String, String)] {
    [
      ("format_whitelist", demuxers.joined(separator: ",")),
      ("codec_whitelist", decoders.joined(separator: ",")),
      ("protocol_whitelist", "none"),
    ]
  }

  /// Demuxers, as `format_whitelist` takes them.
  static let demuxers = [
    "mov", "matroska", "avi", "wav", "aiff", "caf", "au", "flac", "mp3", "aac", "ogg", "asf",
    "mpegts", "mpeg", "flv", "amr", "amrnb", "amrwb", "wv", "ape", "ac3", "eac3", "mxf", "w64",
  ]

  /// Decoders, as `codec_whitelist` takes them: opened only to complete a stream's facts.
  static let decoders = [
    "h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "mpeg4", "msmpeg4", "msmpeg4v2", "mpeg1video",
    "mpeg2video", "h263", "flv", "mjpeg", "png", "wmv1", "wmv2", "wmv3", "vc1", "prores", "dvvideo",
    "theora", "rawvideo", "cinepak", "svq3", "aac", "aac_latm", "mp3float", "mp3", "mp2float",
    "mp2", "ac3", "eac3", "vorbis", "opus", "flac", "alac", "amrnb", "amrwb", "wmav1", "wmav2",
    "wmapro", "wmalossless", "wmavoice", "wavpack", "ape", "adpcm_ms", "adpcm_ima_wav",
    "adpcm_ima_qt", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be",
    "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_u8", "pcm_s8", "pcm_mulaw", "pcm_alaw",
  ]

  /// Whether a decoder may be opened for a picture that stands by itself. GIF and WebP are photos'
  /// formats: no recording is decoded with them.
  static func allowsPicture(_ decoder: String) -> Bool {
    decoders.contains(decoder) || decoder == "gif" || decoder == "webp"
  }
}

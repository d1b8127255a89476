import TestSupport
import Testing

/// One recording as ffmpeg is asked for it, and what its container lets anybody know.
struct RecordingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The output's name; its ending chooses the container.
  let file: String
  /// ffmpeg's arguments but for the output.
  let arguments: [String]
  /// The seconds asked for.
  let seconds: Double
  /// The longest frame of its codecs.
  let frameMilliseconds: Double
  let claim: Claim

  /// What the container says of its length.
  enum Claim: String, Sendable {
    case declared, undeclared, estimated
  }

  init(
    _ name: String, _ file: String, seconds: Double, frame: Double, claim: Claim = .declared,
    _ arguments: [String]...
  ) {
    testDescription = name
    self.file = file
    self.seconds = seconds
    frameMilliseconds = frame
    self.claim = claim
    self.arguments = arguments.flatMap { $0 }
  }

  func make() throws -> String { try MediaMaker.make(file, arguments) }
}

/// The containers that teachers hand in, in several sizes, rates and lengths. Frame lengths are the
/// codecs' own: 1024 samples of AAC, 1152 of MP3 and MP2, 2048 of WMA and of Vorbis, 20 ms of Opus.
enum RecordingTable {
  static let x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-pix_fmt", "yuv420p"]
  static let aac = ["-c:a", "aac"]

  static let movies = [
    RecordingCase(
      "mp4, index last", "a.mp4", seconds: 3, frame: 40,
      picture("192x108", "25", 3), tone(44_100, 3), x264, aac),
    RecordingCase(
      "mp4, index first", "a.mp4", seconds: 7.2, frame: 40,
      picture("160x120", "25", 7.2), tone(44_100, 7.2), x264, aac, ["-movflags", "+faststart"]),
    RecordingCase(
      "mp4 of 29.97 frames a second, upright", "a.mp4", seconds: 5.005, frame: 33.4,
      picture("90x160", "30000/1001", 5.005), tone(48_000, 5.005), x264, aac, ["-ac", "2"]),
    RecordingCase(
      "mp4 in fragments", "a.mp4", seconds: 4, frame: 66.7, claim: .undeclared,
      picture("128x72", "15", 4), tone(44_100, 4), x264, aac,
      ["-bf", "0", "-g", "15", "-movflags", "frag_keyframe+empty_moov"]),
    RecordingCase(
      "mov", "a.mov", seconds: 2.5, frame: 33.4,
      picture("320x240", "30", 2.5), tone(32_000, 2.5), x264, aac),
    RecordingCase(
      "3gp", "a.3gp", seconds: 4, frame: 66.7,
      picture("176x144", "15", 4), tone(16_000, 4), ["-c:v", "h263"], aac, ["-ac", "1"]),
    RecordingCase(
      "mkv", "a.mkv", seconds: 6, frame: 41.7,
      picture("256x144", "24", 6), tone(44_100, 6), x264, aac),
    RecordingCase(
      "webm of VP8 and Opus", "a.webm", seconds: 3, frame: 40,
      picture("128x96", "25", 3), tone(48_000, 3),
      ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
    RecordingCase(
      "webm of VP9 and Vorbis", "a.webm", seconds: 4, frame: 46.5,
      picture("160x90", "30", 4), tone(44_100, 4),
      ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libvorbis"]),
    RecordingCase(
      "avi", "a.avi", seconds: 5, frame: 40,
      picture("176x144", "25", 5), tone(44_100, 5), ["-c:v", "mpeg4", "-c:a", "libmp3lame"]),
    RecordingCase(
      "wmv", "a.wmv", seconds: 4, frame: 46.5,
      picture("160x120", "25", 4), tone(44_100, 4), ["-c:v", "wmv2", "-c:a", "wmav2"]),
    RecordingCase(
      "flv", "a.flv", seconds: 4, frame: 40,
      picture("160x120", "25", 4), tone(44_100, 4), ["-c:v", "flv", "-c:a", "libmp3lame"]),
    RecordingCase(
      "ts", "a.ts", seconds: 6, frame: 40, claim: .undeclared,
      picture("192x108", "25", 6), tone(48_000, 6), x264, aac),
    RecordingCase(
      "mpeg program stream", "a.mpg", seconds: 4, frame: 40, claim: .undeclared,
      picture("176x144", "25", 4), tone(44_100, 4), ["-c:v", "mpeg2video", "-c:a", "mp2"]),
  ]

  static let sound = [
    RecordingCase("m4a", "a.m4a", seconds: 9.7, frame: 23.3, tone(44_100, 9.7), aac),
    RecordingCase(
      "m4a, lossless", "a.m4a", seconds: 3.3, frame: 92.9, tone(44_100, 3.3), ["-c:a", "alac"]),
    mp3("mp3, constant rate", 5, 44_100, ["-b:a", "64k"]),
    mp3("mp3, variable rate", 8, 22_050, ["-q:a", "6"]),
    mp3("mp3, constant rate, no Xing header", 5, 44_100, ["-b:a", "64k", "-write_xing", "0"]),
    mp3("mp3, variable rate, no Xing header", 8, 44_100, ["-q:a", "6", "-write_xing", "0"]),
    mp3(
      "mp3 without tags or header", 4, 48_000,
      ["-b:a", "64k", "-write_xing", "0", "-id3v2_version", "0"]),
    RecordingCase("wav", "a.wav", seconds: 2.75, frame: 23.3, tone(44_100, 2.75)),
    RecordingCase(
      "wav of 8 bits", "a.wav", seconds: 6, frame: 128, tone(8000, 6), ["-c:a", "pcm_u8"]),
    RecordingCase("flac", "a.flac", seconds: 4.5, frame: 104.5, tone(44_100, 4.5)),
    RecordingCase(
      "ogg of Vorbis", "a.ogg", seconds: 5, frame: 46.5, tone(44_100, 5), ["-c:a", "libvorbis"]),
    RecordingCase(
      "Opus", "a.opus", seconds: 6.3, frame: 20, tone(48_000, 6.3), ["-c:a", "libopus"]),
    RecordingCase(
      "wma", "a.wma", seconds: 5, frame: 46.5, tone(44_100, 5), ["-c:a", "wmav2"]),
    RecordingCase("aac", "a.aac", seconds: 5, frame: 23.3, claim: .estimated, tone(44_100, 5), aac),
    RecordingCase("aiff", "a.aiff", seconds: 3, frame: 23.3, tone(44_100, 3)),
  ]

  /// Streams of unequal length, late starts, edit lists, and containers that are written as they come.
  static let odd = [
    RecordingCase(
      "mp4 whose picture lasts longer than its sound", "a.mp4", seconds: 6, frame: 40,
      picture("128x72", "25", 6), tone(44_100, 3.5), x264, aac),
    RecordingCase(
      "mp4 whose sound lasts longer than its picture", "a.mp4", seconds: 7, frame: 40,
      picture("128x72", "25", 4), tone(44_100, 7), x264, aac),
    RecordingCase(
      "mkv with two sound tracks", "a.mkv", seconds: 4, frame: 40,
      picture("128x72", "25", 4), tone(44_100, 4), tone(48_000, 4), x264, aac,
      ["-map", "0", "-map", "1", "-map", "2"]),
    RecordingCase(
      "mkv whose sound starts two seconds late", "a.mkv", seconds: 6, frame: 40,
      picture("128x72", "25", 6), ["-itsoffset", "2"], tone(44_100, 4), x264, aac),
    RecordingCase(
      "mov of HEVC and plain samples", "a.mov", seconds: 3, frame: 40,
      picture("128x72", "25", 3), tone(48_000, 3),
      ["-c:v", "libx265", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p"],
      ["-preset", "ultrafast", "-tag:v", "hvc1", "-c:a", "pcm_s16le"]),
    RecordingCase(
      "mp4 of Opus", "a.mp4", seconds: 3, frame: 40,
      picture("128x72", "25", 3), tone(48_000, 3), x264, ["-c:a", "libopus"]),
    RecordingCase(
      "avi of single pictures and plain samples", "a.avi", seconds: 3, frame: 100,
      picture("128x72", "10", 3), tone(8000, 3),
      ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16le"]),
    RecordingCase(
      "mkv of FLAC sound", "a.mkv", seconds: 4, frame: 104.5,
      picture("128x72", "25", 4), tone(44_100, 4), x264, ["-c:a", "flac"]),
    RecordingCase(
      "ogv", "a.ogv", seconds: 4, frame: 46.5,
      picture("128x96", "25", 4), tone(44_100, 4), ["-c:v", "libtheora", "-c:a", "libvorbis"]),
    RecordingCase(
      "webm as browsers write it", "a.webm", seconds: 4, frame: 40, claim: .undeclared,
      picture("128x96", "25", 4), tone(48_000, 4),
      ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"],
      ["-live", "1"]),
    RecordingCase(
      "transport stream of a camera", "a.m2ts", seconds: 4, frame: 40, claim: .undeclared,
      picture("128x72", "25", 4), tone(48_000, 4), x264, aac,
      ["-f", "mpegts", "-mpegts_m2ts_mode", "1"]),
  ]

  /// A start an hour late, a gap of six seconds, and what was sent live.
  static let odder = [
    RecordingCase(
      "mkv that starts at one hour", "a.mkv", seconds: 6, frame: 40,
      ["-itsoffset", "3600"], picture("128x72", "25", 6), ["-itsoffset", "3600"], tone(44_100, 6),
      x264, aac, ["-copyts"]),
    RecordingCase(
      "ts that starts at two and a half hours", "a.ts", seconds: 6, frame: 40, claim: .undeclared,
      ["-itsoffset", "9000"], picture("128x72", "25", 6), ["-itsoffset", "9000"], tone(48_000, 6),
      x264, aac, ["-copyts"]),
    RecordingCase(
      "mp4 without a picture for six seconds", "a.mp4", seconds: 10, frame: 40,
      picture("128x72", "25", 10), tone(44_100, 10), gap, x264, aac),
    RecordingCase(
      "mkv without a picture for six seconds", "a.mkv", seconds: 10, frame: 40,
      picture("128x72", "25", 10), tone(44_100, 10), gap, x264, aac),
    RecordingCase(
      "ts of two programs", "a.ts", seconds: 4, frame: 40, claim: .undeclared,
      picture("128x72", "25", 4), tone(48_000, 4), picture("64x64", "25", 4), tone(48_000, 4),
      (0..<4).flatMap { ["-map", "\($0)"] }, x264, aac,
      ["-program", "title=A:st=0:st=1", "-program", "title=B:st=2:st=3"]),
    RecordingCase(
      "flv, live", "a.flv", seconds: 4, frame: 40, claim: .undeclared,
      picture("160x120", "25", 4), tone(44_100, 4), ["-c:v", "flv", "-c:a", "libmp3lame"],
      ["-flvflags", "no_duration_filesize"]),
    RecordingCase(
      "mpeg program stream of MPEG-1", "a.mpg", seconds: 4, frame: 40, claim: .undeclared,
      picture("176x144", "25", 4), tone(44_100, 4), ["-c:v", "mpeg1video", "-c:a", "mp2"]),
    RecordingCase(
      "program stream of a DVD, interlaced", "a.vob", seconds: 4, frame: 40, claim: .undeclared,
      picture("352x288", "25", 4), tone(48_000, 4),
      ["-c:v", "mpeg2video", "-flags", "+ildct+ilme", "-c:a", "ac3", "-ac", "6"]),
    RecordingCase(
      "mp4 in fragments with an index of them", "a.mp4", seconds: 4, frame: 40,
      picture("128x72", "25", 4), tone(44_100, 4), x264, aac,
      ["-bf", "0", "-g", "25", "-movflags", "frag_keyframe+dash+global_sidx"]),
  ]
  private static let gap = ["-vf", "select='not(between(n,50,199))'", "-vsync", "vfr"]

  static let oddSound = [
    RecordingCase("caf", "a.caf", seconds: 3, frame: 23.3, tone(44_100, 3)),
    RecordingCase(
      "caf, lossless", "a.caf", seconds: 3.3, frame: 92.9, tone(44_100, 3.3), ["-c:a", "alac"]),
    RecordingCase("Wave64", "a.w64", seconds: 3, frame: 23.3, tone(44_100, 3)),
    RecordingCase("WavPack", "a.wv", seconds: 4, frame: 100, tone(44_100, 4)),
    RecordingCase("ac3", "a.ac3", seconds: 4, frame: 32, claim: .estimated, tone(48_000, 4)),
    RecordingCase(
      "eac3 of six channels", "a.eac3", seconds: 4, frame: 32, claim: .estimated, tone(48_000, 4),
      ["-ac", "6"]),
    RecordingCase(
      "mp2", "a.mp2", seconds: 4, frame: 24, claim: .estimated, tone(48_000, 4), ["-c:a", "mp2"]),
    RecordingCase(
      "wav of 25 hours", "a.wav", seconds: 90_000, frame: 23.3, tone(100, 90_000),
      ["-ar", "100", "-c:a", "pcm_u8"]),
    RecordingCase(
      "wav of RF64", "a.wav", seconds: 3, frame: 23.3, tone(44_100, 3), ["-rf64", "always"]),
    RecordingCase(
      "wav of 24 bits at 96 kHz", "a.wav", seconds: 2, frame: 23.3, tone(96_000, 2),
      ["-c:a", "pcm_s24le", "-ac", "2"]),
    RecordingCase("au", "a.au", seconds: 3, frame: 128, tone(8000, 3), ["-c:a", "pcm_mulaw"]),
    RecordingCase("mka", "a.mka", seconds: 4, frame: 24, tone(48_000, 4), ["-c:a", "libmp3lame"]),
  ]

  static let all = movies + odd + odder + sound + oddSound

  private static func mp3(
    _ name: String, _ seconds: Double, _ rate: Int, _ options: [String]
  ) -> RecordingCase {
    RecordingCase(
      name, "a.mp3", seconds: seconds, frame: 1_152_000 / Double(rate),
      claim: options.contains("-write_xing") ? .estimated : .declared,
      tone(rate, seconds), ["-c:a", "libmp3lame"], options)
  }

  private static func picture(_ size: String, _ rate: String, _ seconds: Double) -> [String] {
    MediaMaker.picture(size, rate: rate, seconds: seconds)
  }

  private static func tone(_ rate: Int, _ seconds: Double) -> [String] {
    MediaMaker.tone(rate: rate, seconds: seconds)
  }
}

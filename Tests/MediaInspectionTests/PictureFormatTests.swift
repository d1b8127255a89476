import Artifacts
import CLibAV
import TestSupport
import Testing

@testable import MediaInspection

/// Expected values are those that ffmpeg was given.
@Suite(
  "Aspect, depth and dynamic range", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct PictureFormatTests {
  static let picture = MediaMaker.picture("192x108", rate: "25", seconds: 1)
  static let x264 = ["-c:v", "libx264", "-preset", "ultrafast"]

  static func stream(_ name: String, _ arguments: [String]) throws -> StreamFacts {
    let reply = try RecordingFile.inspect(MediaMaker.make(name, picture + arguments))
    return try #require(reply.media?.streams.first)
  }

  @Test("samples that are no squares give an aspect", arguments: ["a.mp4", "a.mov", "a.mkv"])
  func aspect(_ name: String) throws {
    // 192 × 3 to 108 × 4 is 4 to 3.
    let stream = try Self.stream(name, ["-vf", "setsar=3/4"] + Self.x264)
    #expect(stream.displayAspectRatio == "4:3")
    #expect(stream.width == 192)
    #expect(try Self.stream(name, Self.x264).displayAspectRatio == nil)
  }

  @Test("8 bits in standard range are not worth a word", arguments: ["a.mp4", "a.mkv"])
  func standard(_ name: String) throws {
    let stream = try Self.stream(name, ["-pix_fmt", "yuv420p"] + Self.x264)
    #expect(stream.bitDepth == nil)
    #expect(stream.hdr == nil)
  }

  static func x265(_ transfer: String) -> [String] {
    [
      "-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le",
      "-color_trc", transfer, "-color_primaries", "bt2020", "-colorspace", "bt2020nc",
      "-x265-params", "log-level=none",
    ]
  }

  @Test(
    "10 bits and their transfer are told of H.265", arguments: ["a.mp4", "a.mov"],
    [("arib-std-b67", "hlg"), ("smpte2084", "pq")])
  func highRange(_ name: String, _ transfer: (String, String)) throws {
    let reply = try RecordingFile.inspect(
      MediaMaker.make(name, Self.picture + Self.x265(transfer.0)))
    let stream = try #require(reply.media?.streams.first)
    #expect(stream.bitDepth == 10)
    #expect(stream.hdr == transfer.1)
    #expect(reply.findings.contains { $0.code == .mediaHDR })
  }

  @Test("a container that keeps the colours to itself leaves them to the stream")
  func untold() throws {
    let stream = try Self.stream(
      "bare.mp4", Self.x265("arib-std-b67") + ["-movflags", "-write_colr"])
    #expect(stream.bitDepth == 10)
    #expect(stream.hdr == "hlg")
  }

  @Test("10 bits of H.264 and VP9 are told", arguments: ["a.mp4", "a.mkv", "v.webm", "v.mp4"])
  func tenBits(_ name: String) throws {
    let codec = name.hasPrefix("v") ? ["-c:v", "libvpx-vp9", "-cpu-used", "8"] : Self.x264
    let stream = try Self.stream(
      name, codec + ["-pix_fmt", "yuv420p10le", "-color_trc", "arib-std-b67"])
    #expect(stream.bitDepth == 10)
    #expect(stream.hdr == "hlg")
  }

  @Test("8-bit H.264 tagged HLG is HDR all the same")
  func eightBits() throws {
    let stream = try Self.stream(
      "h.mp4",
      Self.x264 + [
        "-pix_fmt", "yuv420p", "-color_trc", "arib-std-b67", "-color_primaries", "bt2020",
        "-colorspace", "bt2020nc",
      ])
    #expect(stream.bitDepth == nil)
    #expect(stream.hdr == "hlg")
  }

  /// Records written by hand after ISO/IEC 14496-15 and AV1 in ISOBMFF.
  @Test(
    "a configuration record states the depth, or leaves it open",
    arguments: [
      (AV_CODEC_ID_H264, [1, 66], 8), (AV_CODEC_ID_H264, [1, 100], 8),
      (AV_CODEC_ID_H264, [1, 110], nil), (AV_CODEC_ID_H264, [1], nil),
      (AV_CODEC_ID_H264, [0, 0, 0, 1, 0x67], nil),
      (AV_CODEC_ID_HEVC, [1] + .zeros(16) + [0xF8], 8),
      (AV_CODEC_ID_HEVC, [1] + .zeros(16) + [0xFA], 10), (AV_CODEC_ID_HEVC, [1, 2], nil),
      (AV_CODEC_ID_AV1, [0x81, 0, 0x0C], 8), (AV_CODEC_ID_AV1, [0x81, 0, 0x4C], 10),
      (AV_CODEC_ID_AV1, [0x81, 0, 0x6C], 12), (AV_CODEC_ID_AV1, [1, 0, 0x4C], nil),
      (AV_CODEC_ID_VP9, [1, 0, 0], nil), (AV_CODEC_ID_HEVC, [], nil),
    ] as [(AVCodecID, [UInt8], Int?)])
  func configuration(_ row: (AVCodecID, [UInt8], Int?)) {
    #expect(PictureFormat.bitDepth(ofConfiguration: row.1, row.0) == row.2)
  }
}

import Artifacts
import TestSupport
import Testing

@testable import MediaInspection

/// Sound of a known shape, made by ffmpeg: a tone at half of full scale, and silence between.
@Suite("Waveforms", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct WaveformTests {
  /// - Parameter silence: seconds of it, from the first up to the second.
  private static func sound(
    _ name: String, seconds: Int, silence: (Int, Int), rate: Int = 48_000,
    _ options: [String] = []
  ) throws -> String {
    try MediaMaker.make(
      name,
      [
        "-f", "lavfi", "-i",
        "aevalsrc=0.5*sin(2*PI*440*t)*(lt(t\\,\(silence.0))+gte(t\\,\(silence.1))):s=\(rate):"
          + "d=\(seconds)",
      ] + options)
  }

  @Test(
    "silence is zero exactly where it is, and the tone as loud as it is",
    arguments: [
      ("w.wav", []), ("w.wav", ["-c:a", "pcm_s24le"]), ("w.wav", ["-c:a", "pcm_f32le"]),
      ("w.flac", []), ("w.aiff", []), ("w.mkv", ["-c:a", "pcm_s32le"]), ("w.wv", []),
      ("w.m4a", ["-c:a", "alac"]),
    ])
  func exact(_ name: String, _ options: [String]) throws {
    // 24 seconds in 240 stretches: a tenth of a second each, silent from the 60th to the 89th.
    let path = try Self.sound(name, seconds: 24, silence: (6, 9), options)
    let values = try #require(try DrawnFile.recording(path, milliseconds: 24_000).waveform)
    #expect(values.count == 240)
    for (place, value) in values.enumerated() {
      // Half of 255.
      let wanted: ClosedRange<UInt8> = (60..<90).contains(place) ? 0...0 : 127...128
      #expect(wanted.contains(value), "\(place): \(value)")
    }
  }

  @Test(
    "what a lossy codec smears is no further than a stretch away",
    arguments: ["w.m4a", "w.mp3", "w.opus", "w.ogg", "w.webm"])
  func lossy(_ name: String) throws {
    let path = try Self.sound(name, seconds: 24, silence: (6, 9))
    let values = try #require(try DrawnFile.recording(path, milliseconds: 24_000).waveform)
    #expect(values[61..<89].allSatisfy { $0 == 0 })
    #expect((values[..<59] + values[91..<239]).allSatisfy { $0 >= 115 })
  }

  @Test("of a long recording windows are listened to, and silence is still where it is")
  func long() throws {
    // Twenty minutes: 5 seconds a stretch, silent from the 60th to the 119th.
    let path = try Self.sound("long.wav", seconds: 1200, silence: (300, 600), rate: 8000)
    let values = try #require(try DrawnFile.recording(path, milliseconds: 1_200_000).waveform)
    #expect(values[60..<120].allSatisfy { $0 == 0 })
    #expect((values[..<60] + values[120...]).allSatisfy { (127...128).contains($0) })
  }

  @Test("sound that starts late is silent until then")
  func late() throws {
    let path = try MediaMaker.make(
      "late.mkv",
      MediaMaker.picture("64x64", rate: "10", seconds: 8) + ["-itsoffset", "4"]
        + MediaMaker.tone(seconds: 4) + ["-c:a", "pcm_s16le"])
    let values = try #require(try DrawnFile.recording(path, milliseconds: 8000).waveform)
    #expect(values[..<120].allSatisfy { $0 == 0 } && values[120...].allSatisfy { $0 > 20 })
  }

  @Test("a video without sound has no waveform, and sound no picture")
  func absent() throws {
    let video = try MediaMaker.make(
      "mute.mp4", MediaMaker.picture("64x64", rate: "10", seconds: 1))
    #expect(try DrawnFile.recording(video, milliseconds: 1000).waveform == nil)
    let sound = try MediaMaker.make("tone.wav", MediaMaker.tone(seconds: 1))
    let drawn = try DrawnFile.recording(sound, milliseconds: 1000)
    #expect(drawn.poster == nil && drawn.sheet == nil && drawn.waveform != nil)
  }
}

import Foundation
import TestSupport
import Testing

/// Depth `frames` on pictures and sounds whose faults were put at known seconds by ffmpeg.
@Suite("Depth frames", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct FramesTests {
  private func media(_ path: String) throws -> JSON {
    let result = try ExhibitProgram.run(["inspect", "--depth", "frames", path])
    #expect(result.status == 0, "\(result)")
    return try #require(try result.lines().first)
  }

  /// The stretches of one type as pairs of milliseconds.
  private func stretches(_ record: JSON, _ type: String) -> [[Int]] {
    record["media"]["stretches"].array.filter { $0["type"].string == type }.map {
      [$0["startMilliseconds"].integer ?? -1, $0["endMilliseconds"].integer ?? -1]
    }
  }

  private func expect(_ found: [[Int]], near expected: [[Int]], within tolerance: Int = 100) {
    #expect(found.count == expected.count, "\(found)")
    for (found, expected) in zip(found, expected) {
      for (found, expected) in zip(found, expected) { #expect(abs(found - expected) <= tolerance) }
    }
  }

  @Test("a black picture from 3 to 6 s and no sound from 5 s on are found there")
  func blackAndSilent() throws {
    let path = try MediaMaker.make(
      "faults.mkv",
      MediaMaker.picture("160x120", rate: "25", seconds: 12)
        + MediaMaker.tone(rate: 44_100, seconds: 12) + [
          "-vf", "drawbox=c=black:t=fill:enable='between(t,3,5.99)'",
          "-af", "volume=0:enable='gte(t,5)'",
          "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "flac",
        ])
    let record = try media(path)
    expect(stretches(record, "black"), near: [[3000, 6000]])
    expect(stretches(record, "silence"), near: [[5000, 12_000]])
    #expect(stretches(record, "near-silence").isEmpty)
    #expect(stretches(record, "frozen").isEmpty)
    let silence = try #require(
      record["findings"].array.first { $0["code"].string == "media.silence" })
    #expect(silence["message"].string == "No sound from 0:05 to the end.")
    #expect(silence["severity"].string == "warning")
    #expect(record.codes.contains("media.black"))
  }

  @Test("a picture that stops moving at 4 s is frozen from there, key frames or not")
  func frozen() throws {
    let path = try MediaMaker.make(
      "frozen.mp4",
      MediaMaker.picture("160x120", rate: "25", seconds: 4) + [
        "-vf", "tpad=stop_mode=clone:stop_duration=8", "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p",
      ])
    expect(stretches(try media(path), "frozen"), near: [[4000, 12_000]], within: 250)
  }

  @Test("a whisper is nearly silent, not silent, and faint")
  func faint() throws {
    let path = try MediaMaker.make(
      "faint.wav",
      MediaMaker.tone(rate: 44_100, seconds: 10) + ["-af", "volume=-45dB", "-c:a", "pcm_s24le"])
    let record = try media(path)
    expect(stretches(record, "near-silence"), near: [[0, 10_000]])
    #expect(stretches(record, "silence").isEmpty)
    #expect(record.codes.contains("media.faint"))
  }

  @Test("sound and moving pictures without fault have no stretch and no finding, and a loudness")
  func sound() throws {
    let path = try MediaMaker.make(
      "sound.mp4",
      MediaMaker.picture("160x120", rate: "25", seconds: 6)
        + MediaMaker.tone(rate: 48_000, seconds: 6) + [
          "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
        ])
    let record = try media(path)
    #expect(record["media"]["stretches"].array.isEmpty)
    #expect(record.codes.isEmpty)
    let loudness = try #require(record["media"]["loudnessCentiLUFS"].integer)
    // The same filter in ffmpeg's own hands.
    let ffmpeg = try Run(
      "/usr/bin/env",
      arguments: ["ffmpeg", "-nostdin", "-i", path, "-af", "ebur128", "-f", "null", "-"].map {
        Array($0.utf8)
      }
    ).finish()
    let summary = ffmpeg.errorText.components(after: "Integrated loudness:", "I:")
    let expected = try #require(summary.flatMap { Double($0) }, "\(ffmpeg)")
    #expect(abs(Double(loudness) / 100 - expected) <= 0.1)
  }

  /// Ten seconds of silence in mono, then twenty of a tone in stereo, as a recorder leaves that was
  /// stopped and set up again.
  @Test(
    "what is heard behind a change of format counts",
    arguments: [
      ("a.mp3", ["-c:a", "libmp3lame", "-write_xing", "0"]), ("a.aac", ["-c:a", "aac"]),
    ])
  func formatChange(_ name: String, _ encoder: [String]) throws {
    let mono = try MediaMaker.make(
      name, ["-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono:d=10"] + encoder)
    let stereo = try MediaMaker.make(
      name, MediaMaker.tone(rate: 44_100, seconds: 20) + ["-ac", "2"] + encoder)
    let folder = try TemporaryFolder()
    let bytes = try [mono, stereo].flatMap { try [UInt8](Data(contentsOf: URL(filePath: $0))) }
    let record = try media(try folder.write(bytes, to: name))
    expect(stretches(record, "silence"), near: [[0, 10_000]])
    // ffmpeg's sine is of an eighth of full scale, −21 dB as one channel: within 4 LU, since two
    // channels of it count twice and mixing takes from each.
    let loudness = try #require(record["media"]["loudnessCentiLUFS"].integer)
    #expect((-2500 ... -1700).contains(loudness))
    #expect(!record.codes.contains("media.not-decoded"), "\(record)")
  }

  @Test("silence across a change of format is one stretch")
  func silenceAcross() throws {
    let encoder = ["-c:a", "libmp3lame", "-write_xing", "0"]
    let parts = try ["mono", "stereo"].map {
      try MediaMaker.make(
        "a.mp3", ["-f", "lavfi", "-i", "anullsrc=r=44100:cl=\($0):d=5"] + encoder)
    }
    let folder = try TemporaryFolder()
    let bytes = try parts.flatMap { try [UInt8](Data(contentsOf: URL(filePath: $0))) }
    let record = try media(try folder.write(bytes, to: "a.mp3"))
    expect(stretches(record, "silence"), near: [[0, 10_000]], within: 150)
  }

  @Test("a sound track that stops, starts late or has a hole is silent there")
  func soundGaps() throws {
    let picture = MediaMaker.picture("160x120", rate: "25", seconds: 12)
    let codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    let stops = try media(
      try MediaMaker.make("stops.mp4", picture + MediaMaker.tone(seconds: 5) + codecs))
    expect(stretches(stops, "silence"), near: [[5000, 12_000]])
    let finding = try #require(
      stops["findings"].array.first { $0["code"].string == "media.silence" })
    #expect(finding["message"].string == "No sound from 0:05 to the end.")
    let late = try media(
      try MediaMaker.make(
        "late.mkv", picture + ["-itsoffset", "7"] + MediaMaker.tone(seconds: 5) + codecs))
    expect(stretches(late, "silence"), near: [[0, 7000]])
    let hole = try media(
      try MediaMaker.make(
        "hole.mkv",
        picture + MediaMaker.tone(seconds: 12) + [
          "-af", "aselect='not(between(t,3,8))'",
        ] + codecs))
    expect(stretches(hole, "silence"), near: [[3000, 8000]])
  }

  /// Copied from three seconds on: the sound from near the key frame at two, before the zero.
  @Test("stretches count from the first instant, also where that lies before the container's zero")
  func negativeStart() throws {
    let film = try MediaMaker.make(
      "film.mkv",
      MediaMaker.picture("160x120", rate: "25", seconds: 12) + MediaMaker.tone(seconds: 12) + [
        "-af", "volume=0:enable='gte(t,6)'", "-c:v", "libx264", "-preset", "ultrafast",
        "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "flac",
      ])
    let path = try MediaMaker.make(
      "negative.mkv",
      ["-ss", "3", "-i", film, "-c", "copy", "-avoid_negative_ts", "disabled"])
    let record = try media(path)
    expect(stretches(record, "silence"), near: [[4000, 10_000]])
  }

  @Test("silence before a sound track's end is one stretch with what follows")
  func silentThenGone() throws {
    let record = try media(
      try MediaMaker.make(
        "gone.mkv",
        MediaMaker.picture("160x120", rate: "25", seconds: 12) + MediaMaker.tone(seconds: 8) + [
          "-af", "volume=0:enable='gte(t,4)'", "-c:v", "libx264", "-preset", "ultrafast",
          "-pix_fmt", "yuv420p", "-c:a", "flac",
        ]))
    expect(stretches(record, "silence"), near: [[4000, 12_000]])
  }

  @Test("damaged bytes in the middle are told with their time")
  func damaged() throws {
    let path = try MediaMaker.make(
      "whole.mp4",
      MediaMaker.picture("320x240", rate: "25", seconds: 8) + [
        "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p",
        "-movflags", "+faststart",
      ])
    let folder = try TemporaryFolder()
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    let middle = bytes.count / 2
    for offset in stride(from: middle, to: middle + 4000, by: 7) { bytes[offset] ^= 0xFF }
    let record = try media(try folder.write(bytes, to: "damaged.mp4"))
    let finding = try #require(
      record["findings"].array.first { $0["code"].string == "media.decode-errors" }, "\(record)")
    let time = try #require(finding["location"]["milliseconds"].integer)
    #expect((2000...6000).contains(time))
  }
}

extension String {
  /// The word behind the last of several marks that follow each other.
  fileprivate func components(after marks: String...) -> String? {
    var rest = self[...]
    for mark in marks {
      guard let range = rest.range(of: mark) else { return nil }
      rest = rest[range.upperBound...]
    }
    return rest.split(whereSeparator: \.isWhitespace).first.map(String.init)
  }
}

import Artifacts
import TestSupport
import Testing

@testable import MediaInspection

/// Payloads written by hand after each format's specification; whole files by ffmpeg.
@Suite("A recording's own captions")
struct CaptionTests {
  @Test(
    "markup is left out, what was said is kept",
    arguments: [
      (.movText, [0, 5] + .text("Hello") + [0, 0, 0, 12] + .text("styl"), "Hello"),
      (.movText, [0, 6, 0xFE, 0xFF, 0, 0x48, 0, 0x69], "Hi"), (.movText, [0, 0], ""),
      (.movText, [0xFF, 0xFF] + .text("short"), "short"), (.movText, [0], ""), (.movText, [], ""),
      (
        .subRip, .text("<i>Our</i> norms\r\n{\\an8}are <font color=red>few</font>"),
        "Our norms are few"
      ),
      (.subRip, .text("2 < 3 and {so on}"), "2 < 3 and {so on}"),
      (.webVTT, .text("<v Ana>One &amp; <00:01.000>two</v>"), "One & two"),
      (.webVTT, .text("a < b"), "a < b"), (.plain, .text("<i>"), "<i>"),
      (.ass, .text("3,0,Default,Ana,0,0,0,,{\\b1}One,\\Ntwo{\\b0}"), "One, two"),
      (.ass, .text("3,0"), ""), (.subRip, [0xFF, 0xFE, 0x41], "\u{FFFD}\u{FFFD}A"),
    ] as [(CaptionText, [UInt8], String)])
  func text(_ row: (CaptionText, [UInt8], String)) {
    #expect(row.0.read(row.1).text == row.2)
  }

  @Test("who speaks is told by WebVTT and ASS")
  func speakers() {
    #expect(CaptionText.webVTT.read(.text("<v.loud Ana Lima>Hi")).speaker == "Ana Lima")
    #expect(CaptionText.webVTT.read(.text("<vvv Ana>Hi")).speaker == nil)
    #expect(CaptionText.webVTT.read(.text("<v Ana")).speaker == nil)
    #expect(CaptionText.ass.read(.text("3,0,Default,Ana,0,0,0,,Hi")).speaker == "Ana")
    #expect(CaptionText.ass.read(.text("3,0,Default,,0,0,0,,Hi")).speaker == nil)
  }

  static let subRip = """
    1
    00:00:00,500 --> 00:00:01,500
    <i>Welcome</i>

    2
    00:00:02,000 --> 00:00:03,000
    Our norms: listen

    """

  @Test(
    "they are the record's transcript", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"),
    arguments: [
      ("a.mp4", "mov_text"), ("a.mov", "mov_text"), ("a.mkv", "subrip"), ("b.mkv", "ass"),
      ("a.webm", "webvtt"),
    ])
  func transcript(_ name: String, _ codec: String) throws {
    let folder = try TemporaryFolder()
    let captions = try folder.write(Self.subRip, to: "captions.srt")
    let encoder =
      name == "a.webm" ? ["-c:v", "libvpx", "-deadline", "realtime"] : ["-c:v", "libx264"]
    let path = try MediaMaker.make(
      name,
      MediaMaker.picture("96x64", rate: "25", seconds: 4)
        + ["-i", captions, "-map", "0", "-map", "1", "-c:s", codec] + encoder)
    let reply = try RecordingFile.inspect(path)
    #expect(reply.kind == .video)
    let transcript = try #require(reply.transcript)
    #expect(transcript.format == codec)
    #expect(transcript.cueCount == 2)
    #expect(transcript.cues.map(\.text) == ["Welcome", "Our norms: listen"])
    #expect(transcript.cues.map(\.startMilliseconds) == [500, 2000])
    #expect(transcript.cues.map(\.endMilliseconds) == [1500, 3000])
    #expect(try RecordingFile.inspect(path, depth: .header).transcript == nil)
  }

  @Test(
    "captions past the end are told and end with it",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"),
    arguments: [("a.mp4", "mov_text"), ("a.mkv", "subrip")])
  func beyond(_ name: String, _ codec: String) throws {
    let folder = try TemporaryFolder()
    let captions = try folder.write(
      "1\n00:00:01,000 --> 00:00:02,000\nBye\n\n2\n00:00:20,000 --> 00:00:40,000\nLate\n",
      to: "captions.srt")
    let path = try MediaMaker.make(
      name,
      MediaMaker.picture("96x64", rate: "25", seconds: 4)
        + ["-i", captions, "-map", "0", "-map", "1", "-c:s", codec, "-c:v", "libx264"])
    let reply = try RecordingFile.inspect(path)
    let finding = try #require(
      reply.findings.first { $0.code == .transcriptBeyondRecording }, "\(reply.findings)")
    #expect(finding.message.contains("run 0:36 past its end"))
    #expect(reply.media?.duration?.milliseconds == 4000)
    let cues = try #require(reply.transcript?.cues)
    #expect(cues.allSatisfy { $0.endMilliseconds <= 4000 }, "\(cues)")
    #expect(cues.first?.startMilliseconds == 1000)
  }

  @Test("no captions, no transcript", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
  func none() throws {
    let path = try MediaMaker.make(
      "a.mp4", MediaMaker.picture("96x64", rate: "25", seconds: 1) + ["-c:v", "libx264"])
    #expect(try RecordingFile.inspect(path).transcript == nil)
  }

  @Test(
    "captions of megabytes are cut at a cue, and counted all the same",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
  func long() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "norm ", count: 3_000).dropLast()
    let cues = (0..<500).map { number in
      "\(number + 1)\n00:0\(number / 50):\(10 + number % 50),000 --> 00:10:00,000\n\(text)\n"
    }
    let captions = try folder.write(cues.joined(separator: "\n"), to: "captions.srt")
    let reply = try RecordingFile.inspect(
      MediaMaker.make("long.mkv", ["-i", captions, "-c:s", "copy"]))
    #expect(reply.transcript?.cueCount == 500)
    // 6 MiB hold 419 texts of 14,999 bytes.
    #expect(reply.transcript?.cues.count == 419)
    #expect(reply.findings.map(\.code).contains(.transcriptCut))
  }
}

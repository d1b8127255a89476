import Artifacts
import Testing

@Suite("Transcripts")
struct TranscriptTests {
  @Test("a WebVTT file's cues, voices and times are read")
  func webVTT() {
    let reply = inspect(
      """
      \u{FEFF}WEBVTT - Session
      Kind: captions

      NOTE made by hand

      STYLE
      ::cue { color: red }

      1
      00:00:01.000 --> 00:00:03.500 align:start
      <v Ana Ruiz>Let&apos;s begin &amp; <i>listen</i></v>

      00:03.500 --> 00:05.000
      <v.loud Bo>Yes
      please

      01:00:00.000 --> 01:00:01.000
      <v Ana Ruiz>Thanks
      """)
    #expect(reply.kind == .transcript)
    #expect(reply.mediaType == "text/vtt")
    #expect(reply.findings.isEmpty)
    #expect(
      reply.transcript?.cues == [
        Cue(
          startMilliseconds: 1000, endMilliseconds: 3500, speaker: "Ana Ruiz",
          text: "Let's begin & listen"),
        Cue(startMilliseconds: 3500, endMilliseconds: 5000, speaker: "Bo", text: "Yes please"),
        Cue(
          startMilliseconds: 3_600_000, endMilliseconds: 3_601_000, speaker: "Ana Ruiz",
          text: "Thanks"),
      ])
    // 2500 + 1000 and 1500 milliseconds.
    #expect(
      reply.transcript?.speakers == [
        Speaker(name: "Ana Ruiz", milliseconds: 3500), Speaker(name: "Bo", milliseconds: 1500),
      ])
  }

  @Test("SubRip is read with the slips that people make in it")
  func subRip() {
    let reply = inspect(
      "\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hello</i> 2 < 3\r\n\r\n"
        + "00:00:02.5 --> 00:00:04,000\r\nno number\r\n"
        + "3\r\n00:00:04,000 --> 00:00:05,000\r\nno blank line\r\n", as: "srt")
    #expect(reply.mediaType == "application/x-subrip")
    #expect(reply.transcript?.format == "srt")
    #expect(reply.transcript?.cues.map(\.text) == ["Hello 2 < 3", "no number", "no blank line"])
    #expect(reply.transcript?.cues.map(\.startMilliseconds) == [1000, 2500, 4000])
    #expect(reply.findings.isEmpty)
  }

  @Test("names before a colon are speakers where they recur, and text where they don't")
  func zoomNames() {
    let reply = inspect(
      """
      WEBVTT

      1
      00:00:00.000 --> 00:00:01.000
      Ana Ruiz: Welcome

      2
      00:00:01.000 --> 00:00:02.000
      Bo: One thing: time

      3
      00:00:02.000 --> 00:00:04.000
      Ana Ruiz: Agreed
      """)
    #expect(reply.transcript?.cues.map(\.speaker) == ["Ana Ruiz", "Bo", "Ana Ruiz"])
    #expect(reply.transcript?.cues.map(\.text) == ["Welcome", "One thing: time", "Agreed"])
    let single = inspect(
      "WEBVTT\n\n00:00.000 --> 00:01.000\nOne idea: wait\n\n00:01.000 --> 00:02.000\nwe wait\n\n"
        + "00:02.000 --> 00:03.000\nwe go\n")
    #expect(single.transcript?.speakers == nil)
    #expect(single.transcript?.cues.first?.text == "One idea: wait")
  }

  @Test("a malformed cue is a finding with its line, and the rest is read")
  func malformed() {
    let reply = inspect("WEBVTT\n\n00:01.000 -> 00:02.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n")
    #expect(reply.transcript?.cues.map(\.text) == ["kept"])
    #expect(reply.codes == ["transcript.malformed-cue"])
    #expect(reply.findings.first?.location?.line == 3)
    let backwards = inspect("WEBVTT\n\n00:05.000 --> 00:02.000\nlost\n")
    #expect(backwards.codes == ["transcript.malformed-cue", "transcript.no-cues"])
  }

  @Test("a thousand malformed cues make twenty findings and one that counts the rest")
  func flood() {
    let cue = "00:99.000 --> 00:01.000\nx\n\n"
    let reply = inspect("WEBVTT\n\n" + String(repeating: cue, count: 1000))
    #expect(reply.codes.filter { $0 == "transcript.malformed-cue" }.count == 21)
    #expect(reply.findings.contains { $0.message.contains("980") })
  }

  @Test(
    "an empty transcript has no captions",
    arguments: ["WEBVTT", "WEBVTT\n\n", "WEBVTT\n\nNOTE x\n"])
  func empty(text: String) {
    let reply = inspect(text)
    #expect(reply.transcript?.cueCount == 0)
    #expect(reply.codes == ["transcript.no-cues"])
  }

  @Test("more cues than a record keeps are counted")
  func cut() {
    let text = "WEBVTT\n\n" + String(repeating: "00:00.000 --> 00:01.000\nx\n\n", count: 50_010)
    let reply = inspect(text)
    #expect(reply.transcript?.cueCount == 50_010)
    #expect(reply.transcript?.cues.count == 50_000)
    #expect(reply.codes == ["transcript.cut"])
  }
}

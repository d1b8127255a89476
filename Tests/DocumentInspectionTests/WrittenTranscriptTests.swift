import Artifacts
import Testing

@testable import DocumentInspection

/// Teams saves transcripts as Word documents; times were read off the texts by hand.
@Suite("Transcripts that are documents")
struct WrittenTranscriptTests {
  private typealias Office = OfficeParts

  private func paragraph(_ lines: [String]) -> String {
    let runs = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { "<w:t xml:space=\"preserve\">\($0)</w:t>" }.joined(separator: "<w:tab/>")
    }
    return "<w:p><w:r>\(runs.joined(separator: "<w:br/>"))</w:r></w:p>"
  }

  @Test("a name and a time over what it says, as Teams saves it for Word")
  func headed() throws {
    let body = [
      ["Tuning protocol-20260312_153000-Meeting Recording"], ["March 12, 2026, 3:30PM"],
      ["1h 2m 10s"], ["Ana Ruiz started transcription"],
      ["Ana Ruiz\t0:03", "Welcome to our tuning protocol.", "Who keeps the time?"],
      ["Bo Li (Guest)\t0:12", "I do."], ["Ana Ruiz\t1:01:05", "Let us debrief."],
    ]
    let reply = Office.word(body.map(paragraph).joined()).reply
    let transcript = try #require(reply.transcript)
    #expect(reply.kind == .transcript)
    #expect(transcript.format == "docx")
    #expect(transcript.cues.map(\.startMilliseconds) == [3_000, 12_000, 3_665_000])
    // Each ends where the next begins, the last one with the meeting.
    #expect(transcript.cues.map(\.endMilliseconds) == [12_000, 3_665_000, 3_730_000])
    #expect(transcript.cues[0].text == "Welcome to our tuning protocol. Who keeps the time?")
    #expect(
      transcript.speakers == [
        Speaker(name: "Ana Ruiz", milliseconds: 74_000),
        Speaker(name: "Bo Li (Guest)", milliseconds: 3_653_000),
      ])
    #expect(reply.agenda == nil)
    // What stands over the first voice stays text of the document.
    #expect(reply.document?.passages?.first?.text.hasPrefix("Tuning protocol-2026") == true)
  }

  @Test("times over each caption, as Teams saved it before")
  func timed() throws {
    let body = [
      ["0:0:0.0 --> 0:0:3.680", "Ana Ruiz", "Welcome."],
      ["0:0:3.680 --> 0:0:9.120", "Bo Li", "Hello, all", "of you."],
      ["0:0:9.120 --> 0:0:4.0", "Ana Ruiz", "Backwards."],
    ]
    let reply = Office.word(body.map(paragraph).joined()).reply
    let transcript = try #require(reply.transcript)
    #expect(transcript.cues.map(\.speaker) == ["Ana Ruiz", "Bo Li"])
    #expect(transcript.cues.map(\.endMilliseconds) == [3_680, 9_120])
    #expect(transcript.cues[1].text == "Hello, all of you.")
    #expect(reply.codes == ["transcript.malformed-cue"])
  }

  @Test("pasted into a text, voices that come back tell")
  func pasted() {
    let text = """
      Ana Ruiz  0:00
      Welcome.
      Bo Li  0:04
      Hello.
      Ana Ruiz  0:09
      Shall we start?
      Bo Li  0:15
      Yes.
      """
    #expect(inspect(text, as: "txt").transcript?.cueCount == 4)
  }

  @Test(
    "lists of times and titles are no transcripts",
    arguments: [
      "Agenda\nWelcome 0:00\nBring coffee.\nNorms 0:05\nRead aloud.\nTuning 0:15\nWork.\nDebrief 1:00\nTalk.",
      "Agenda of our PLC\nWelcome 3:30\nNorms 3:35\nTuning 3:45\nDebrief 4:30\n",
      "Transcript of grades\nMath 3:30\nEnglish 2:15\nNotes\n",
      "Ana Ruiz 0:09\nHello.\nBo Li 0:04\nHello.\nAna Ruiz 0:01\nHm.\nBo Li 0:00\nYes.",
      "Ana Ruiz 10:04\nHello.\nBo Li 10:05\nHi.\nAna Ruiz 10:06\nSo.\nBo Li 10:07\nYes.",
      "Use a --> b and c --> d in arrows.\nThat is all.\n",
    ])
  func none(text: String) {
    let reply = inspect(text, as: "txt")
    #expect(reply.transcript == nil)
    #expect(reply.kind != .transcript)
  }
}

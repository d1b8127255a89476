import Artifacts
import Submissions
import Testing

@Suite("Classification")
struct ClassifierTests {
  private func placed(_ records: [ArtifactRecord]) throws -> [String: ManifestLine] {
    let submission = try Fixture.submission(records)
    return Dictionary(uniqueKeysWithValues: submission.lines.map { ($0.path, $0) })
  }

  @Test(
    "a name says what an artifact is",
    arguments: [
      (Fixture.video("protocol.mp4"), "protocol-video", "a video whose name says “protocol”"),
      (
        Fixture.video("TuningProtocol2.mov"), "protocol-video", "a video whose name says “protocol”"
      ),
      (Fixture.video("my_reflections.mp4"), "reflection", "a video whose name says “reflect”"),
      (
        Fixture.record("reflection.m4a", .audio), "reflection",
        "a sound recording whose name says “reflect”"
      ),
      (Fixture.document("Agenda 12 March.html"), "agenda", "a document whose name says “agenda”"),
      (
        Fixture.document("communication-log.html"), "communication-log",
        "a document whose name says “communication”"
      ),
      (
        Fixture.document("agendas/march.html"), "agenda",
        "a document in a folder whose name says “agenda”"
      ),
      (
        Fixture.document("a.html", title: "Reflection on March"), "reflection",
        "a document whose title says “reflect”"
      ),
    ])
  func byName(record: ArtifactRecord, category: String, reason: String) throws {
    let line = try #require(try placed([record])[record.path])
    #expect(line.part == 2)
    #expect(line.category == category)
    #expect(line.categoryWords == reason)
  }

  @Test("what was found in an artifact says what it is")
  func byFact() throws {
    let lines = try placed([Fixture.agenda("12-march.html"), Fixture.log("calls.csv")])
    #expect(lines["12-march.html"]?.category == "agenda")
    #expect(lines["12-march.html"]?.categoryReason == "clear: a document that holds an agenda")
    #expect(lines["calls.csv"]?.category == "communication-log")
  }

  @Test("a name weighs more than what was found")
  func nameOverFact() throws {
    let lines = try placed([Fixture.agenda("reflection.html")])
    #expect(lines["reflection.html"]?.category == "reflection")
  }

  @Test("a text that reflects is a reflection, and the reason quotes only the definition")
  func byText() throws {
    let text = "Looking back, I learned from Robin Doe. I've noticed little, but I wonder a lot."
    let lines = try placed([Fixture.document("teacher-a.html", text: text)])
    #expect(lines["teacher-a.html"]?.category == "reflection")
    #expect(
      lines["teacher-a.html"]?.categoryReason
        == "possible: a document that says “i learned”, “i wonder”, “looking back”")
  }

  @Test("a transcript takes its recording's category, also with a language in its name")
  func transcripts() throws {
    let lines = try placed([
      Fixture.transcript("v/protocol.vtt"), Fixture.transcript("v/protocol.en-US.srt"),
      Fixture.transcript("protocol.vtt"), Fixture.video("v/protocol.mp4"),
      Fixture.video("v/party.mp4"), Fixture.transcript("v/party.vtt"),
    ])
    let reason = "the transcript of protocol.mp4, a video whose name says “protocol”"
    #expect(lines["v/protocol.vtt"]?.category == "protocol-video")
    #expect(lines["v/protocol.vtt"]?.categoryWords == reason)
    #expect(lines["v/protocol.en-US.srt"]?.categoryWords == reason)
    #expect(lines["protocol.vtt"]?.category == nil)
    #expect(lines["v/party.vtt"]?.category == nil)
    #expect(
      lines["v/party.vtt"]?.categoryReason == "the transcript of party.mp4, which has no category")
  }

  @Test("what is said in a recording says what it shows")
  func spoken() throws {
    let talk = "Any clarifying questions? Then warm feedback, then cool feedback."
    let lines = try placed([
      Fixture.video("GMT20260312_Recording.mp4"),
      Fixture.transcript("GMT20260312_Recording.transcript.vtt", text: talk),
    ])
    #expect(lines["GMT20260312_Recording.mp4"]?.category == "protocol-video")
    #expect(
      lines["GMT20260312_Recording.mp4"]?.categoryReason
        == "possible: a video whose transcript says “clarifying questions”, “warm feedback”, “cool feedback”"
    )
    #expect(lines["GMT20260312_Recording.transcript.vtt"]?.category == "protocol-video")
  }

  @Test(
    "a top-level document named after its part is that part's text",
    arguments: [
      ("part1.html", 1), ("Part 1.docx", 1), ("PART_3.PDF", 3), ("part-3.md", 3), ("Part1", 1),
      ("part 3 reflection.odt", 3), ("texts/part1.html", 2), ("part2.html", 2),
      ("part13.html", 2), ("party1.html", 2), ("Part1Overview.docx", 1),
    ])
  func parts(name: String, part: Int) throws {
    #expect(try placed([Fixture.document(name)])[name]?.part == part)
  }

  @Test("a name with more words is a part's text only where no plain name is")
  func plainNameFirst() throws {
    let lines = try placed([
      Fixture.document("part1.html"), Fixture.document("part1-agenda.html"),
    ])
    #expect(lines["part1.html"]?.part == 1)
    #expect(lines["part1-agenda.html"]?.part == 2)
    #expect(lines["part1-agenda.html"]?.category == "agenda")
  }

  @Test("an empty or unreadable artifact has no category, whatever its name")
  func unusable() throws {
    let lines = try placed([
      Fixture.record("protocol.mp4", .unreadable, findings: [Finding(.fileEmpty, "Empty.")]),
      Fixture.video("protocol2.mp4", findings: [Finding(.mediaUnreadable, "Garbage.")]),
      Fixture.video("protocol3.mp4", findings: [Finding(.mediaTruncated, "Cut.")]),
    ])
    #expect(lines["protocol.mp4"]?.category == nil)
    #expect(lines["protocol2.mp4"]?.category == nil)
    #expect(lines["protocol3.mp4"]?.category == "protocol-video")
  }

  @Test("the order in which records come does not matter")
  func order() throws {
    let records = Fixture.complete()
    let forward = try Fixture.submission(records)
    for other in [records.reversed(), records.shuffled()] {
      let submission = try Fixture.submission(other)
      #expect(submission.header == forward.header)
      #expect(Array(submission.rows) == Array(forward.rows))
      #expect(Array(submission.sets) == Array(forward.sets))
      #expect(submission.suggestions == forward.suggestions)
    }
  }
}

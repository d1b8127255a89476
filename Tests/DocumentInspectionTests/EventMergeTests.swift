import Artifacts
import Testing

/// What a page shows beside what it marks up; each expectation follows from Tests/AgendaCorpus's
/// conventions I5, I6 and D5.
@Suite("Visible text and machine values")
struct EventMergeTests {
  private let table =
    "<h1>Team meeting</h1><p>March 12, 2026</p><table><tr><th>Time<th>Item</tr>"
    + "<tr><td>3:00–3:10 pm<td>Norms</tr><tr><td>3:10–4:00 pm<td>Tuning</tr></table>"

  private func event(_ start: String, _ end: String, _ name: String, _ more: String = "") -> String
  {
    #"{"@type":"Event","name":"\#(name)","startDate":"\#(start)","endDate":"\#(end)"\#(more)}"#
  }

  @Test("agreement is kept and said nothing of")
  func agreement() throws {
    let parts =
      event("2026-03-12T15:00", "2026-03-12T15:10", "Norms") + ","
      + event("2026-03-12T15:10", "2026-03-12T16:00", "Tuning")
    let reply = inspect(
      linkedData(
        event("2026-03-12T15:00", "2026-03-12T16:00", "Team meeting", #","subEvent":[\#(parts)]"#),
        body: table))
    let agenda = try #require(reply.agenda)
    #expect(agenda.lines == ["15:00-15:10 10 Norms", "15:10-16:00 50 Tuning"])
    #expect((agenda.date, agenda.start, agenda.end) == ("2026-03-12", "15:00", "16:00"))
    #expect(reply.findings.isEmpty)
    #expect(reply.events?.count == 3)
  }

  @Test("a date that the page shows otherwise is left out and said")
  func date() throws {
    let reply = inspect(
      linkedData(event("2026-03-13T15:00", "2026-03-13T16:00", "Team meeting"), body: table))
    let agenda = try #require(reply.agenda)
    #expect(agenda.date == nil)
    #expect((agenda.start, agenda.end) == ("15:00", "16:00"))
    #expect(reply.codes == ["event.disagrees"])
    #expect(reply.findings.first?.expected == "2026-03-12")
    #expect(reply.findings.first?.found == "2026-03-13")
  }

  @Test("an item's time that the page shows otherwise is left out, the other items stay")
  func itemTime() throws {
    let parts =
      event("2026-03-12T15:00", "2026-03-12T15:15", "Norms") + ","
      + event("2026-03-12T15:10", "2026-03-12T16:00", "Tuning")
    let reply = inspect(
      linkedData(
        event("2026-03-12T15:00", "2026-03-12T16:00", "Team meeting", #","subEvent":[\#(parts)]"#),
        body: table))
    #expect(reply.agenda?.lines == ["15:00-? ? Norms", "15:10-16:00 50 Tuning"])
    #expect(reply.codes == ["event.disagrees", "event.disagrees"])
  }

  @Test("a date that only the machine has is filled in")
  func filled() {
    let undated = table.replacing("<p>March 12, 2026</p>", with: "")
    let reply = inspect(
      linkedData(event("2026-03-12T15:00", "2026-03-12T16:00", "Team meeting"), body: undated))
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(reply.findings.isEmpty)
  }

  @Test("another meeting's event fills in nothing")
  func otherMeeting() {
    let undated = table.replacing("<p>March 12, 2026</p>", with: "")
    let reply = inspect(
      linkedData(event("2026-05-01T19:00", "2026-05-01T21:00", "Spring concert"), body: undated))
    #expect(reply.agenda?.date == nil)
    #expect(reply.agenda?.start == "15:00")
  }

  @Test("a single event is an event and no agenda")
  func single() {
    let reply = inspect(linkedData(event("2026-05-01T19:00", "2026-05-01T21:00", "Spring concert")))
    #expect(reply.agenda == nil)
    #expect(reply.events?.count == 1)
  }

  @Test("a list of offers is no agenda")
  func offers() {
    let list = (1...8).map { event("2026-0\($0)-01T19:00", "2026-0\($0)-01T21:00", "Course \($0)") }
    let reply = inspect(linkedData("[\(list.joined(separator: ","))]"))
    #expect(reply.agenda == nil)
    #expect(reply.events?.count == 8)
  }

  @Test("a page whose text shows no agenda has the machine's, with the page's title")
  func machineOnly() throws {
    let list =
      event("2026-03-12T15:00", "2026-03-12T15:10", "Norms") + ","
      + event("2026-03-12T15:10", "2026-03-12T16:00", "Tuning")
    let reply = inspect(linkedData("[\(list)]", body: "<h1>Thursday</h1>"))
    let agenda = try #require(reply.agenda)
    #expect(agenda.title == "Page")
    #expect(agenda.lines == ["15:00-15:10 10 Norms", "15:10-16:00 50 Tuning"])
  }
}

import Artifacts
import Testing

/// Seconds of an agenda's times. The expected lengths are counted by hand.
@Suite("Seconds of agendas")
struct AgendaSecondsTests {
  private func agenda(_ rows: [String]) -> Agenda? {
    let cells = rows.enumerated().map { "<tr><td>\($1)</td><td>Topic number \($0 + 1)</td></tr>" }
    return inspect(
      "<h1>Meeting agenda</h1><table><tr><th>Time</th><th>Item</th></tr>\(cells.joined())</table>",
      as: "html"
    ).agenda
  }

  @Test("seconds are kept and those of a whole minute are left out")
  func kept() {
    let agenda = agenda(["09:00:30-09:10:15", "09:10:15-09:20:00", "09:20-09:30:45"])
    #expect(agenda?.items.map(\.start) == ["09:00:30", "09:10:15", "09:20"])
    #expect(agenda?.items.map(\.end) == ["09:10:15", "09:20", "09:30:45"])
    #expect(agenda?.start == "09:00:30")
    #expect(agenda?.end == "09:30:45")
  }

  @Test(
    "minutes are rounded half up, and less than half a minute has none",
    arguments: [
      ("09:00:30-09:10:15", 10), ("09:00:00-09:10:30", 11), ("09:00:00-09:10:29", 10),
      ("9:00:00-9:00:30 am", 1), ("09:00:15-09:00:40", nil), ("23:50:30-00:10:15", 20),
    ] as [(String, Int?)])
  func rounded(range: String, minutes: Int?) {
    let item = agenda([range, "10:00-10:30"])?.items.first { $0.text == "Topic number 1" }
    #expect(item?.minutes == minutes)
    #expect(item?.end != nil)
  }

  @Test("the meeting's minutes are those of its span, not of its rounded items")
  func span() {
    // Three times 10:30 are 31.5 minutes; rounded one by one they would be 33.
    let agenda = agenda(["09:00:00-09:10:30", "09:10:30-09:21:00", "09:21:00-09:31:30"])
    #expect(agenda?.items.map(\.minutes) == [11, 11, 11])
    #expect(agenda?.minutes == 32)
  }

  @Test("a start ends with the next one's second, and in the afternoon too")
  func inferred() {
    let agenda = agenda(["1:00:30 PM", "1:10:15 PM", "1:20 PM"])
    #expect(agenda?.items.map(\.start) == ["13:00:30", "13:10:15", "13:20"])
    #expect(agenda?.items.map(\.end) == ["13:10:15", "13:20", nil])
    #expect(agenda?.items.map(\.endInferred) == [true, true, nil])
  }

  @Test("seconds alone show that a range runs back or overlaps")
  func order() {
    let back = inspect("Meeting agenda\n\n09:00:45-09:00:15 One\n09:10-09:20 Two", as: "txt")
    #expect(back.codes == ["agenda.time-impossible"])
    let over = inspect(
      "Meeting agenda\n\n09:00:00-09:10:45 One\n09:10:15-09:20:00 Two", as: "txt")
    #expect(over.codes == ["agenda.items-overlap"])
    #expect(over.findings.first?.found == "09:10:15")
    #expect(over.findings.first?.expected == "at or after 09:10:45")
  }

  @Test("half a minute behind midnight's end is no time")
  func midnight() {
    let reply = inspect("Meeting agenda\n\n22:00-24:00:30 One\n23:00-23:30 Two", as: "txt")
    #expect(reply.codes.contains("agenda.time-impossible"))
  }
}

import Artifacts
import Testing

/// Conference schedules as frab's schema has them: `duration` is HH:MM.
@Suite("Conference schedules")
struct ConferenceScheduleTests {
  private func event(
    _ start: String, _ duration: String, _ title: String, date: String? = nil, persons: String = ""
  ) -> String {
    (date.map { "<event><date>\($0)</date>" } ?? "<event>") + "<start>\(start)</start>"
      + "<duration>\(duration)</duration><title>\(title)</title><persons>\(persons)</persons></event>"
  }

  private func schedule(_ days: String...) -> String {
    "<?xml version=\"1.0\"?><schedule><conference><title>Teachers teach</title>"
      + "<time_zone_name>America/New_York</time_zone_name></conference>"
      + days.enumerated().map {
        "<day index=\"\($0.offset + 1)\" date=\"2025-11-1\($0.offset + 4)\">"
          + "<room name=\"Hall\">\($0.element)</room></day>"
      }.joined() + "</schedule>"
  }

  @Test("rooms and days make one agenda in order of time")
  func agenda() throws {
    let reply = inspect(
      schedule(
        event("13:20", "01:10", "Chalk Talk", persons: "<person>Bo</person><person>Ana</person>")
          + event("13:00", "00:20", "Why", date: "2025-11-14T13:00:00-05:00"),
        event("09:00", "1:30", "Open hour")
          + event("00:15", "0:30", "Late", date: "2025-11-16T00:15:00-05:00")),
      as: "xml")
    let agenda = try #require(reply.agenda)
    #expect(
      agenda.lines == [
        "13:00-13:20 20 Why", "13:20-14:30 70 Chalk Talk", "09:00-10:30 90 Open hour",
        "00:15-00:45 30 Late",
      ])
    #expect(
      agenda.items.map(\.date) == ["2025-11-14", "2025-11-14", "2025-11-15", "2025-11-16"])
    #expect(agenda.items[1].people == ["Bo", "Ana"])
    #expect((agenda.title, agenda.date) == ("Teachers teach", "2025-11-14"))
    #expect((agenda.start, agenda.end) == ("13:00", nil))
    #expect(agenda.timeZone == "America/New_York")
    #expect(reply.events?.first?.place == "Hall")
    #expect(reply.findings.isEmpty)
  }

  @Test(
    "a duration that is none is left out and said",
    arguments: ["", "90", "00:75", "0:00", "1:2:3:4", "-1:00", "999999:00", "x"])
  func unreadable(duration: String) {
    let reply = inspect(schedule(event("09:00", duration, "A")), as: "xml")
    #expect(reply.eventLines.first == "2025-11-14T09:00:00/? A @Hall")
    #expect(reply.codes.contains("event.unreadable") == !duration.isEmpty)
  }

  @Test("another document whose root is called schedule is read as text")
  func other() {
    let reply = inspect(
      "<?xml version=\"1.0\"?><schedule><session start=\"9:00\" end=\"9:20\">Norms</session>"
        + "<session start=\"9:20\" end=\"9:40\">Talk</session></schedule>", as: "xml")
    #expect(reply.events == nil)
    #expect(reply.agenda?.items.count == 2)
  }
}

import Artifacts
import Testing

/// xCal; what each element means is RFC 6321's.
@Suite("xCal")
struct CalendarMarkupTests {
  private func calendar(_ events: String..., properties: String = "") -> String {
    "<?xml version=\"1.0\"?><icalendar xmlns=\"urn:ietf:params:xml:ns:icalendar-2.0\"><vcalendar>"
      + "<properties><version><text>2.0</text></version>\(properties)</properties><components>"
      + events.map { "<vevent><properties>\($0)</properties></vevent>" }.joined()
      + "</components></vcalendar></icalendar>"
  }

  static let cases: [(properties: String, event: String)] = [
    (
      "<dtstart><date-time>2026-03-12T15:00:00</date-time></dtstart>",
      "2026-03-12T15:00:00/? ?"
    ),
    ("<dtstart><date>2026-03-12</date></dtstart>", "2026-03-12/? ?"),
    ("<dtstart><date-time>2026-03-12T15:00:00Z</date-time></dtstart>", "2026-03-12T15:00:00Z/? ?"),
    (
      "<dtstart><date-time>2026-03-12T15:00:00</date-time></dtstart>"
        + "<duration><duration>PT45M</duration></duration>",
      "2026-03-12T15:00:00/2026-03-12T15:45:00 ?"
    ),
    (
      "<dtstart>\n <parameters>\n <tzid>\n <text> America/Toronto </text></tzid></parameters>\n"
        + "<date-time> 2026-03-12T15:00:00 </date-time></dtstart>"
        + "<dtend><date-time>2026-03-12T15:10:00</date-time></dtend>",
      "2026-03-12T15:00:00/2026-03-12T15:10:00 ?"
    ),
    (
      "<summary><text>A, b; c\\n</text></summary><location><text>Room &amp; hall</text></location>",
      "?/? A, b; c\\n @Room & hall"
    ),
  ]

  @Test("a property is read as the standard says", arguments: cases.indices)
  func property(index: Int) {
    let reply = inspect(calendar(Self.cases[index].properties), as: "xml")
    #expect(reply.eventLines == [Self.cases[index].event])
    #expect(reply.mediaType == "application/calendar+xml")
    #expect(reply.agenda == nil)
  }

  @Test("a rule is written as in iCalendar text (§3.6.10)")
  func rule() {
    let reply = inspect(
      calendar(
        "<dtstart><date>2026-03-12</date></dtstart><rrule><recur><freq>WEEKLY</freq>"
          + "<count>5</count><byday>TU</byday><byday>TH</byday></recur></rrule>"), as: "xml")
    #expect(reply.events?.first?.recurrence == "FREQ=WEEKLY;COUNT=5;BYDAY=TU,TH")
  }

  @Test("events in any order are an agenda in order of time")
  func agenda() throws {
    func at(_ start: String, _ minutes: Int, _ name: String, _ more: String = "") -> String {
      "<dtstart><parameters><tzid><text>America/Chicago</text></tzid></parameters>"
        + "<date-time>2025-08-14T\(start):00</date-time></dtstart>"
        + "<duration><duration>PT\(minutes)M</duration></duration>"
        + "<summary><text>\(name)</text></summary>\(more)"
    }
    let reply = inspect(
      calendar(
        at("11:00", 60, "Calendar"), at("08:30", 30, "Breakfast"),
        at(
          "09:00", 75, "Success Analysis",
          "<attendee><parameters><cn><text>Hollis R.</text></cn></parameters>"
            + "<cal-address>mailto:h@ferrow.example</cal-address></attendee>"),
        properties: "<x-wr-calname><unknown>Planning Day</unknown></x-wr-calname>"), as: "xml")
    let agenda = try #require(reply.agenda)
    #expect(
      agenda.lines == [
        "08:30-09:00 30 Breakfast", "09:00-10:15 75 Success Analysis", "11:00-12:00 60 Calendar",
      ])
    #expect(agenda.title == "Planning Day")
    #expect(agenda.date == "2025-08-14")
    #expect(agenda.timeZone == "America/Chicago")
    #expect(agenda.items[1].people == ["Hollis R."])
    #expect(agenda.items[1].protocol == "success-analysis")
  }

  @Test("an impossible day is left out and said")
  func impossible() {
    let reply = inspect(
      calendar("<dtstart><date>2026-06-31</date></dtstart><summary><text>A</text></summary>"),
      as: "xml")
    #expect(reply.eventLines == ["?/? A"])
    #expect(reply.codes == ["event.unreadable"])
  }
}

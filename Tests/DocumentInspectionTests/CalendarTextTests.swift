import Artifacts
import Testing

/// iCalendar text; what each line means is RFC 5545's, its section named beside the case.
@Suite("iCalendar")
struct CalendarTextTests {
  private func calendar(_ lines: String...) -> String {
    (["BEGIN:VCALENDAR", "VERSION:2.0"] + lines + ["END:VCALENDAR"]).joined(separator: "\r\n")
      + "\r\n"
  }

  private func event(_ lines: String...) -> String {
    calendar((["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\r\n"))
  }

  static let cases: [(name: String, lines: [String], event: String)] = [
    // §3.3.5
    (
      "local time", ["DTSTART:20260312T150000", "DTEND:20260312T160000"],
      "2026-03-12T15:00:00/2026-03-12T16:00:00 ?"
    ),
    ("universal time", ["DTSTART:20260312T220000Z"], "2026-03-12T22:00:00Z/? ?"),
    (
      "time with zone", ["DTSTART;TZID=America/New_York:20260312T150000"],
      "2026-03-12T15:00:00/? ?"
    ),
    (
      "quoted zone", ["DTSTART;TZID=\"America/New_York\":20260312T150000"],
      "2026-03-12T15:00:00/? ?"
    ),
    // §3.3.4
    ("a day", ["DTSTART;VALUE=DATE:20260312"], "2026-03-12/? ?"),
    ("a day without its type", ["DTSTART:20260312"], "2026-03-12/? ?"),
    (
      "days", ["DTSTART;VALUE=DATE:20260312", "DTEND;VALUE=DATE:20260314"],
      "2026-03-12/2026-03-14 ?"
    ),
    // §3.3.6
    (
      "minutes", ["DTSTART:20260312T150000", "DURATION:PT45M"],
      "2026-03-12T15:00:00/2026-03-12T15:45:00 ?"
    ),
    (
      "hours and minutes", ["DTSTART:20260312T150000", "DURATION:PT1H30M"],
      "2026-03-12T15:00:00/2026-03-12T16:30:00 ?"
    ),
    (
      "days, hours and seconds", ["DTSTART:20260312T150000", "DURATION:P15DT5H0M20S"],
      "2026-03-12T15:00:00/2026-03-27T20:00:20 ?"
    ),
    (
      "weeks", ["DTSTART:20260312T150000", "DURATION:P7W"],
      "2026-03-12T15:00:00/2026-04-30T15:00:00 ?"
    ),
    (
      "past midnight", ["DTSTART:20261231T233000", "DURATION:PT1H"],
      "2026-12-31T23:30:00/2027-01-01T00:30:00 ?"
    ),
    (
      "the end counts before the duration", ["DTSTART:20260312T150000", "DTEND:20260312T151000"],
      "2026-03-12T15:00:00/2026-03-12T15:10:00 ?"
    ),
    // §3.3.11
    (
      "escapes", ["SUMMARY:Tea\\, toast\\; talk\\nand \\\\ more"],
      "?/? Tea, toast; talk and \\ more"
    ),
    ("a colon in a text", ["SUMMARY:Norms: ours"], "?/? Norms: ours"),
    // §3.1
    ("a folded line", ["SUMMARY:Fish", " bowl"], "?/? Fishbowl"),
    ("folded with a tab", ["SUMMARY:Fish", "\tbowl"], "?/? Fishbowl"),
    ("folded before a space", ["SUMMARY:Fish", "  bowl"], "?/? Fish bowl"),
    ("folded twice", ["SUMMARY:F", " i", " sh"], "?/? Fish"),
    ("folded within the name", ["SUMM", " ARY:Fish"], "?/? Fish"),
    ("names in any case", ["summary:Fish", "dtstart;value=date:20260312"], "2026-03-12/? Fish"),
    // §3.2.10
    ("a parameter before the text", ["SUMMARY;LANGUAGE=en;X-A=\"b:c;d\":Fish"], "?/? Fish"),
    ("a place", ["SUMMARY:Fish", "LOCATION:Room 2\\, west"], "?/? Fish @Room 2, west"),
  ]

  @Test("a property is read as the standard says", arguments: cases.indices)
  func property(index: Int) {
    let sample = Self.cases[index]
    let text = event(sample.lines.joined(separator: "\r\n"))
    let reply = inspect(text, as: "ics")
    #expect(reply.eventLines == [sample.event], "\(sample.name)")
    #expect(reply.mediaType == "text/calendar")
    #expect(!reply.codes.contains("event.unreadable"), "\(sample.name)")
    #expect(reply.agenda == nil)
    // LF alone and CR alone end lines too.
    for end in ["\n", "\r"] {
      let other = inspect(text.replacing("\r\n", with: end), as: "ics")
      #expect(other.eventLines == [sample.event], "\(sample.name)")
    }
  }

  @Test(
    "what is no moment or length is left out and said",
    arguments: [
      "DTSTART:20260631T150000", "DTSTART:20260312T250000", "DTSTART:20260312T1560", "DTSTART:soon",
      "DTSTART;VALUE=DATE:20261301", "DTSTART:T150000", "DURATION:45M", "DURATION:P", "DURATION:PT",
      "DURATION:-PT15M", "DURATION:PT1M30H", "DURATION:P1Y", "DURATION:PT99999999M",
      "DTEND:2026",
    ])
  func unreadable(line: String) {
    let reply = inspect(event("SUMMARY:Fish", line), as: "ics")
    #expect(reply.eventLines == ["?/? Fish"])
    #expect(reply.codes.contains("event.unreadable"))
    // BEGIN:VCALENDAR, VERSION, BEGIN:VEVENT, SUMMARY.
    #expect(reply.findings.first { $0.code == .eventUnreadable }?.location?.line == 5)
  }

  @Test("an end before the start is left out and said")
  func backwards() {
    let reply = inspect(
      event("SUMMARY:Fish", "DTSTART:20260312T150000", "DTEND:20260312T140000"), as: "ics")
    #expect(reply.eventLines == ["2026-03-12T15:00:00/? Fish"])
    #expect(reply.codes.contains("event.unreadable"))
  }

  @Test("a recurrence is kept as it is written, and a moved instance is an event of its own")
  func recurrence() {
    let reply = inspect(
      calendar(
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:PLC\r\nDTSTART:20260305T150000",
        "RRULE:FREQ=WEEKLY;COUNT=10\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20260312T150000\r\nSUMMARY:PLC",
        "DTSTART:20260313T150000\r\nEND:VEVENT"), as: "ics")
    #expect(
      reply.eventLines == ["2026-03-05T15:00:00/? PLC", "2026-03-13T15:00:00/? PLC"])
    #expect(reply.events?.map(\.recurrence) == ["FREQ=WEEKLY;COUNT=10", nil])
    #expect(reply.agenda == nil)
  }

  @Test("several events of a day are an agenda, in order of time, with the calendar's name")
  func agenda() throws {
    let reply = inspect(
      calendar(
        "X-WR-CALNAME:Oracy evening\r\nX-WR-TIMEZONE:Europe/London",
        "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:20241027T020000",
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE",
        "BEGIN:VEVENT\r\nDTSTAMP:20241101T090000Z\r\nSUMMARY:Consultancy\\, two rounds",
        "DTSTART;TZID=Europe/London:20241119T163000\r\nDURATION:PT40M",
        "ORGANIZER;CN=\"Prowse, Gwen\":mailto:gp@quarrier.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 2:mailto:r2@quarrier.example",
        "ATTENDEE;CN=Bo Lind:mailto:bo@quarrier.example\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nSUMMARY:Tea\r\nDTSTART;TZID=Europe/London:20241119T161500",
        "DTEND;TZID=Europe/London:20241119T163000\r\nURL:https://quarrier.example/tea\r\nEND:VEVENT"
      ), as: "ics")
    let agenda = try #require(reply.agenda)
    #expect(agenda.title == "Oracy evening")
    #expect(agenda.date == "2024-11-19")
    #expect(agenda.timeZone == "Europe/London")
    #expect(agenda.lines == ["16:15-16:30 15 Tea", "16:30-17:10 40 Consultancy, two rounds"])
    #expect((agenda.start, agenda.end, agenda.minutes) == ("16:15", "17:10", 55))
    #expect(agenda.items[1].people == ["Prowse, Gwen", "Bo Lind"])
    #expect(agenda.items[1].protocol == "consultancy")
    #expect(reply.links?.map(\.target) == ["https://quarrier.example/tea"])
    #expect(reply.events?.map(\.timeZone) == ["Europe/London", "Europe/London"])
    #expect(reply.findings.isEmpty)
  }

  @Test("an all-day event around others names the meeting and is no item")
  func frame() throws {
    let reply = inspect(
      calendar(
        "BEGIN:VEVENT\r\nSUMMARY:Curriculum day\r\nDTSTART;VALUE=DATE:20260220",
        "DTEND;VALUE=DATE:20260221\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nSUMMARY:Thirds\r\nDTSTART:20260220T090000\r\nDURATION:PT45M\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nSUMMARY:Unit page\r\nDTSTART:20260220T100000\r\nDURATION:PT2H\r\nEND:VEVENT"
      ), as: "ics")
    let agenda = try #require(reply.agenda)
    #expect(agenda.title == "Curriculum day")
    #expect(agenda.lines == ["09:00-09:45 45 Thirds", "10:00-12:00 120 Unit page"])
    #expect(reply.events?.count == 3)
  }

  @Test("a term's calendar is no agenda, nor is what was called off an item")
  func noAgenda() {
    let term = (1...9).map {
      "BEGIN:VEVENT\r\nSUMMARY:PLC\r\nDTSTART:20260\($0)05T150000\r\nDURATION:PT1H\r\nEND:VEVENT"
    }.joined(separator: "\r\n")
    let reply = inspect(calendar(term), as: "ics")
    #expect(reply.events?.count == 9)
    #expect(reply.agenda == nil)
    let cancelled = inspect(
      calendar(
        "BEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20260305T150000\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nSUMMARY:B\r\nSTATUS:CANCELLED\r\nDTSTART:20260305T160000\r\nEND:VEVENT"),
      as: "ics")
    #expect(cancelled.events?.map(\.isCancelled) == [nil, true])
    #expect(cancelled.agenda == nil)
  }

  @Test("universal time says nothing about the clock on the wall")
  func universal() throws {
    let reply = inspect(
      calendar(
        "X-WR-TIMEZONE:America/Los_Angeles",
        "BEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20260313T010000Z\r\nDURATION:PT20M\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nSUMMARY:B\r\nDTSTART:20260313T012000Z\r\nDURATION:PT10M\r\nEND:VEVENT"),
      as: "ics")
    let agenda = try #require(reply.agenda)
    #expect(agenda.lines == ["?-? 20 A", "?-? 10 B"])
    #expect(agenda.date == nil)
    #expect(reply.codes == ["event.foreign-clock"])
    #expect(reply.events?.first?.start == "2026-03-13T01:00:00Z")
  }

  @Test("an invitation's description may hold the agenda; its date and zone come from the event")
  func invitation() throws {
    let reply = inspect(
      event(
        "SUMMARY:Team meeting", "DTSTART;TZID=America/Toronto:20260312T150000", "DURATION:PT1H",
        "DESCRIPTION:Agenda\\n3:00-3:20 pm Norms\\n3:20-4:00 pm Charrette\\n"
          + "https://school.example/plan"), as: "ics")
    let agenda = try #require(reply.agenda)
    #expect(agenda.date == "2026-03-12")
    #expect(agenda.timeZone == "America/Toronto")
    #expect(agenda.lines == ["15:00-15:20 20 Norms", "15:20-16:00 40 Charrette"])
    #expect(reply.links?.map(\.target) == ["https://school.example/plan"])
  }

  @Test("Outlook's page is read where there is no plain description")
  func alternative() {
    let reply = inspect(
      event(
        "SUMMARY:Team",
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Our norms</p>"
          + "<p><a href=\"https://school.example/\">Plan</a></p></body></html>"), as: "ics")
    #expect(reply.document?.passages?.map(\.text) == ["Team", "Our norms", "Plan"])
    #expect(reply.links?.map(\.target) == ["https://school.example/"])
  }

  @Test("a letter that is folded in its middle is whole again")
  func splitLetter() {
    let text = Array(event("SUMMARY:Caf", "").utf8)
    let place = text.count - Array("\r\n\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8).count
    let bytes = text[..<place] + [0xC3, 0x0D, 0x0A, 0x20, 0xA9] + text[(place + 2)...]
    let reply = DocumentInspectorRun.inspect(Array(bytes), as: "ics")
    #expect(reply.events?.first?.name == "Café")
    #expect(!reply.codes.contains("document.malformed"))
  }

  @Test("a broken calendar is read as far as it goes, and said to be broken")
  func broken() {
    let cut = inspect("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fish\nDTSTART:2026", as: "ics")
    #expect(cut.eventLines == ["?/? Fish"])
    #expect(cut.codes.contains("document.malformed"))
    let stray = inspect(
      "BEGIN:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nno colon here\nSUMMARY:Fish\nEND:VCALENDAR\n",
      as: "ics")
    #expect(stray.eventLines == ["?/? Fish"])
    #expect(stray.codes.filter { $0 == "document.malformed" }.count == 2)
  }
}

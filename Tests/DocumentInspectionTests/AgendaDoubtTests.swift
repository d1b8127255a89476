import Artifacts
import Testing

/// Expected values by hand: what stands in the text, and nothing where it does not decide.
@Suite("What an agenda leaves open stays open")
struct AgendaDoubtTests {
  @Test(
    "a range that runs back is a slip and gives no end",
    arguments: [
      ("10:00 - 9:30 Slip\n10:30 - 11:00 Next", "10:00-? ? Slip", "agenda.time-impossible"),
      ("10:45 - 9:00 Slip\n11:00 - 11:30 Next", "10:45-? ? Slip", "agenda.time-impossible"),
      ("9:15 - 8:45 Slip\n9:30 - 10:00 Next", "09:15-? ? Slip", "agenda.time-impossible"),
      ("9:15 AM - 8:45 AM Slip\n9:30 AM Next", "09:15-? ? Slip", "agenda.time-impossible"),
      ("10:00 AM - 9:30 Slip\n10:30 AM Next", "10:00-? ? Slip", "agenda.time-ambiguous"),
      ("9:00 AM Start\n10:00 - 9:30 AM Slip", "09:00-10:00~ 60 Start", "agenda.time-impossible"),
      ("14:00 - 13:30 Slip\n15:00 - 15:30 Next", "14:00-? ? Slip", "agenda.time-impossible"),
      ("22:00 - 21:30 Slip\n22:30 - 23:00 Next", "22:00-? ? Slip", "agenda.time-impossible"),
    ])
  func slips(text: String, first: String, code: String) {
    let reply = inspect("Agenda\n\n" + text, as: "txt")
    #expect(reply.agenda?.lines.first == first)
    #expect(reply.codes == [code])
  }

  @Test(
    "a range that runs on over noon or midnight is none",
    arguments: [
      ("11:30 - 1:00 Lunch\n1:00 - 1:30 Next", "11:30-13:00 90 Lunch"),
      ("8:00 AM - 4:00 School\n4:00 PM Close", "08:00-16:00 480 School"),
      ("8:00 - 6:00 PM School\n6:00 PM Close", "08:00-18:00 600 School"),
      ("23:30 - 00:15 Watch\n12:00 Lunch", "23:30-00:15 45 Watch"),
    ])
  func forward(text: String, first: String) {
    #expect(inspect("Agenda\n\n" + text, as: "txt").agenda?.lines.first == first)
  }

  @Test("24:00 is the midnight behind a day")
  func endOfDay() {
    let night = inspect(
      "Agenda, Friday 13 February 2026\n\n18:30 - 22:00 Service plan\n22:00–24:00 Fishbowl\n"
        + "00:00 - 00:30 Close", as: "txt")
    #expect(night.codes.isEmpty)
    #expect(
      night.agenda?.lines == [
        "18:30-22:00 210 Service plan", "22:00-00:00 120 Fishbowl", "00:00-00:30 30 Close",
      ])
    #expect(night.agenda?.items.map(\.date) == ["2026-02-13", "2026-02-13", "2026-02-14"])
    #expect(night.agenda?.end == "00:30")
    let day = inspect("Agenda\n\n9:00 - 24:00 Marathon of reading\n", as: "txt")
    #expect(day.agenda?.lines == ["09:00-00:00 900 Marathon of reading"])
    // By itself it may be the midnight ahead of the day as well, and 24:30 is on no clock.
    let alone = inspect("Agenda\n\n24:00 Start\n09:00 Norms\n10:00 - 24:30 Close", as: "txt")
    #expect(alone.agenda?.items.first?.start == nil)
    #expect(alone.codes.contains("agenda.time-impossible"))
  }

  @Test("a zero in front of an hour from 1 to 6 proves no clock of twenty-four hours")
  func padded() {
    let day = inspect(
      "Agenda\n\n08:30 Welcome\n10:00 Norms\n12:00 Lunch\n01:00 Tuning protocol\n02:30 Close",
      as: "txt")
    #expect(day.agenda?.items.map(\.start) == ["08:30", "10:00", "12:00", "13:00", "14:30"])
    let alone = inspect("Agenda\n\n03:00-03:15 Norms\n03:15-04:00 Tuning protocol", as: "txt")
    #expect(alone.agenda?.items.map(\.start) == [nil, nil])
    #expect(alone.codes.contains("agenda.time-ambiguous"))
    let proved = inspect(
      "Agenda\n\n02:30 Handover\n06:00 Breakfast\n14:00 Close", as: "txt")
    #expect(proved.agenda?.items.map(\.start) == ["02:30", "06:00", "14:00"])
  }

  @Test(
    "an evening without a word for it stays open",
    arguments: [
      "5:30 Reception\n6:00 Dinner\n7:00 Keynote\n9:00 Close",
      "6:30 Norms\n7:00 Tuning protocol\n8:15 Debrief",
    ])
  func evenings(text: String) {
    let reply = inspect("PLC agenda\n\n" + text, as: "txt")
    #expect(reply.agenda?.items.allSatisfy { $0.start == nil } == true)
    #expect(reply.codes.contains("agenda.time-ambiguous"))
  }

  @Test(
    "a line that may hold a time leaves the agenda's end open",
    arguments: [
      "8 - 8:30 Coffee\n8.30-9 Norms\n9-12 Work in groups\n12-1 Lunch",
      "- 8:00 am – 9:00 am Norms\n- 9-12 Work in groups\n- 12-1 Lunch",
    ])
  func unread(text: String) {
    let agenda = inspect("PLC agenda\n\n" + text, as: "txt").agenda
    #expect(agenda?.items.isEmpty == false)
    #expect(agenda?.end == nil)
    #expect(agenda?.minutes == nil)
    let pupils = inspect(
      "PLC agenda\n\n9:00 am - 9:30 am Norms\n9-12 pupils take part\n", as: "txt")
    #expect(pupils.agenda?.end == "09:30")
  }

  @Test(
    "the day on which a file was changed is no title",
    arguments: [
      "Team meeting agenda\nUpdated: January 5, 2026\n\n9:00 AM Norms\n9:30 AM Close",
      "Revised: 14 May 2026\nTeam meeting agenda\n\n9:00 AM Norms\n9:30 AM Close",
    ])
  func stamps(text: String) {
    #expect(inspect(text, as: "txt").agenda?.title == "Team meeting agenda")
  }

  @Test(
    "a line that speaks of something else does not date the agenda",
    arguments: [
      "Founded 12 May 1998", "In memory of Rosa Parks, 1 December 1955",
      "Book: Smith, 4 June 2011, Learning", "John wrote on 3 January 2020: let us meet",
      "We adopted these norms on 3 March 2025", "Grades 9-12 March 2026",
      "Pages 3-5 April 2026 reading", "pp. 3–5 April 2026", "Room 12 March 2026",
      "K-12 March 2026", "Páginas 3 y 5 abril 2026", "Klasse 9 und 10 März 2026",
      "Salle 12 mars 2026", "Turmas 3-5 abril 2026",
      "Lincoln School of Rosa Parks, 1 December 2025, 3:00–4:15 PM",
    ])
  func otherDates(line: String) {
    let reply = inspect("Agenda\n\n\(line)\n\n9:00 AM One\n9:30 AM Two", as: "txt")
    #expect(reply.agenda?.lines == ["09:00-09:30~ 30 One", "09:30-? ? Two"])
    #expect(reply.agenda?.date == nil)
    #expect(reply.findings.isEmpty)
  }

  @Test(
    "a line of a meeting's own words does",
    arguments: [
      "12 March 2026", "Thursday, March 12, 2026, 3:00–4:15 PM, room 12",
      "Staff meeting 12 March 2026, library", "PLC agenda – March 12, 2026",
      "Grade 5 team meeting, March 12, 2026", "Grades 9-12, March 12, 2026",
      "Grade 5 March 12, 2026", "Room 14, 12 March 2026", "Reunión: 12 de marzo de 2026, sala 4",
    ])
  func ownDates(line: String) {
    let reply = inspect("Agenda\n\n\(line)\n\n3:00 PM One\n3:30 PM Two", as: "txt")
    #expect(reply.agenda?.date == "2026-03-12")
  }

  @Test("a later day without a date has none, and nothing runs on into it")
  func undatedDay() {
    let reply = inspect(
      "Agenda\n\nDay 1: 12 March 2026\n9:00 A\n16:00 B\n\nDay 2\n9:00 C\n10:00 D", as: "txt")
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(reply.agenda?.items.map(\.date) == ["2026-03-12", "2026-03-12", nil, nil])
    #expect(
      reply.agenda?.lines == [
        "09:00-16:00~ 420 A", "16:00-? ? B", "09:00-10:00~ 60 C", "10:00-? ? D",
      ])
    #expect(reply.findings.isEmpty)
    let undated = inspect("Agenda\n\nDay 1\n9:00 A\nDay 2 – Protocols\n10:00 B", as: "txt").agenda
    #expect(undated?.lines == ["09:00-? ? A", "10:00-? ? B"])
    let table = inspect(
      "<h1>Agenda</h1><p>12 March 2026</p><table><tr><th>Time<th>Item</tr><tr><td>9:00<td>A</tr>"
        + "<tr><td colspan=2>Day 2</tr><tr><td>10:00<td>B</tr></table>"
    ).agenda
    #expect(table?.items.map(\.date) == ["2026-03-12", nil])
  }

  @Test(
    "only days that follow one another head one meeting",
    arguments: [
      ("12 March 2026", "13 March 2026", "2026-03-12"), ("12 March 2026", "14 March 2026", nil),
      ("31 March 2026", "1 April 2026", "2026-03-31"), ("13 March 2026", "12 March 2026", nil),
    ] as [(String, String, String?)])
  func consecutive(first: String, second: String, date: String?) {
    let reply = inspect("Agenda\n\n\(first)\n\(second)\n\n9:00 AM One\n9:30 AM Two", as: "txt")
    #expect(reply.agenda?.date == date)
    #expect(reply.codes == (date == nil ? ["agenda.date-ambiguous"] : []))
  }

  @Test("a date that does not exist or has two readings is shown with its place")
  func dateWithPlace() {
    let none = inspect("Agenda\n\nDate: June 31, 2026\n\n9:00 AM One\n9:30 AM Two", as: "txt")
    let impossible = none.findings.first { $0.code.rawValue == "agenda.date-impossible" }
    #expect(impossible?.found == "June 31, 2026")
    #expect(impossible?.location == Location(line: 3))
    let two = inspect("# Agenda\n\n## 3/4/2026\n\n- 9:00 AM One\n- 9:30 AM Two", as: "md")
    let ambiguous = two.findings.first { $0.code.rawValue == "agenda.date-ambiguous" }
    #expect(ambiguous?.found == "3/4/2026")
    #expect(ambiguous?.location == Location(line: 3))
  }
}

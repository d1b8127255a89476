import Testing

@testable import DocumentInspection

@Suite("Times as people write them")
struct TimeGrammarTests {
  /// `HH:MM-HH:MM` for what the writing settles, `h:mm?` for what stays open, `+N` for minutes.
  private static func shown(_ text: String) -> String {
    TimeGrammar.mentions(in: text).map { mention in
      if let minutes = mention.minutes, mention.start == nil { return "+\(minutes)" }
      let ends = [mention.start, mention.end].compactMap { $0 }.map(Self.shown)
      return ends.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func shown(_ clock: ClockTime) -> String {
    if !clock.exists { return "!" }
    if let settled = clock.settled { return ClockTime.text(settled) }
    return "\(clock.hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)?"
  }

  @Test(
    "a time is read as far as it is written",
    arguments: [
      ("9:00–9:20 Welcome", "9:00?-9:20?"),
      ("9-9:20am Welcome", "09:00-09:20"),
      ("8:00-8:05 AM", "08:00-08:05"),
      ("11:30 AM - 12:00 PM", "11:30-12:00"),
      ("11:30-12:00 PM", "11:30-12:00"),
      ("11-1pm", "11:00-13:00"),
      ("3:00 p.m. Norms", "15:00"),
      ("3:00 P.M.–3:10 P.M.", "15:00-15:10"),
      ("7.30 PM", "19:30"),
      ("15h30", "15:30"),
      ("15h–15h30", "15:00-15:30"),
      ("0930-0945 Norms", "09:30-09:45"),
      ("14.00 - 14.30 Uhr", "14:00-14:30"),
      ("14:00 bis 15:00 Uhr", "14:00-15:00"),
      ("3:00 ~ 3:20 pm", "15:00-15:20"),
      ("3 to 4 pm", "15:00-16:00"),
      ("10:00 a.m. to noon", "10:00-12:00"),
      ("09:00", "09:00"),
      ("9:00", "9:00?"),
      ("12:30 am", "00:30"),
      ("12 pm", "12:00"),
      ("25:00-26:00", "!-!"),
      ("9:75", "!"),
      ("11:30 PM - 12:15 AM", "23:30-00:15"),
      ("9:00-10:30 am break", "09:00-10:30"),
      ("9am-10:30", "09:00-10:30"),
      ("11am–12:30", "11:00-12:30"),
    ])
  func clocks(text: String, expected: String) {
    #expect(Self.shown(text) == expected)
  }

  @Test(
    "a length is read in its unit",
    arguments: [
      ("(20 min)", "+20"), ("10 minutes", "+10"), ("1 hr 15 min", "+75"), ("2.5 hours", "+150"),
      ("20'", "+20"), ("1h30", "+90"), ("1 hour and 10 minutes", "+70"), ("90 min.", "+90"),
      ("5-minute break", "+5"), ("1½ hours", "+90"), ("45m", "+45"), ("1,5 Stunden", "+90"),
    ])
  func lengths(text: String, expected: String) {
    #expect(Self.shown(text) == expected)
  }

  @Test(
    "a number that is no time is none",
    arguments: [
      "2010-2015 school years", "grades 3-5", "John 3:1", "1.9:30", "version 2.10", "$3:00",
      "room 204", "pages 10-12", "3/4 of us", "10%", "25 teachers", "", ":", "99999:99",
      "9 a good idea", "2026-03-12",
    ])
  func noTimes(text: String) {
    #expect(TimeGrammar.mentions(in: text).isEmpty)
  }
}

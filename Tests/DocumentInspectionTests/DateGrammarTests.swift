import Testing

@testable import DocumentInspection

@Suite("Dates as people write them")
struct DateGrammarTests {
  private static func shown(_ text: String) -> [String] {
    DateGrammar.mentions(in: text).map { mention in
      switch mention.reading {
      case .date(let date): date.text
      case .ambiguous: "ambiguous"
      case .impossible: "impossible"
      case .yearless: "yearless"
      }
    }
  }

  // Weekdays by `cal`: 2026-03-12 is a Thursday, 2026-03-04 a Wednesday, 2026-04-03 a Friday;
  // 2026-03-12 and 2026-12-03 are both Thursdays, 2026-05-03 is a Sunday.
  @Test(
    "a date is what it says",
    arguments: [
      ("March 12, 2026", "2026-03-12"),
      ("12 March 2026", "2026-03-12"),
      ("2026-03-12", "2026-03-12"),
      ("Thursday, March 12, 2026", "2026-03-12"),
      ("Thursday 12th of March 2026", "2026-03-12"),
      ("Mar. 12th, 2026", "2026-03-12"),
      ("3/12/2026", "ambiguous"),
      ("3/13/2026", "2026-03-13"),
      ("13/3/2026", "2026-03-13"),
      ("Thursday 3/12/2026", "ambiguous"),
      ("Thursday 3/5/2026", "2026-03-05"),
      ("3/4/2026 (Wednesday)", "2026-03-04"),
      ("3/4/2026 (Friday)", "2026-04-03"),
      ("Monday 3/4/2026", "ambiguous"),
      ("3/3/2026", "2026-03-03"),
      ("3/13/26", "ambiguous"),
      ("Friday, March 12, 2026", "ambiguous"),
      ("June 31, 2026", "impossible"),
      ("February 29, 2026", "impossible"),
      ("February 29, 2028", "2028-02-29"),
      ("2026-13-01", "impossible"),
      ("26th/Feb/2018", "2018-02-26"),
      ("12. März 2026", "2026-03-12"),
      ("12 de marzo de 2026", "2026-03-12"),
      ("jeudi 12 mars 2026", "2026-03-12"),
      ("2026年3月12日", "2026-03-12"),
      ("March 12", "yearless"),
      ("March 12–13, 2026", "2026-03-12"),
      ("2026-03-12T15:00:00", "2026-03-12"),
    ])
  func dates(text: String, expected: String) {
    #expect(Self.shown(text) == [expected])
  }

  @Test(
    "what is no date is none",
    arguments: [
      "12 teachers", "May 3.5", "1.2.3", "192.168.1.12", "March", "2025-26", "", "we may 5",
    ])
  func noDates(text: String) {
    let dates = DateGrammar.mentions(in: text).filter { $0.year != nil }
    #expect(dates.isEmpty)
  }

  @Test("another date of the document supplies the year, if it is near")
  func yearless() throws {
    let mention = try #require(DateGrammar.mentions(in: "by March 20").first)
    let march = try #require(CalendarDate(year: 2026, month: 3, day: 12))
    let september = try #require(CalendarDate(year: 2026, month: 9, day: 15))
    #expect(mention.date(near: march)?.text == "2026-03-20")
    #expect(mention.date(near: september) == nil)
  }
}

import Artifacts
import Testing

@testable import DocumentInspection

/// What a cell shows of a number.
@Suite("Number formats of spreadsheets")
struct NumberFormatTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let value: Double
    let code: String
    let text: String

    init(_ value: Double, _ code: String, _ text: String) {
      (self.value, self.code, self.text) = (value, code, text)
    }

    var testDescription: String { "\(value) as \(code)" }
  }

  /// As LibreOffice 7.4 shows them, which wrote a workbook of these numbers and formats as CSV.
  private static let peers = [
    Case(0.645833333333333, "h:mm AM/PM", "3:30 PM"), Case(0.645833333333333, "h:mm", "15:30"),
    Case(0.645833333333333, "hh:mm:ss", "15:30:00"), Case(0.0625, "h:mm AM/PM", "1:30 AM"),
    Case(0.5, "h:mm AM/PM", "12:00 PM"), Case(0, "h:mm AM/PM", "12:00 AM"),
    Case(0.75, "h AM/PM", "6 PM"), Case(0.388888888888889, "h:mm", "9:20"),
    Case(0.3888888888888888, "h:mm", "9:20"), Case(0.999999, "h:mm", "23:59"),
    Case(0.9999999, "hh:mm:ss", "23:59:59"), Case(0.0104166666666667, "mm:ss", "15:00"),
    Case(0.0104224537037037, "mm:ss.0", "15:00.5"), Case(1.0625, "[h]:mm", "25:30"),
    Case(1.0625, "[mm]:ss", "1530:00"), Case(0.0520833333333333, "[m]", "75"),
    Case(46093, "yyyy-mm-dd", "2026-03-12"), Case(46093, "d mmmm yyyy", "12 March 2026"),
    Case(46093, "dddd, mmmm d, yyyy", "Thursday, March 12, 2026"),
    Case(46093, "ddd d-mmm-yy", "Thu 12-Mar-26"), Case(46093, "m/d/yyyy", "3/12/2026"),
    Case(46093, "dd.mm.yyyy", "12.03.2026"), Case(46093, "mmm-yy", "Mar-26"),
    Case(46093.6458333333, "m/d/yy h:mm", "3/12/26 15:30"), Case(46093, "mmmmm", "M"),
    Case(46093.75, "d/m/yyyy h:mm:ss AM/PM", "12/3/2026 6:00:00 PM"),
    Case(46093, "[$-407]dddd, d. mmmm yyyy", "Donnerstag, 12. März 2026"),
    Case(46093, "[$-40C]dddd d mmmm yyyy", "jeudi 12 mars 2026"),
    Case(46093, "[$-416]d\" de \"mmmm\" de \"yyyy", "12 de março de 2026"),
    Case(46093, "yyyy\"年\"m\"月\"d\"日\"", "2026年3月12日"),
    Case(46093, "\"Week of \"mmm d", "Week of Mar 12"), Case(61, "yyyy-mm-dd", "1900-03-01"),
    Case(46093, "[$-F800]dddd, mmmm dd, yyyy", "Thursday, March 12, 2026"),
    Case(0.25, "0%", "25%"), Case(0.1234, "0.00%", "12.34%"),
    Case(1234.5, "#,##0.00", "1,234.50"), Case(1_234_567, "#,##0", "1,234,567"),
    Case(1234.5, "0", "1235"), Case(2.5, "0", "3"), Case(-2.5, "0", "-3"),
    Case(-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"), Case(0.5, "0.0", "0.5"),
    Case(5, "00", "05"), Case(12, "0\" min\"", "12 min"), Case(15, "0\\ \"min\"", "15 min"),
    Case(1500, "0.0,", "1.5"), Case(1_500_000, "0.0,,\"M\"", "1.5M"), Case(7.1, "0.##", "7.1"),
    Case(1234.5, "[$€-407] #,##0.00", "€ 1,234.50"), Case(1234.5, "\"$\"#,##0.00", "$1,234.50"),
    Case(0, "0;-0;\"none\"", "none"), Case(1.005, "0.00", "1.01"), Case(1e-7, "0.00", "0.00"),
    Case(-45, "0;[Red]-0", "-45"), Case(3, "# ?/?", "3"),
    Case(123_456_789_012, "0", "123456789012"),
    Case(0.1, "General", "0.1"), Case(100, "General", "100"), Case(-5, "General", "-5"),
    Case(10_000_000_000, "General", "10000000000"),
  ]

  @Test("a number is shown as LibreOffice shows it", arguments: peers)
  private func peer(_ shown: Case) {
    #expect(NumberFormat(shown.code).shown(shown.value, .y1900).text == shown.text)
  }

  /// LibreOffice counts days before March 1900 from another start and rounds by the binary fraction.
  /// These are Excel's: ECMA-376 part 1 §18.17.4.1 (1900 is a leap year there), its documented
  /// eleven digits, and MS-LCID's Spanish.
  @Test(
    "where the two differ, a number is shown as Excel shows it",
    arguments: [
      Case(59, "yyyy-mm-dd", "1900-02-28"), Case(60, "yyyy-mm-dd", "1900-02-29"),
      Case(0.285, "0%", "29%"), Case(0.333333333333333, "General", "0.333333333"),
      Case(46093, "[$-40A]dddd, d\" de \"mmmm\" de \"yyyy", "jueves, 12 de marzo de 2026"),
    ])
  private func excel(_ shown: Case) {
    #expect(NumberFormat(shown.code).shown(shown.value, .y1900).text == shown.text)
  }

  /// By Python: `date(1904, 1, 1) + timedelta(46093)`.
  @Test("a workbook may count its days from 1904")
  func from1904() {
    let format = NumberFormat("dddd yyyy-mm-dd")
    #expect(format.shown(46093, .y1904).text == "Wednesday 2030-03-13")
    #expect(format.shown(46093, .y1904).value == "2030-03-13")
    #expect(format.shown(0, .y1904).text == "Friday 1904-01-01")
  }

  @Test("the day is known where a year is shown, whatever the order of day and month")
  func stored() {
    #expect(NumberFormat("d/m/yy").shown(46093, .y1900).value == "2026-03-12")
    #expect(
      NumberFormat("m/d/yy h:mm").shown(46093.645833333333, .y1900).value == "2026-03-12 15:30")
    // The program makes the year up where somebody typed `12 March`.
    #expect(NumberFormat("d mmmm").shown(46093, .y1900).value == nil)
    #expect(NumberFormat("h:mm").shown(46093.5, .y1900).value == nil)
    #expect(NumberFormat("yyyy-mm-dd").shown(60, .y1900).value == nil)
    #expect(NumberFormat("0").shown(46093, .y1900).value == nil)
  }

  /// ECMA-376 part 1 §18.8.30 gives the codes; format 14 follows whoever looks at it.
  @Test("formats that have a number only are known")
  func builtIn() {
    func text(_ number: Int, _ value: Double) -> String? {
      NumberFormat(builtIn: number)?.shown(value, .y1900).text
    }
    #expect(text(14, 46093) == "2026-03-12")
    #expect(text(15, 46093) == "12-Mar-26")
    #expect(text(18, 0.645833333333333) == "3:30 PM")
    #expect(text(20, 0.645833333333333) == "15:30")
    #expect(text(46, 1.0625) == "25:30:00")
    #expect(text(9, 0.25) == "25%")
    #expect(text(49, 12) == "12")
    #expect(text(5_000, 1) == nil)
  }

  @Test(
    "no number and no format makes it stop",
    arguments: [
      "", ";", ";;;;", "[", "\"", "\\", "_", "*", "[h", "[$", "[$-", "[hhhhhhhhhhhh]",
      "yyyyyyyyyyyyyy",
      "0.00000000000000000000000000000000000000000000000000000000000000", "@@@", "AM", "上", "E+",
      "#,,,,,",
      "%%%%%%%%%%%%", "ssssss.000000000", "mmmmmmmmmmmm", "general", "Gen", "g",
    ])
  func odd(_ code: String) {
    let format = NumberFormat(code)
    for value in [
      0, -1, 1e308, -1e308, Double.leastNonzeroMagnitude, 2_958_465.99999999, 2_958_466, 1e15, -0.0,
    ] {
      #expect(format.shown(value, .y1900).text.utf8.count < 3_000)
      #expect(format.shown(value, .y1904).text.utf8.count < 3_000)
    }
    #expect(DecimalText(.nan) == nil)
    #expect(DecimalText(.infinity) == nil)
  }
}

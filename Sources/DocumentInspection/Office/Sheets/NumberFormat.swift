/// How a spreadsheet shows a number: as a plain one, a percentage, a day, a time, a length.
struct NumberFormat: Equatable {
  private let sections: [FormatScanner.Section]
  /// The day and the month stand in the order of whoever looks at it, not of the file.
  private let followsReader: Bool

  static let general = NumberFormat("General")

  init(_ code: String, followsReader: Bool = false) {
    sections = FormatScanner.sections(of: code)
    self.followsReader = followsReader
  }

  /// One of the formats that have a number and no code; nil where the number is not one of them.
  init?(builtIn number: Int) {
    guard let code = Self.builtIns[number] else { return nil }
    self.init(code, followsReader: number == 14 || number == 22 || number == 30)
  }

  /// What a cell shows, and the day that it stores, where a day is what it shows.
  func shown(_ value: Double, _ epoch: SheetDate.Epoch) -> (text: String, value: String?) {
    guard let section = section(for: value) else { return (DecimalText.general(value), nil) }
    if section.isTimed { return timed(value, section, epoch) }
    if section.tokens.contains(.general) || section.tokens.contains(.unusual) {
      return (general(value, section), nil)
    }
    return (number(value, section), nil)
  }

  /// The third section is for zero, the second for what is below.
  private func section(for value: Double) -> FormatScanner.Section? {
    let index = value < 0 ? 1 : value == 0 ? 2 : 0
    return sections.indices.contains(index) ? sections[index] : sections.first
  }

  // MARK: Numbers

  private func general(_ value: Double, _ section: FormatScanner.Section) -> String {
    guard section.tokens.contains(.general) else { return DecimalText.general(value) }
    return section.tokens.map { token in
      switch token {
      case .general: DecimalText.general(value)
      case .literal(let text): text
      default: ""
      }
    }.joined()
  }

  private func number(_ value: Double, _ section: FormatScanner.Section) -> String {
    guard let number = DecimalText(value) else { return "" }
    let shape = NumberShape(section.tokens)
    var text = ""
    var isDone = false
    for token in section.tokens {
      switch token {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .text: text += DecimalText.general(value)
      case .digit, .point:
        if !isDone { text += shape.text(of: number) }
        isDone = true
      default: break
      }
    }
    let isSigned = value < 0 && (sections.count < 2 || sections[1] != section)
    return isSigned && text.unicodeScalars.contains { ("1"..."9").contains($0) } ? "-" + text : text
  }

  // MARK: Days and times

  private func timed(
    _ value: Double, _ section: FormatScanner.Section, _ epoch: SheetDate.Epoch
  ) -> (text: String, value: String?) {
    guard let date = SheetDate(value, epoch) else { return (DecimalText.general(value), nil) }
    let writer = TimedText(date: date, section: section)
    let stored = writer.stored
    if followsReader, let stored { return (stored, stored) }
    return (writer.text, stored)
  }

  /// ECMA-376 part 1 §18.8.30, and for East Asia the forms that mean the same everywhere there.
  private static let builtIns: [Int: String] = {
    var codes: [Int: String] = [
      0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
      11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
      17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
      22: "yyyy-mm-dd h:mm", 30: "yyyy-mm-dd", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)",
      39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss",
      47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒",
      34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 55: "上午/下午h时mm分",
      56: "上午/下午h时mm分ss秒",
    ]
    for number in [27, 36, 50, 52, 57] { codes[number] = "yyyy年m月" }
    for number in [28, 29, 51, 53, 54, 58] { codes[number] = "m月d日" }
    return codes
  }()
}

/// How many digits a number is shown with.
private struct NumberShape {
  private var whole = 0
  private var least = 0
  private var most = 0
  private var isGrouped = false
  private var shift = 0

  init(_ tokens: [FormatToken]) {
    var (isFraction, groups) = (false, 0)
    for token in tokens {
      switch token {
      case .digit(let sign):
        if groups > 0 { isGrouped = true }
        groups = 0
        if isFraction {
          most += 1
          if sign == "0" { least = most }
        } else if sign == "0" {
          whole += 1
        }
      case .point: isFraction = true
      case .group: groups += 1
      case .percent: shift += 2
      default: break
      }
    }
    // A comma behind the last digit divides by a thousand.
    shift -= 3 * groups
  }

  func text(of number: DecimalText) -> String {
    var number = number
    number.shift(by: shift)
    number.round(toPlaces: most)
    let fraction = number.fraction(atLeast: least, atMost: most)
    let whole = number.whole(atLeast: whole, isGrouped: isGrouped)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}

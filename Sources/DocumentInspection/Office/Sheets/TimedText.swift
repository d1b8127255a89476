/// Writes a day or a time as a number format asks for it.
struct TimedText {
  let date: SheetDate
  let section: FormatScanner.Section

  var text: String { section.tokens.map(text).joined() }

  /// The day, and the time where it is shown too: `2026-03-12`, `2026-03-12 15:30`. Nil where no day
  /// of a stated year is shown: a program makes the year up where nobody typed one.
  var stored: String? {
    let shown = section.tokens.filter(\.isDate)
    let hasAll =
      shown.contains { if case .year = $0 { true } else { false } }
      && shown.contains { if case .month = $0 { true } else { false } }
      && shown.contains { if case .day = $0 { true } else { false } }
    guard hasAll, date.isReal else { return nil }
    let day =
      "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
    guard section.tokens.contains(where: \.isTime) else { return day }
    return "\(day) \(Self.padded(date.hour, 2)):\(Self.padded(date.minute, 2))"
  }

  private func text(_ token: FormatToken) -> String {
    let names = SheetLanguage.named(section.language)
    switch token {
    case .literal(let text): return text
    case .year(let count): return count <= 2 ? Self.padded(date.year % 100, 2) : "\(date.year)"
    case .month(let count):
      return count <= 2 ? Self.padded(date.month, count) : names.month(date.month, letters: count)
    case .day(let count):
      return count <= 2 ? Self.padded(date.day, count) : names.weekday(date.weekday, letters: count)
    case .hour(let count): return Self.padded(hour, count)
    case .minute(let count): return Self.padded(date.minute, count)
    case .second(let count): return Self.padded(date.second, count)
    case .fraction(let count): return fraction(count)
    case .meridiem(let morning, let afternoon): return date.hour < 12 ? morning : afternoon
    case .elapsed(let unit, let count): return Self.padded(elapsed(unit), count)
    case .digit, .point, .group, .percent, .text, .general, .unusual: return ""
    }
  }

  private var hour: Int {
    let countsTwice = section.tokens.contains { if case .meridiem = $0 { true } else { false } }
    guard countsTwice else { return date.hour }
    return date.hour % 12 == 0 ? 12 : date.hour % 12
  }

  private func fraction(_ count: Int) -> String {
    "." + (Self.padded(date.millisecond, 3) + "000").prefix(min(count, 6))
  }

  private func elapsed(_ unit: Unicode.Scalar) -> Int {
    switch unit {
    case "h": date.totalSeconds / 3_600
    case "m": date.totalSeconds / 60
    default: date.totalSeconds
    }
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, min(count, 4) - digits.count)) + digits
  }
}

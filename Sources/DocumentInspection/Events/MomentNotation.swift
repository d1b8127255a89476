/// Reads the machine notations of days and times: ISO 8601 extended and basic, as RFC 5545, RFC
/// 6321, HTML, schema.org and the value-class pattern of microformats write them.
///
/// Strict in what exists: a day that the calendar lacks, or 25 o'clock, is no moment.
struct MomentNotation {
  private var rest: Substring.UTF8View

  private init(_ text: String) { rest = text[...].utf8 }

  /// A day, a time, or both; nil for anything else.
  static func moment(_ text: String) -> PlannedMoment? {
    guard text.utf8.count <= 64 else { return nil }
    var notation = MomentNotation(text.collapsed)
    return notation.moment()
  }

  private mutating func moment() -> PlannedMoment? {
    var moment = PlannedMoment()
    if let day = day() {
      moment.day = day
      if rest.isEmpty { return moment }
      guard take("T") || take("t") || take(" ") else { return nil }
    }
    guard let clock = clock() else { return nil }
    moment.clock = clock
    _ = take(" ")
    if rest.isEmpty { return moment }
    guard let offset = offset(), rest.isEmpty else { return nil }
    moment.offset = offset
    return moment
  }

  // MARK: Pieces

  /// `2026-03-12`, `20260312`, and the ordinal `2026-071`. Takes nothing where there is no day.
  private mutating func day() -> CalendarDate? {
    let start = rest
    if let year = number(4) {
      if take("-") {
        let afterYear = rest
        if let month = number(2), take("-"), let day = number(2), !startsWithDigit {
          if let date = CalendarDate(year: year, month: month, day: day) { return date }
        }
        rest = afterYear
        if let ordinal = number(3), !startsWithDigit, let date = Self.day(ordinal, of: year) {
          return date
        }
      } else if let month = number(2), let day = number(2), !startsWithDigit,
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return date
      }
    }
    rest = start
    return nil
  }

  private static func day(_ ordinal: Int, of year: Int) -> CalendarDate? {
    guard ordinal > 0, let first = CalendarDate(year: year, month: 1, day: 1),
      let date = CalendarDate(dayNumber: first.dayNumber + ordinal - 1), date.year == year
    else { return nil }
    return date
  }

  /// `15:30`, `15:30:00`, `15:30:00.000`, `153000`, `1530`, and `3:30pm`, `3 p.m.` of microformats.
  private mutating func clock() -> Int? {
    guard let hour = number(2) ?? number(1) else { return nil }
    var (minute, second, hasMinute) = (0, 0, false)
    if take(":") {
      guard let value = number(2) else { return nil }
      (minute, hasMinute) = (value, true)
      if take(":") {
        guard let value = number(2) else { return nil }
        second = value
        skipFraction()
      }
    } else if let value = number(2) {
      (minute, hasMinute) = (value, true)
      if let value = number(2) { second = value }
    }
    return settled(hour, minute, second, hasMinute: hasMinute)
  }

  private mutating func settled(
    _ hour: Int, _ minute: Int, _ second: Int, hasMinute: Bool
  ) -> Int? {
    // A leap second is the second before it to every clock on a wall.
    guard minute < 60, second <= 60 else { return nil }
    var hour = hour
    if let isAfternoon = meridiem() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else if !hasMinute {
      return nil
    }
    guard hour < 24 else { return nil }
    return hour * 3_600 + minute * 60 + min(second, 59)
  }

  private mutating func meridiem() -> Bool? {
    let start = rest
    _ = take(" ")
    for (mark, isAfternoon) in [
      ("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("AM", false), ("PM", true),
      ("A.M.", false), ("P.M.", true),
    ] where rest.starts(with: mark.utf8) {
      rest = rest.dropFirst(mark.utf8.count)
      return isAfternoon
    }
    rest = start
    return nil
  }

  /// `Z`, `+02:00`, `-0800`, `+2`.
  private mutating func offset() -> PlannedMoment.Offset? {
    if take("Z") || take("z") { return .universal }
    let isWest = rest.first == UInt8(ascii: "-")
    guard take("+") || take("-"), let hours = number(2) ?? number(1) else { return nil }
    _ = take(":")
    let minutes = number(2) ?? 0
    guard hours <= 14, minutes < 60 else { return nil }
    let east = hours * 60 + minutes
    return .minutes(isWest ? -east : east)
  }

  private mutating func skipFraction() {
    guard take(".") || take(",") else { return }
    while startsWithDigit { rest = rest.dropFirst() }
  }

  // MARK: Looking

  private var startsWithDigit: Bool { rest.first.map { (0x30...0x39).contains($0) } ?? false }

  private mutating func take(_ mark: String) -> Bool {
    guard rest.starts(with: mark.utf8) else { return false }
    rest = rest.dropFirst(mark.utf8.count)
    return true
  }

  /// Exactly so many digits; takes none where there are fewer.
  private mutating func number(_ digits: Int) -> Int? {
    let head = rest.prefix(digits)
    guard head.count == digits, head.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(digits)
    return head.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}

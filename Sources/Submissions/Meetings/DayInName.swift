/// A day that a file's or folder's name states, year first: `2026-03-12`, `20260312_150405`. Days in any
/// other order could be two days and are not taken.
struct DayInName {
  let day: CalendarDay
  /// Minutes into the day, where a time follows at once.
  let minutes: Int?
  /// Where `UTC` or `Z` stands behind the time.
  let isUTC: Bool

  static func all(in name: [UInt8]) -> [DayInName] {
    var found: [DayInName] = []
    var index = name.startIndex
    while index < name.endIndex {
      guard name[index].isASCIIDigit else {
        index += 1
        continue
      }
      var scanner = NameScanner(name[index...])
      if let day = Self(&scanner) {
        found.append(day)
        index = name.endIndex - scanner.rest.count
      } else {
        index = name[index...].firstIndex { !$0.isASCIIDigit } ?? name.endIndex
      }
    }
    return found
  }

  private init?(_ scanner: inout NameScanner) {
    guard let day = Self.day(&scanner), (1990...2099).contains(day.year) else { return nil }
    self.day = day
    var rest = scanner
    guard rest.skip(oneOf: "-_ T"), let minutes = Self.minutes(&rest) else {
      minutes = nil
      isUTC = false
      return
    }
    self.minutes = minutes
    isUTC = rest.skip("UTC") || rest.skip("Z")
    scanner = rest
  }

  private static func day(_ scanner: inout NameScanner) -> CalendarDay? {
    var parted = scanner
    if let digits = scanner.digits(8...8) {
      return CalendarDay(
        year: number(digits.prefix(4)), month: number(digits.dropFirst(4).prefix(2)),
        day: number(digits.suffix(2)))
    }
    guard let year = parted.digits(4...4), let sign = parted.rest.first,
      parted.skip(oneOf: "-_."), let month = parted.digits(2...2), parted.rest.first == sign,
      parted.skip(oneOf: "-_."), let day = parted.digits(2...2)
    else { return nil }
    scanner = parted
    return CalendarDay(year: number(year), month: number(month), day: number(day))
  }

  /// `150405`, `15.04.05`, `15_04`
  private static func minutes(_ scanner: inout NameScanner) -> Int? {
    var (hour, minute) = (0, 0)
    if let digits = scanner.digits(6...9) ?? scanner.digits(4...4) {
      (hour, minute) = (number(digits.prefix(2)), number(digits.dropFirst(2).prefix(2)))
    } else {
      guard let hours = scanner.digits(2...2), scanner.skip(oneOf: "-_.:"),
        let minutes = scanner.digits(2...2)
      else { return nil }
      (hour, minute) = (number(hours), number(minutes))
      var seconds = scanner
      if seconds.skip(oneOf: "-_.:"), seconds.digits(2...2) != nil { scanner = seconds }
    }
    return hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

/// A local date and time of day as devices write them, checked against the calendar.
package struct CivilTime: Sendable, Equatable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int

  /// How many characters a time has.
  package static let length = 19

  /// Reads `YYYY-MM-DDTHH:MM:SS` from the start of `text`; a colon may part the date and a space
  /// stand for the T, as in EXIF. Nil for anything else and for what no calendar or clock shows.
  package init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text.prefix(Self.length))
    guard bytes.count == Self.length, [0x2D, 0x3A].contains(bytes[4]), bytes[7] == bytes[4],
      [0x54, 0x20].contains(bytes[10]), bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      let digits = bytes[start..<(start + count)]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      year > 0, hour < 24, minute < 60, second < 60,
      day > 0, day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// 0 for a month that there is none.
  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 0
    }
  }

  /// ISO 8601 without offset.
  package var text: String {
    func pad(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(hour)):\(pad(minute)):\(pad(second))"
  }
}

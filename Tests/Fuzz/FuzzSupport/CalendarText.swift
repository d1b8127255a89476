/// Times and dates as records write them, judged without the code that made them.
package enum CalendarText {
  /// `HH:MM` or `HH:MM:SS` of a day that has 24 hours.
  package static func isTime(_ text: String) -> Bool { seconds(text) != nil }

  /// Seconds since midnight; nil for no time of day.
  package static func seconds(_ text: String) -> Int? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false).map(twoDigits)
    guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1],
      hour < 24, minute < 60, fields.allSatisfy({ ($0 ?? 60) < 60 })
    else { return nil }
    let second = fields.count == 3 ? fields[2] ?? 0 : 0
    return hour * 3_600 + minute * 60 + second
  }

  /// `YYYY-MM-DD` of a month that has this day.
  package static func isDate(_ text: String) -> Bool {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].utf8.count == 4, let year = Int(fields[0]),
      let month = twoDigits(fields[1]), let day = twoDigits(fields[2])
    else { return false }
    let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return lengths.indices.contains(month - 1) && (1...lengths[month - 1]).contains(day)
  }

  private static func twoDigits(_ text: Substring) -> Int? {
    text.utf8.count == 2 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

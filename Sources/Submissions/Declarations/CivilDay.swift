internal import Artifacts

/// A day of the calendar, `YYYY-MM-DD`.
struct CivilDay: Comparable, Sendable {
  let text: String

  /// Nil for what no calendar shows. What follows the day in a longer text is not looked at.
  init?(_ text: String) {
    let day = String(text.prefix(10))
    guard day.utf8.count == 10, day.utf8.dropFirst(4).first == UInt8(ascii: "-"),
      CivilTime((day + "T00:00:00").utf8) != nil
    else { return nil }
    self.text = day
  }

  /// The same day so many months earlier, or the last one of a shorter month.
  func months(before count: Int) -> CivilDay? {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    guard fields.count == 3 else { return nil }
    let months = fields[0] * 12 + fields[1] - 1 - count
    guard months >= 12 else { return nil }
    let month = "\(Self.padded(months / 12, 4))-\(Self.padded(months % 12 + 1, 2))"
    return (0...3).lazy.compactMap { CivilDay("\(month)-\(Self.padded(fields[2] - $0, 2))") }.first
  }

  static func < (left: CivilDay, right: CivilDay) -> Bool { left.text < right.text }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

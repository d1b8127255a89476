internal import Artifacts

/// A day of the calendar, `YYYY-MM-DD`.
package struct CivilDay: Comparable, Sendable {
  package let text: String

  /// Nil for what no calendar shows, and where anything else stands in the text.
  package init?(_ text: String) {
    guard text.utf8.count == 10, text.utf8.dropFirst(4).first == UInt8(ascii: "-"),
      CivilTime((text + "T00:00:00").utf8) != nil
    else { return nil }
    self.text = text
  }

  /// The day at the start of a moment: `2026-03-12T09:00:00Z`.
  init?(ofMoment text: String) {
    guard let day = CivilDay(String(text.prefix(10))) else { return nil }
    self = day
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

  package static func < (left: CivilDay, right: CivilDay) -> Bool { left.text < right.text }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

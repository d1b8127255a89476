/// A length of time as people read it.
package struct DurationText: Sendable, CustomStringConvertible {
  package let description: String

  /// `0:02`, `10:14` or `1:02:03`, rounded half up to whole seconds.
  package init(milliseconds: Int64) {
    let seconds = max(0, milliseconds) / 1000 + (max(0, milliseconds) % 1000 >= 500 ? 1 : 0)
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    description =
      hours > 0
      ? "\(hours):\(Self.twoDigits(minutes)):\(Self.twoDigits(rest))"
      : "\(minutes):\(Self.twoDigits(rest))"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

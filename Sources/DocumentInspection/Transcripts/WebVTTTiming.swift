/// A WebVTT cue's time line (W3C WebVTT §6.3): two timestamps around `-->`, then settings.
struct WebVTTTiming {
  private var rest: Substring.UTF8View

  static func isTiming(_ line: String) -> Bool { CueTimestamp.isTiming(line) }

  /// In milliseconds; nil where the line breaks the rules. Settings are not looked at: a bad one is
  /// passed over by every player.
  static func range(in line: String) -> (start: Int64, end: Int64)? {
    var timing = WebVTTTiming(rest: line[...].utf8)
    timing.skipSpace()
    guard let start = timing.timestamp() else { return nil }
    timing.skipSpace()
    guard timing.rest.starts(with: "-->".utf8) else { return nil }
    timing.rest = timing.rest.dropFirst(3)
    timing.skipSpace()
    guard let end = timing.timestamp() else { return nil }
    return (start, end)
  }

  /// `MM:SS.mmm` or `H…H:MM:SS.mmm`. One or three digits before the first colon are hours.
  private mutating func timestamp() -> Int64? {
    guard let first = digits(1...9) else { return nil }
    var fields = [first.value]
    guard let second = field() else { return nil }
    fields.append(second)
    if rest.first == UInt8(ascii: ":") {
      guard let third = field() else { return nil }
      fields.append(third)
    } else if first.count != 2 || first.value > 59 {
      return nil
    }
    guard rest.first == UInt8(ascii: ".") else { return nil }
    rest = rest.dropFirst()
    guard let fraction = digits(3...3), fields.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return fields.reduce(0) { $0 * 60 + $1 } * 1_000 + fraction.value
  }

  /// A colon and exactly two digits.
  private mutating func field() -> Int64? {
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst()
    return digits(2...2)?.value
  }

  /// All digits that stand there; nil where they are too few or too many.
  private mutating func digits(_ counts: ClosedRange<Int>) -> (value: Int64, count: Int)? {
    let run = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest[run.endIndex...]
    guard counts.contains(run.count) else { return nil }
    return (run.reduce(0) { $0 * 10 + Int64($1) - 0x30 }, run.count)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
  }
}

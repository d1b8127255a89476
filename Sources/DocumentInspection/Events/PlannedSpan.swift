/// Reads how long something takes from a machine-readable plan, in seconds.
enum PlannedSpan {
  /// A year: what is longer is no meeting.
  static let longest = 366 * 86_400

  /// ISO 8601 as RFC 5545 §3.3.6 and schema.org use it: `PT1H30M`, `P1D`, `P2W`. Months and years have
  /// no fixed length, and `1h30` is another notation: nil for both.
  static func seconds(iso text: String) -> Int? {
    let text = text.collapsed.uppercased()
    guard text.utf8.count <= 32 else { return nil }
    var rest = text[...]
    if rest.first == "+" { rest = rest.dropFirst() }
    guard rest.first == "P" else { return nil }
    rest = rest.dropFirst()
    let halves = rest.split(separator: "T", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), halves.last?.isEmpty == false,
      let days = sum(halves[0], [("W", 604_800), ("D", 86_400)])
    else { return nil }
    guard halves.count == 2 else { return checked(days) }
    guard let clock = sum(halves[1], [("H", 3_600), ("M", 60), ("S", 1)]) else { return nil }
    return checked(days + clock)
  }

  /// `HH:MM`, the duration of a conference schedule: `00:20` is twenty minutes. Days may stand before:
  /// `1:02:30`.
  static func seconds(clock text: String) -> Int? {
    let fields = text.collapsed.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    let numbers = fields.compactMap { number($0) }
    guard numbers.count == fields.count, let minutes = numbers.last, minutes < 60 else {
      return nil
    }
    let hours = numbers[numbers.count - 2]
    let days = numbers.count == 3 ? numbers[0] : 0
    return checked(days * 86_400 + hours * 3_600 + minutes * 60)
  }

  private static func checked(_ seconds: Int) -> Int? {
    (1...longest).contains(seconds) ? seconds : nil
  }

  /// Numbers with their units, in this order, each at most once.
  private static func sum(_ text: Substring, _ units: [(sign: Character, seconds: Int)]) -> Int? {
    var (rest, sum) = (text, 0)
    for unit in units {
      guard let end = rest.firstIndex(of: unit.sign) else { continue }
      guard let value = number(rest[..<end]) else { return nil }
      sum += value * unit.seconds
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? sum : nil
  }

  private static func number(_ digits: Substring) -> Int? {
    guard (1...5).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits)
  }
}

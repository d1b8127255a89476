/// A day, a time of day, or both, as a machine-readable plan states it.
struct PlannedMoment: Equatable {
  var day: CalendarDate?
  /// Seconds since midnight, on the clock that `offset` or `timeZone` names, else the meeting's own.
  var clock: Int?
  var offset: Offset?
  /// An IANA name, where the plan gives one.
  var timeZone: String?

  /// How far a clock is from universal time.
  enum Offset: Equatable {
    case universal
    /// Minutes east of Greenwich.
    case minutes(Int)
  }

  var isDay: Bool { day != nil && clock == nil }

  /// False where the clock is universal time: what the clock on the wall showed is not known then.
  var isLocal: Bool { offset != .universal || timeZone == "UTC" }

  /// ISO 8601; nil where there is no day.
  var text: String? {
    guard let day else { return nil }
    guard let clock else { return day.text }
    var text = "\(day.text)T\(Self.clockText(clock, alwaysSeconds: true))"
    switch offset {
    case .universal: text += "Z"
    case .minutes(let east):
      text += (east < 0 ? "-" : "+") + ClockTime.text(abs(east))
    case nil: break
    }
    return text
  }

  /// `HH:MM`, with seconds where they are not zero.
  var clockText: String? { clock.map { Self.clockText($0, alwaysSeconds: false) } }

  private static func clockText(_ seconds: Int, alwaysSeconds: Bool) -> String {
    let rest = seconds % 60
    guard rest != 0 || alwaysSeconds else { return ClockTime.text(seconds / 60) }
    return ClockTime.text(seconds / 60) + (rest < 10 ? ":0\(rest)" : ":\(rest)")
  }

  /// Seconds from `earlier` to here; nil where the two do not share a clock, or one lacks its day.
  func seconds(since earlier: PlannedMoment) -> Int? {
    guard let day, let first = earlier.day, let clock, let start = earlier.clock else { return nil }
    guard let shift = shift(from: earlier) else { return nil }
    return (day.dayNumber - first.dayNumber) * 86_400 + clock - start - shift
  }

  /// How many seconds this clock is ahead of the other.
  private func shift(from other: PlannedMoment) -> Int? {
    if offset == other.offset { return timeZone == other.timeZone || offset != nil ? 0 : nil }
    guard let here = offset?.seconds, let there = other.offset?.seconds else { return nil }
    return here - there
  }

  /// The moment so many seconds later on the same clock; nil without a clock time or past the
  /// calendar's end.
  func adding(seconds: Int) -> PlannedMoment? {
    guard let clock, (0...PlannedSpan.longest).contains(seconds) else { return nil }
    let sum = clock + seconds
    var moment = self
    moment.clock = sum % 86_400
    guard let day else { return sum < 86_400 ? moment : nil }
    guard let later = CalendarDate(dayNumber: day.dayNumber + sum / 86_400) else { return nil }
    moment.day = later
    return moment
  }
}

extension PlannedMoment.Offset {
  var seconds: Int {
    switch self {
    case .universal: 0
    case .minutes(let east): east * 60
    }
  }
}

extension CalendarDate {
  /// Days since 1 March of year 0, counted through the Gregorian calendar.
  var dayNumber: Int {
    let shifted = month < 3 ? year - 1 : year
    let months = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (months * 306 + 5) / 10
      + day - 1
  }

  /// Nil for a day that no calendar here holds.
  init?(dayNumber: Int) {
    guard (690_000...810_000).contains(dayNumber) else { return nil }
    var year = (10_000 * dayNumber + 14_780) / 3_652_425
    var rest = dayNumber - (365 * year + year / 4 - year / 100 + year / 400)
    if rest < 0 {
      year -= 1
      rest = dayNumber - (365 * year + year / 4 - year / 100 + year / 400)
    }
    let months = (100 * rest + 52) / 3_060
    let day = rest - (months * 306 + 5) / 10 + 1
    self.init(year: year + (months + 2) / 12, month: (months + 2) % 12 + 1, day: day)
  }
}

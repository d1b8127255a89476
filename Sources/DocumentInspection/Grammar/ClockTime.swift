/// A time of day as it was written; whether morning or afternoon may be open.
struct ClockTime: Equatable {
  var hour: Int
  var minute: Int
  var second: Int?
  var meridiem: Meridiem?
  /// True where the hour is beyond doubt without a meridiem: `15:00`, `09:00`, `15h30`, `0930`.
  var isTwentyFourHour = false

  enum Meridiem { case am, pm }

  /// False for 25:00, 9:75 and 0:30 pm.
  var exists: Bool {
    guard (0...59).contains(minute), (0...59).contains(second ?? 0) else { return false }
    return (0...23).contains(hour) && !(meridiem != nil && hour == 0)
  }

  /// Minutes since midnight where the writing decides it.
  var settled: Int? {
    guard exists else { return nil }
    if hour > 12 { return hour * 60 + minute }
    if let meridiem { return reading(meridiem) }
    return isTwentyFourHour ? hour * 60 + minute : nil
  }

  /// Minutes since midnight if the meridiem were this.
  func reading(_ meridiem: Meridiem) -> Int {
    if hour > 12 { return hour * 60 + minute }
    return (hour % 12 + (meridiem == .pm ? 12 : 0)) * 60 + minute
  }

  static func text(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

/// What a text says about when something is and how long it takes.
struct TimeMention: Equatable {
  var start: ClockTime?
  var end: ClockTime?
  var minutes: Int?
  /// Where in the scanned text, as scalar offsets.
  var range: Range<Int>

  var isImpossible: Bool { start?.exists == false || end?.exists == false }

  /// Lets the meridiem of one end of a range decide the other: `8:00-8:05 AM`, `11:30-12:00 PM`.
  mutating func carryMeridiem() {
    guard var first = start, var last = end, first.exists, last.exists else { return }
    if let stated = last.meridiem, first.settled == nil {
      let same = first.reading(stated) <= last.reading(stated)
      first.meridiem = same ? stated : (stated == .am ? .pm : .am)
    } else if let stated = first.meridiem, last.settled == nil {
      let same = last.reading(stated) > first.reading(stated)
      last.meridiem = same ? stated : (stated == .am ? .pm : .am)
    } else if first.isTwentyFourHour || first.hour > 12, last.hour >= first.hour % 12 {
      if first.hour <= last.hour { last.isTwentyFourHour = true }
    } else if last.hour > 12, last.meridiem == nil {
      first.isTwentyFourHour = true
    }
    (start, end) = (first, last)
  }
}

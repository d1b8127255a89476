/// A time of day as it was written; whether morning or afternoon may be open.
struct ClockTime: Equatable {
  var hour: Int
  var minute: Int
  var second: Int?
  var meridiem: Meridiem?
  /// True where the hour is beyond doubt without a meridiem: `15:00`, `09:00`, `15h30`, `0930`.
  var isTwentyFourHour = false
  /// Of `isTwentyFourHour`, that only a zero in front says so, as in `09:00`: some write `01:30` for
  /// half past one in the afternoon.
  var isPadded = false
  /// True for 24:00, the midnight behind a day: written as the hour 0.
  var isEndOfDay = false

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

  /// Whether both show the same hour and minute on a clock of twelve hours.
  func isSameFace(as other: ClockTime) -> Bool {
    hour % 12 == other.hour % 12 && minute == other.minute
  }

  /// Minutes since midnight if the meridiem were this.
  func reading(_ meridiem: Meridiem) -> Int {
    if hour > 12 { return hour * 60 + minute }
    return (hour % 12 + (meridiem == .pm ? 12 : 0)) * 60 + minute
  }

  /// The stated half of the day where it fits, else the other; nil where even that would make too
  /// long a range.
  fileprivate func half(
    like stated: Meridiem, isStated: Bool, length: (Meridiem) -> Int
  ) -> Meridiem? {
    if isStated { return stated }
    let other: Meridiem = stated == .am ? .pm : .am
    return (length(other) + 1_440) % 1_440 <= TimeMention.longestOpenSpan ? other : nil
  }

  /// Whether a range from `start` may end at `end`, both settled: one that runs back is a slip, unless
  /// it plainly crosses midnight.
  static func canEnd(at end: Int, after start: Int) -> Bool {
    canEnd(atSecond: end * 60, after: start * 60)
  }

  /// The same in seconds since midnight.
  static func canEnd(atSecond end: Int, after start: Int) -> Bool {
    end > start || start >= 64_800 && end + 86_400 - start <= TimeMention.longestOpenSpan * 60
  }

  /// Seconds since midnight of a reading in minutes.
  func seconds(at minutes: Int) -> Int { minutes * 60 + (second ?? 0) }

  /// Whole minutes, rounded half up; nil for less than half a minute.
  static func minutes(ofSeconds seconds: Int) -> Int? {
    seconds < 30 ? nil : (seconds + 30) / 60
  }

  static func text(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// `HH:MM`, with seconds where they are not zero.
  static func text(seconds: Int) -> String {
    let rest = seconds % 60
    return text(seconds / 60) + (rest == 0 ? "" : rest < 10 ? ":0\(rest)" : ":\(rest)")
  }
}

/// What a text says about when something is and how long it takes.
struct TimeMention: Equatable {
  var start: ClockTime?
  var end: ClockTime?
  var minutes: Int?
  /// Where in the scanned text, as scalar offsets.
  var range: Range<Int>

  /// In minutes: no range runs longer whose writer left half of the day unsaid. `10:00-9:30` is a slip
  /// and no day of eleven hours and a half.
  static let longestOpenSpan = 600

  var isImpossible: Bool { start?.exists == false || end?.exists == false }

  /// Lets the meridiem of one end of a range decide the other: `8:00-8:05 AM`, `11:30-12:00 PM`.
  mutating func carryMeridiem() {
    guard var first = start, var last = end, first.exists, last.exists else { return }
    if let stated = last.meridiem, first.settled == nil {
      let end = last.reading(stated)
      first.meridiem = first.half(like: stated, isStated: first.reading(stated) <= end) {
        end - first.reading($0)
      }
    } else if let stated = first.meridiem, last.settled == nil {
      let start = first.reading(stated)
      last.meridiem = last.half(like: stated, isStated: last.reading(stated) > start) {
        last.reading($0) - start
      }
    } else if first.isTwentyFourHour || first.hour > 12, last.hour >= first.hour % 12 {
      if first.hour <= last.hour { last.isTwentyFourHour = true }
    } else if last.hour > 12 || last.isEndOfDay, last.meridiem == nil {
      first.isTwentyFourHour = true
    }
    (start, end) = (first, last)
  }
}

/// How a document writes its times of day, taken over all of them.
struct ClockWriting {
  /// What a heading says of the whole meeting.
  enum HalfOfDay { case morning, afternoon, evening }

  /// `am` or `pm` stands somewhere.
  let hasMeridiem: Bool
  /// 13:00, 0:30, 9h or 0930 stands somewhere; 09:00 alone may be of a clock of twelve hours.
  let isTwentyFourHour: Bool
  /// Of the header, for items whose own heading says nothing.
  let half: HalfOfDay?

  init(header: AgendaHeader, entries: [AgendaEntry]) {
    let mentions = entries.compactMap(\.mention) + [header.range].compactMap { $0 }
    let clocks = mentions.flatMap { [$0.start, $0.end].compactMap { $0 } }.filter(\.exists)
    hasMeridiem = clocks.contains { $0.meridiem != nil }
    isTwentyFourHour = clocks.contains {
      $0.hour > 12 || $0.isTwentyFourHour && $0.hour != 12 && (!$0.isPadded || $0.hour == 0)
    }
    half = header.half
  }

  /// Minutes since midnight where the clock itself decides it, given how the others are written.
  func settled(_ clock: ClockTime) -> Int? {
    let mayBeAfternoon = clock.isPadded && (1...6).contains(clock.hour) && clock.meridiem == nil
    return mayBeAfternoon && !isTwentyFourHour ? nil : clock.settled
  }

  /// What the writing alone decides: a stated meridiem, twenty-four hours, or an hour that a
  /// meeting's day has only once. From 1 to 6 o'clock without either stays open.
  func literal(_ clock: ClockTime, _ own: HalfOfDay? = nil) -> Int? {
    if let settled = settled(clock) { return settled }
    guard clock.exists, !hasMeridiem else { return nil }
    if isTwentyFourHour || clock.hour == 12 { return clock.hour * 60 + clock.minute }
    switch own ?? half {
    case .morning?: return clock.hour >= 5 ? clock.hour * 60 + clock.minute : nil
    case .afternoon?: return clock.hour <= 7 ? clock.reading(.pm) : nil
    case .evening?: return clock.hour >= 4 ? clock.reading(.pm) : nil
    case nil: return clock.hour >= 7 ? clock.hour * 60 + clock.minute : nil
    }
  }

  /// Whether only the habit of meetings says which half of the day it is.
  func isAssumed(_ clock: ClockTime) -> Bool {
    settled(clock) == nil && !isTwentyFourHour && half == nil
  }

  /// All that a clock may mean here, in minutes since midnight: one reading where the writing
  /// decides, two where it doesn't.
  func readings(_ clock: ClockTime, _ own: HalfOfDay? = nil) -> [Int] {
    if let literal = literal(clock, own) { return [literal] }
    guard clock.exists else { return [] }
    // Half past midnight is written with its meridiem, or nobody would come.
    if clock.hour == 12 { return [clock.reading(.pm)] }
    let readings = [clock.reading(.am), clock.reading(.pm)]
    switch own ?? half {
    case .morning?: return clock.hour >= 5 ? [readings[0]] : readings
    case .evening?: return clock.hour >= 4 ? [readings[1]] : readings
    // From 8 to 11 an afternoon's heading may still stand over a late morning.
    case .afternoon?: return clock.hour <= 7 ? [readings[1]] : readings
    case nil: return readings
    }
  }

  /// The header's span in seconds since midnight, as is `first`: when the first item starts, if that is
  /// known.
  func settled(_ range: TimeMention, first: Int?) -> (start: Int?, end: Int?) {
    var start = range.start.flatMap(literalSecond)
    if start == nil, let clock = range.start, clock.exists, let first,
      [clock.reading(.am), clock.reading(.pm)].map(clock.seconds(at:)).contains(first)
    {
      start = first
    }
    var end = range.end.flatMap(literalSecond)
    if end == nil, let start, let clock = range.end { end = self.end(clock, afterSecond: start) }
    if start != nil, range.end?.isEndOfDay == true { end = 86_400 }
    if let start, let end, !ClockTime.canEnd(atSecond: end, after: start) { return (start, nil) }
    return (start, end)
  }

  private func literalSecond(_ clock: ClockTime) -> Int? { literal(clock).map(clock.seconds(at:)) }

  /// As `end(_:after:)`, in seconds since midnight.
  func end(_ clock: ClockTime, afterSecond start: Int) -> Int? {
    // Within one minute only the seconds say that the range runs on.
    let isLater = clock.second ?? 0 > start % 60
    return end(clock, after: start / 60 - (isLater ? 1 : 0)).map(clock.seconds(at:))
  }

  /// The one end that a range from `start` can have; nil where it has none.
  func end(_ clock: ClockTime, after start: Int) -> Int? {
    if clock.isEndOfDay { return 1_440 }
    if let time = settled(clock) { return ClockTime.canEnd(at: time, after: start) ? time : nil }
    guard clock.exists else { return nil }
    if clock.hour >= 7, let time = literal(clock) { return time > start ? time : nil }
    let readings =
      isTwentyFourHour && !hasMeridiem
      ? [clock.hour * 60 + clock.minute] : [clock.reading(.am), clock.reading(.pm)]
    return readings.filter { (1...TimeMention.longestOpenSpan).contains($0 - start) }.min()
  }
}

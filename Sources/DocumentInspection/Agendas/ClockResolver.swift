/// How a document writes its times of day, taken over all of them.
struct ClockWriting {
  /// `am` or `pm` stands somewhere.
  let hasMeridiem: Bool
  /// 13:00 or 09:00 stands somewhere.
  let isTwentyFourHour: Bool

  init(header: AgendaHeader, entries: [AgendaEntry]) {
    let mentions = entries.compactMap(\.mention) + [header.range].compactMap { $0 }
    let clocks = mentions.flatMap { [$0.start, $0.end].compactMap { $0 } }.filter(\.exists)
    hasMeridiem = clocks.contains { $0.meridiem != nil }
    isTwentyFourHour = clocks.contains { $0.hour > 12 || ($0.isTwentyFourHour && $0.hour != 12) }
  }

  /// What the writing alone decides: a stated meridiem, twenty-four hours, or an hour that a
  /// meeting's day has only once. From 1 to 6 o'clock without either stays open.
  func literal(_ clock: ClockTime) -> Int? {
    if let settled = clock.settled { return settled }
    guard clock.exists, !hasMeridiem else { return nil }
    if isTwentyFourHour || (7...12).contains(clock.hour) { return clock.hour * 60 + clock.minute }
    return nil
  }

  /// The header's span; `first` is when the first item starts, if that is known.
  func settled(_ range: TimeMention, first: Int?) -> (start: Int?, end: Int?) {
    var start = range.start.flatMap(literal)
    if start == nil, let clock = range.start, clock.exists, let first,
      [clock.reading(.am), clock.reading(.pm)].contains(first)
    {
      start = first
    }
    let end = range.end.flatMap(literal)
    if let start, let end, !ClockTime.canEnd(at: end, after: start) { return (start, nil) }
    return (start, end)
  }
}

/// Settles each entry's times in the order of the document.
struct ClockResolver {
  let writing: ClockWriting
  let header: TimeMention?

  /// No item leads to one that starts later than this many minutes after it.
  private static let longestStep = 360

  func slots(of entries: [AgendaEntry], days: [AgendaTimes.Day]) -> [AgendaTimes.Slot] {
    var slots: [AgendaTimes.Slot] = []
    let next = followingAnchors(entries, days)
    var (previous, day): (Int?, AgendaTimes.Day?) = (nil, nil)
    for (index, entry) in entries.enumerated() {
      let own = index < days.count ? days[index] : nil
      if own != day { previous = nil }
      day = own
      var slot = AgendaTimes.Slot(day: own)
      if let mention = entry.mention, !mention.isImpossible {
        fill(&slot, mention, previous: previous, next: next[index])
      } else {
        slot.minutes = entry.mention?.minutes
      }
      previous = slot.end ?? slot.start ?? previous
      slots.append(slot)
    }
    return slots
  }

  private func fill(
    _ slot: inout AgendaTimes.Slot, _ mention: TimeMention, previous: Int?, next: Int?
  ) {
    slot.minutes = mention.minutes
    guard let first = mention.start else { return }
    slot.start = settled(first, previous: previous, next: next)
    if let start = slot.start, let last = mention.end {
      slot.end = end(last, after: start)
      if slot.end == nil { slot.trouble = writing.literal(last) == nil ? .open : .runsBack }
    } else if slot.start == nil {
      slot.trouble = .open
      if slot.minutes == nil { slot.minutes = mention.end.flatMap { length(from: first, to: $0) } }
    }
  }

  /// Half a day more or less does not change how long it takes; nil where either end is settled, since
  /// the other may be a slip.
  private func length(from first: ClockTime, to last: ClockTime) -> Int? {
    guard writing.literal(first) == nil, writing.literal(last) == nil else { return nil }
    let length = (last.reading(.am) - first.reading(.am) + 720) % 720
    return (1...TimeMention.longestOpenSpan).contains(length) ? length : nil
  }

  private func settled(_ clock: ClockTime, previous: Int?, next: Int?) -> Int? {
    if let time = clock.settled { return time }
    if let time = writing.literal(clock) {
      let runsBack = previous.map { time < $0 } ?? false
      return runsBack && clock.hour < 7
        ? nil : runsBack && !writing.isTwentyFourHour && clock.hour == 12 ? nil : time
    }
    guard clock.exists, writing.hasMeridiem else { return nil }
    let readings = [clock.reading(.am), clock.reading(.pm)]
    if let span = header, let from = span.start?.settled, let to = span.end?.settled, from < to {
      let inside = readings.filter { (from...to).contains($0) }
      if inside.count == 1 { return inside[0] }
    }
    if let previous {
      return readings.filter { $0 >= previous && $0 - previous <= Self.longestStep }.min()
    }
    if let next {
      return readings.filter { $0 <= next && next - $0 <= Self.longestStep }.max()
    }
    return nil
  }

  private func end(_ clock: ClockTime, after start: Int) -> Int? {
    if let time = clock.settled { return ClockTime.canEnd(at: time, after: start) ? time : nil }
    if let time = writing.literal(clock) { return time > start ? time : nil }
    guard clock.exists else { return nil }
    return [clock.reading(.am), clock.reading(.pm)]
      .filter { (1...TimeMention.longestOpenSpan).contains($0 - start) }.min()
  }

  /// For each entry the next start of its day that is beyond doubt.
  private func followingAnchors(_ entries: [AgendaEntry], _ days: [AgendaTimes.Day]) -> [Int?] {
    var anchors: [Int?] = Array(repeating: nil, count: entries.count)
    var (next, day): (Int?, AgendaTimes.Day?) = (nil, nil)
    for index in entries.indices.reversed() {
      let own = index < days.count ? days[index] : nil
      if own != day { next = nil }
      day = own
      let end = entries[index].mention?.end?.settled
      anchors[index] = end ?? next
      next = entries[index].mention?.start?.settled ?? end ?? next
    }
    return anchors
  }
}

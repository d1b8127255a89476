/// Settles each entry's times: what one line leaves open, the order of the day may decide.
///
/// Every start has one or two readings. One that no order of the day can hold, forwards from the
/// items above or backwards from those below, falls away; where one is left, it is the time.
struct ClockResolver {
  let writing: ClockWriting
  let header: TimeMention?

  /// No item leads to one that starts later than this many minutes after it.
  private static let longestStep = 360

  func slots(of entries: [AgendaEntry], days: [AgendaTimes.Day]) -> [AgendaTimes.Slot] {
    let starts = settledStarts(of: entries, days)
    return entries.indices.map { index in
      var slot = AgendaTimes.Slot(day: days.indices.contains(index) ? days[index] : nil)
      guard let mention = entries[index].mention, !mention.isImpossible else {
        slot.minutes = entries[index].mention?.minutes
        return slot
      }
      // 24:00 is the midnight behind what came before: by itself it would be that of another day.
      let isFirst = index == 0 || days.indices.contains(index) && days[index] != days[index - 1]
      let isAstray = mention.start?.isEndOfDay == true && isFirst
      fill(&slot, mention, start: isAstray ? nil : starts[index])
      return slot
    }
  }

  private func fill(_ slot: inout AgendaTimes.Slot, _ mention: TimeMention, start: Int?) {
    slot.minutes = mention.minutes
    guard let first = mention.start else { return }
    slot.start = start.map(first.seconds(at:))
    if let from = slot.start, let last = mention.end {
      slot.end = writing.end(last, afterSecond: from)
      if slot.end == nil { slot.trouble = writing.literal(last) == nil ? .open : .runsBack }
    } else if start == nil {
      slot.trouble = .open
      if slot.minutes == nil { slot.minutes = mention.end.flatMap { length(from: first, to: $0) } }
    }
  }

  /// Half a day more or less does not change how long it takes; nil where either end is settled, since
  /// the other may be a slip.
  private func length(from first: ClockTime, to last: ClockTime) -> Int? {
    guard writing.literal(first) == nil, writing.literal(last) == nil else { return nil }
    let ends = [first, last].map { $0.seconds(at: $0.reading(.am)) }
    let length = (ends[1] - ends[0] + 43_200) % 43_200
    return length <= TimeMention.longestOpenSpan * 60
      ? ClockTime.minutes(ofSeconds: length) : nil
  }

  // MARK: The order of the day

  private func settledStarts(of entries: [AgendaEntry], _ days: [AgendaTimes.Day]) -> [Int?] {
    var starts: [Int?] = Array(repeating: nil, count: entries.count)
    var first = 0
    while first < entries.count {
      var last = first
      while last + 1 < entries.count, days.indices.contains(last + 1), days[last + 1] == days[first]
      {
        last += 1
      }
      settle(entries, first...last, isFirstDay: first == 0, into: &starts)
      first = last + 1
    }
    return starts
  }

  private func settle(
    _ entries: [AgendaEntry], _ range: ClosedRange<Int>, isFirstDay: Bool, into starts: inout [Int?]
  ) {
    var readings = range.map { index -> [Int] in
      guard let clock = entries[index].mention?.start, entries[index].mention?.isImpossible == false
      else { return [] }
      return writing.readings(clock, entries[index].half)
    }
    let isStated = range.map { entries[$0].mention?.start.flatMap(writing.settled) != nil }
    openEvening(&readings, entries[range].map { $0.mention?.start })
    keepInsideHeader(&readings, isFirstDay: isFirstDay)
    keepReachable(&readings, isStated, isForward: true)
    keepReachable(&readings, isStated, isForward: false)
    for (offset, index) in range.enumerated() where readings[offset].count == 1 {
      starts[index] = readings[offset][0]
    }
  }

  /// 7 to 11 o'clock is taken for the morning, but not behind an hour that may be of the afternoon:
  /// `5:30, 6:00, 7:00` may be an evening as well.
  private func openEvening(_ readings: inout [[Int]], _ clocks: [ClockTime?]) {
    guard let first = readings.firstIndex(where: { !$0.isEmpty }), readings[first].count > 1
    else { return }
    for index in readings.indices.dropFirst(first + 1) {
      guard let clock = clocks[index], readings[index].count == 1, (7...11).contains(clock.hour),
        writing.isAssumed(clock)
      else { continue }
      readings[index] = [clock.reading(.am), clock.reading(.pm)]
    }
  }

  /// The meeting's stated span holds its items; its start alone is where they begin.
  private func keepInsideHeader(_ readings: inout [[Int]], isFirstDay: Bool) {
    guard let header, let from = header.start.flatMap({ writing.literal($0) }) else { return }
    let to = header.end.flatMap { writing.end($0, after: from) }
    guard to != nil || isFirstDay else { return }
    let last = to.map { $0 > from ? $0 : $0 + 1_440 } ?? from + TimeMention.longestOpenSpan
    for index in readings.indices where readings[index].count > 1 {
      let inside = readings[index].filter { (from...last).contains($0) }
      if inside.count == 1 { readings[index] = inside }
    }
  }

  /// A line whose every reading runs back is a slip: it decides nothing for the others.
  private func keepReachable(_ readings: inout [[Int]], _ isStated: [Bool], isForward: Bool) {
    var before: [Int] = []
    let order = isForward ? Array(readings.indices) : readings.indices.reversed()
    for index in order where !readings[index].isEmpty {
      let reachable = readings[index].filter { time in
        before.isEmpty
          || before.contains {
            let step = isForward ? time - $0 : $0 - time
            return (0...Self.longestStep).contains(step)
          }
      }
      if reachable.isEmpty {
        // A stated time stands, whatever came before; an open one stays open.
        if isStated[index] { before = readings[index] } else if isForward { readings[index] = [] }
      } else {
        readings[index] = reachable
        before = reachable
      }
    }
  }
}

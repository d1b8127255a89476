internal import Artifacts

/// Settles times of day across an agenda's items: what one line leaves open, another may decide.
struct AgendaTimes {
  let header: AgendaHeader
  let date: CalendarDate?
  let evidence: DateEvidence

  struct Outcome {
    var items: [AgendaItem] = []
    var firstDay: CalendarDate?
    var start: String?
    var end: String?
    var minutes: Int?
  }

  /// One entry's times in seconds since midnight.
  struct Slot {
    var start: Int?
    var end: Int?
    /// Whole ones, as they are stated or as start and end make them.
    var minutes: Int?
    var isEndInferred = false
    var trouble: Trouble?
    var day: Day?
    /// True behind the midnight that the meeting crosses.
    var isNextDay = false

    var date: CalendarDate? { isNextDay ? day?.date?.following : day?.date }

    /// From start to end, also across midnight.
    var seconds: Int? {
      guard let start, let end else { return minutes.map { $0 * 60 } }
      return end >= start ? end - start : end + 86_400 - start
    }
  }

  /// Why a time that is written was left out.
  enum Trouble {
    /// Morning or afternoon stayed open.
    case open
    /// The end lies before the start.
    case runsBack
  }

  /// The day of an item: two of them are the same or are not, also where no date is known.
  enum Day: Hashable {
    case date(CalendarDate)
    /// With its number in the order of the document.
    case unknown(number: Int)

    var date: CalendarDate? {
      if case .date(let date) = self { return date }
      return nil
    }
  }

  func items(from given: [AgendaEntry], _ findings: inout FindingList) -> Outcome {
    let entries = inOrderOfDays(given)
    let writing = ClockWriting(header: header, entries: entries)
    let days = entries.map(settledDay)
    let resolver = ClockResolver(writing: writing, header: header.range)
    var slots = resolver.slots(of: entries, days: days)
    crossMidnight(&slots)
    inferEnds(&slots)
    let isManyDays = Set(days).count > 1
    inferLastEnd(&slots, isManyDays: isManyDays, writing: writing)
    AgendaTimeFindings.report(entries, slots, &findings)
    var outcome = Outcome()
    let known = days.compactMap(\.date)
    outcome.firstDay = known.count == days.count ? known.min() : nil
    let hasDates = isManyDays || slots.contains(where: \.isNextDay)
    for (entry, slot) in zip(entries, slots) {
      outcome.items.append(item(entry, slot, hasDate: hasDates))
    }
    addSpan(of: slots, entries, isManyDays: isManyDays, writing: writing, to: &outcome)
    return outcome
  }

  /// A running document may begin with its last meeting.
  private func inOrderOfDays(_ entries: [AgendaEntry]) -> [AgendaEntry] {
    let dated = entries.map { (entry: $0, day: settledDay($0).date) }
    guard dated.allSatisfy({ $0.day != nil }) else { return entries }
    return dated.enumerated().sorted { left, right in
      guard let first = left.element.day, let second = right.element.day, first != second else {
        return left.offset < right.offset
      }
      return first < second
    }.map(\.element.entry)
  }

  private func settledDay(_ entry: AgendaEntry) -> Day {
    var known: CalendarDate?
    switch entry.day.date {
    case .header: known = date
    case .stated(let mention):
      known = evidence.day(of: mention)
      if known == nil, mention.reading == .yearless {
        known = date.flatMap { mention.date(near: $0) }
      }
    case .unknown: break
    }
    return known.map(Day.date) ?? .unknown(number: entry.day.number)
  }

  /// Behind a late evening, an early hour is the next day's.
  private func crossMidnight(_ slots: inout [Slot]) {
    var before: (start: Int, day: Day?)?
    var isNextDay = false
    for index in slots.indices {
      guard let start = slots[index].start else {
        slots[index].isNextDay = isNextDay && before?.day == slots[index].day
        continue
      }
      if let before, before.day == slots[index].day {
        isNextDay = isNextDay || before.start >= 64_800 && start < 21_600
      } else {
        isNextDay = false
      }
      slots[index].isNextDay = isNextDay
      before = (start, slots[index].day)
    }
  }

  // MARK: Ends

  /// A start alone ends where the next item of the same day starts.
  private func inferEnds(_ slots: inout [Slot]) {
    for index in slots.indices {
      // An end that is written and was left out is not to be replaced by another.
      guard let start = slots[index].start, slots[index].end == nil, slots[index].trouble == nil
      else {
        fillMinutes(&slots[index])
        continue
      }
      if let minutes = slots[index].minutes {
        slots[index].end = (start + minutes * 60) % 86_400
      } else if let next = slots[(index + 1)...].first, next.day == slots[index].day,
        let end = next.start, ClockTime.canEnd(atSecond: end, after: start)
      {
        slots[index].end = end
        slots[index].isEndInferred = true
      }
      fillMinutes(&slots[index])
    }
  }

  /// The last start ends with the meeting, where that end is stated.
  private func inferLastEnd(_ slots: inout [Slot], isManyDays: Bool, writing: ClockWriting) {
    guard !isManyDays, let last = slots.indices.last, let start = slots[last].start,
      slots[last].end == nil, slots[last].trouble == nil, let range = header.range,
      let end = writing.settled(range, first: slots.first?.start).end,
      ClockTime.canEnd(atSecond: end, after: start)
    else { return }
    (slots[last].end, slots[last].isEndInferred) = (end, true)
    fillMinutes(&slots[last])
  }

  private func fillMinutes(_ slot: inout Slot) {
    guard slot.start != nil, slot.end != nil else { return }
    slot.minutes = slot.seconds.flatMap(ClockTime.minutes(ofSeconds:)) ?? slot.minutes
  }

  private func item(_ entry: AgendaEntry, _ slot: Slot, hasDate: Bool) -> AgendaItem {
    var item = AgendaItem(text: entry.text)
    item.date = hasDate ? slot.date?.text : nil
    item.start = slot.start.map(ClockTime.text(seconds:))
    item.end = slot.end.map(ClockTime.text(seconds:))
    item.endInferred = slot.isEndInferred ? true : nil
    item.minutes = slot.minutes
    item.people = entry.people.isEmpty ? nil : entry.people
    item.location = entry.location
    return item
  }

  // MARK: The meeting's span

  /// Stated, or from the first item to the last. Over several days a time of day alone would mislead
  /// as the end.
  private func addSpan(
    of slots: [Slot], _ entries: [AgendaEntry], isManyDays: Bool, writing: ClockWriting,
    to outcome: inout Outcome
  ) {
    let clocked = slots.filter { $0.start != nil }
    var stated = header.range.map { writing.settled($0, first: clocked.first?.start) }
    // No meeting starts after its first item: one of the two was misread or mistaken.
    if !isManyDays, let start = stated?.start, let first = slots.first?.start, start > first {
      stated = (first, stated?.end)
    }
    let isOpen = slots.contains { $0.trouble == .open }
    let start = stated?.start ?? (isOpen || header.range?.start != nil ? nil : slots.first?.start)
    let knowsEnd = !isManyDays && !isOpen && !header.hasUnreadRange && header.range?.end == nil
    let own = knowsEnd ? lastEnd(of: slots, entries) : nil
    let end = stated?.end ?? own
    outcome.start = start.map(ClockTime.text(seconds:))
    outcome.end = end.map(ClockTime.text(seconds:))
    if let start, let end, !isManyDays, end != start,
      ClockTime.canEnd(atSecond: end, after: start)
    {
      outcome.minutes = Slot(start: start, end: end).seconds.flatMap(ClockTime.minutes(ofSeconds:))
    } else {
      outcome.minutes =
        header.minutes ?? (isManyDays || header.hasUnreadRange ? nil : sum(of: slots))
    }
  }

  /// A row without a time, or a start alone, may go on beyond the last time known, unless its words
  /// say that all is over.
  private func lastEnd(of slots: [Slot], _ entries: [AgendaEntry]) -> Int? {
    guard let index = slots.lastIndex(where: { $0.start != nil || $0.minutes != nil }),
      entries.indices.contains(index)
    else { return nil }
    guard let end = slots[index].end else {
      return AgendaWords.endsMeeting(entries[index].text) ? slots[index].start : nil
    }
    // Items side by side: the longest of them ends the meeting.
    let isOneDay = !slots.contains(where: \.isNextDay) && end > slots[index].start ?? 0
    return isOneDay ? slots.compactMap(\.end).max() ?? end : end
  }

  /// How long the items take together, where every one of them says.
  private func sum(of slots: [Slot]) -> Int? {
    let lengths = slots.compactMap(\.seconds)
    guard !lengths.isEmpty, lengths.count == slots.count else { return nil }
    return ClockTime.minutes(ofSeconds: lengths.reduce(0) { $0 + min($1, 86_400) })
  }
}

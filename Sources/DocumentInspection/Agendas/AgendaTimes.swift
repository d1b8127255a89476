internal import Artifacts

/// Settles times of day across an agenda's items: what one line leaves open, another may decide.
struct AgendaTimes {
  let header: AgendaHeader
  let date: CalendarDate?

  struct Outcome {
    var items: [AgendaItem] = []
    var firstDay: CalendarDate?
    var start: String?
    var end: String?
    var minutes: Int?
  }

  /// One entry's times in minutes since midnight.
  struct Slot {
    var start: Int?
    var end: Int?
    var minutes: Int?
    var isEndInferred = false
    var trouble: Trouble?
    var day: Day?
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

  func items(from entries: [AgendaEntry], _ findings: inout FindingList) -> Outcome {
    let writing = ClockWriting(header: header, entries: entries)
    let days = entries.map(settledDay)
    var slots = ClockResolver(writing: writing, header: header.range).slots(of: entries, days: days)
    inferEnds(&slots)
    report(entries, slots, &findings)
    var outcome = Outcome()
    let isManyDays = Set(days).count > 1
    outcome.firstDay = days.first?.date
    for (entry, slot) in zip(entries, slots) {
      outcome.items.append(item(entry, slot, isManyDays: isManyDays))
    }
    addSpan(of: slots, isManyDays: isManyDays, writing: writing, to: &outcome)
    return outcome
  }

  private func settledDay(_ entry: AgendaEntry) -> Day {
    var known: CalendarDate?
    switch entry.day.date {
    case .header: known = date
    case .stated(let mention):
      switch mention.reading {
      case .date(let day): known = day
      case .yearless: known = date.flatMap { mention.date(near: $0) }
      case .ambiguous, .impossible: break
      }
    case .unknown: break
    }
    return known.map(Day.date) ?? .unknown(number: entry.day.number)
  }

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
        if start + minutes < 1_440 { slots[index].end = start + minutes }
      } else if let next = slots[(index + 1)...].first, next.day == slots[index].day,
        let end = next.start, end > start
      {
        slots[index].end = end
        slots[index].isEndInferred = true
      }
      fillMinutes(&slots[index])
    }
  }

  private func fillMinutes(_ slot: inout Slot) {
    guard let start = slot.start, let end = slot.end else { return }
    let minutes = end >= start ? end - start : end + 1_440 - start
    if minutes > 0 { slot.minutes = minutes }
  }

  private func item(_ entry: AgendaEntry, _ slot: Slot, isManyDays: Bool) -> AgendaItem {
    var item = AgendaItem(text: entry.text)
    item.date = isManyDays ? slot.day?.date?.text : nil
    item.start = slot.start.map(ClockTime.text)
    item.end = slot.end.map(ClockTime.text)
    item.endInferred = slot.isEndInferred ? true : nil
    item.minutes = slot.minutes
    item.people = entry.people.isEmpty ? nil : entry.people
    item.protocol = ProtocolCatalogue.identifier(in: entry.text)
    item.location = entry.line.map { Location(line: $0) }
    return item
  }

  /// The meeting's own span where it is stated, otherwise from the first item to the last.
  private func addSpan(
    of slots: [Slot], isManyDays: Bool, writing: ClockWriting, to outcome: inout Outcome
  ) {
    let clocked = slots.filter { $0.start != nil }
    let stated = header.range.map { writing.settled($0, first: clocked.first?.start) }
    let isOpen = slots.contains { $0.trouble == .open }
    let start = stated?.start ?? (isManyDays || isOpen ? nil : clocked.first?.start)
    // A row without a time, or an inferred end, may go on beyond the last time known.
    let last = slots.last { $0.start != nil || $0.minutes != nil }
    let end = stated?.end ?? (isManyDays || isOpen || header.range?.end != nil ? nil : last?.end)
    outcome.start = start.map(ClockTime.text)
    outcome.end = end.map(ClockTime.text)
    if let start, let end, end > start {
      outcome.minutes = end - start
    } else {
      outcome.minutes = header.minutes
    }
  }

  private func report(_ entries: [AgendaEntry], _ slots: [Slot], _ findings: inout FindingList) {
    var before: Slot?
    var isOpenSaid = false
    for (entry, slot) in zip(entries, slots) {
      let place = entry.line.map { Location(line: $0) }
      let text = entry.text.cut(toBytes: 160)
      if entry.mention?.isImpossible == true {
        findings.add(
          Finding(.agendaTimeImpossible, "“\(text)” has a time that no day has.", location: place))
      } else if slot.trouble == .runsBack {
        findings.add(
          Finding(
            .agendaTimeImpossible, "“\(text)” ends before it starts; its end was left out.",
            location: place))
      } else if slot.trouble == .open, !isOpenSaid {
        // Where one item does not say, the others hardly ever do.
        isOpenSaid = true
        findings.add(
          Finding(
            .agendaTimeAmbiguous,
            "“\(text)” does not say whether it is in the morning or afternoon.",
            location: place))
      }
      if let end = before?.end, before?.day == slot.day, before?.isEndInferred != true,
        let start = slot.start, start < end, let from = before?.start, slot.end ?? start > from
      {
        findings.add(
          Finding(
            .agendaItemsOverlap, "“\(text)” starts before the item above it ends.",
            expected: "at or after \(ClockTime.text(end))", found: ClockTime.text(start),
            location: place))
      }
      if slot.start != nil { before = slot }
    }
  }
}

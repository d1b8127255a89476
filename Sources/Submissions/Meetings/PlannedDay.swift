internal import Artifacts

/// One day of an agenda: its items, when it begins, and for how long it is planned.
struct PlannedDay {
  let items: [PlannedItem]
  /// Minutes from midnight.
  let start: Int?
  let minutes: Int?

  /// - Parameter day: nil for all of the agenda.
  init(_ agenda: Agenda, on day: CalendarDay?) {
    let spansDays =
      Set(agenda.items.compactMap(\.date)).union([agenda.date].compactMap(\.self))
      .count > 1
    let isWhole = day == nil || !spansDays
    let numbered = agenda.items.enumerated().filter { item in
      isWhole || (item.element.date ?? agenda.date) == day?.text
    }
    items = numbered.map { PlannedItem($0.element, number: $0.offset + 1) }
    let isFirst = isWhole || agenda.date == day?.text
    start =
      (isFirst ? Self.minutes(agenda.start) : nil)
      ?? items.lazy.compactMap { Self.minutes($0.start) }.first
    if isWhole, !spansDays {
      minutes =
        agenda.minutes ?? Self.length(from: agenda.start, to: agenda.end)
        ?? Self.sum(items)
    } else {
      minutes = Self.sum(items)
    }
  }

  /// Over midnight where the end is before the start.
  private static func length(from start: String?, to end: String?) -> Int? {
    guard let start = minutes(start), let end = minutes(end), start != end else { return nil }
    return end > start ? end - start : end + 24 * 60 - start
  }

  /// Nil where one of them has no length.
  private static func sum(_ items: [PlannedItem]) -> Int? {
    let lengths = items.compactMap(\.minutes)
    guard !items.isEmpty, lengths.count == items.count else { return nil }
    return lengths.reduce(0) { $0 &+ $1 }
  }

  static func minutes(_ time: String?) -> Int? {
    let parts = (time ?? "").split(separator: ":").map { Int($0) }
    guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}

extension PlannedItem {
  init(_ item: AgendaItem, number: Int) {
    self.init(
      number: number, text: item.text, start: item.start, end: item.end, minutes: item.minutes,
      protocol: item.protocol, location: item.location)
  }
}

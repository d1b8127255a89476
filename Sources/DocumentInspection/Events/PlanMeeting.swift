/// Which meeting a plan's events belong to, and which of them are its items.
struct PlanMeeting {
  /// The event that frames the others and names the meeting.
  var frame: PlannedEvent?
  var items: [PlannedEvent]

  private static let mostDays = 14

  /// Nil where the events are no one meeting: a term's calendar, a list of offers.
  init?(_ plan: EventPlan) {
    let events = plan.events.filter { !$0.isCancelled && $0.recurrence == nil }
    let parents = events.filter { !$0.parts.isEmpty }
    if plan.isProgramme {
      (frame, items) = (nil, events)
    } else if parents.count == 1 {
      frame = parents[0]
      items = parents[0].parts.flatMap(\.leaves).filter { !$0.isCancelled && !$0.isAllDay }
    } else if events.count == 1 {
      (frame, items) = (events[0], [])
    } else if parents.isEmpty {
      frame = Self.frame(of: events)
      let rest = frame.map { frame in events.filter { $0 != frame } } ?? events
      items = rest.filter { $0.start?.clock != nil }
      guard items.count >= 2, Self.isOneMeeting(items) else { return nil }
    } else {
      return nil
    }
    items = items.filter { $0.name != nil }
    if items.allSatisfy({ $0.start?.position != nil }) { items = Self.sorted(items) }
  }

  /// By time, and as they stand where two start together.
  private static func sorted(_ items: [PlannedEvent]) -> [PlannedEvent] {
    items.enumerated().sorted { left, right in
      let (first, second) = (left.element.start?.position ?? 0, right.element.start?.position ?? 0)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }

  /// The one event that holds all others between its ends.
  private static func frame(of events: [PlannedEvent]) -> PlannedEvent? {
    guard (3...EventPlan.mostEvents).contains(events.count) else { return nil }
    let starts = events.compactMap { $0.start?.position }
    let ends = events.compactMap { $0.closing?.position ?? $0.start?.position }
    guard starts.count == events.count, let first = starts.min(), let last = ends.max() else {
      return nil
    }
    let frames = events.filter { event in
      guard let start = event.start?.position else { return false }
      let isWholeDay = event.isAllDay
      let end = event.closing?.position ?? start
      return isWholeDay
        ? start <= first && end + 86_400 > last
        : start == first && end == last && events.count(where: { $0.start?.position == start }) <= 2
    }
    return frames.count == 1 ? frames[0] : nil
  }

  /// One day, or a few with several events each.
  private static func isOneMeeting(_ items: [PlannedEvent]) -> Bool {
    let days = Set(items.compactMap { $0.start?.day })
    guard let first = days.min(), let last = days.max() else { return true }
    return last.dayNumber - first.dayNumber < mostDays && items.count >= days.count * 2
  }
}

extension PlannedMoment {
  /// Seconds since a day long ago, on this moment's own clock.
  var position: Int? { day.map { $0.dayNumber * 86_400 + (clock ?? 0) } }
}

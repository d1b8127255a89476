/// Makes a plan from microformats' items.
struct MicroformatEventReader {
  private var plan: EventPlan

  private static let deepest = 8

  /// Nil where no item is an event.
  static func plan(from items: [StructuredItem]) -> EventPlan? {
    let feeds = items.filter { $0.types.contains("h-feed") }
    let isOld = items.allSatisfy { !$0.types.contains("h-event") } && feeds.isEmpty
    var reader = MicroformatEventReader(plan: EventPlan(source: isOld ? "hcalendar" : "h-event"))
    if feeds.count == 1 { reader.plan.title = EventText.plain(feeds[0].text("name")) }
    let tops = items.flatMap { reader.events(in: $0, depth: 0) }
    if tops.count > EventPlan.mostEvents { reader.plan.findings.add(.tooManyEvents) }
    for top in tops.prefix(EventPlan.mostEvents) {
      let event = reader.event(top, in: nil, depth: 0)
      reader.plan.events.append(event)
    }
    return tops.isEmpty ? nil : reader.plan
  }

  private func events(in item: StructuredItem, depth: Int) -> [StructuredItem] {
    if item.types.contains("h-event") { return [item] }
    guard depth < Self.deepest else { return [] }
    return item.inner.flatMap { events(in: $0, depth: depth + 1) }
  }

  private mutating func event(
    _ item: StructuredItem, in around: PlannedEvent?, depth: Int
  ) -> PlannedEvent {
    var event = PlannedEvent(line: item.line)
    event.name = EventText.plain(item.text("name"))
    event.place = EventText.plain(
      item.text("location") ?? item.items("location").first?.text("name", "locality"))
    event.start = moment(item, "start", called: "The start")
    event.end = moment(item, "end", called: "The end")
    event.length = length(item)
    event.people = people(of: item)
    event.isCancelled = item.text("status")?.lowercased().hasPrefix("cancel") == true
    borrowDays(&event, from: around)
    if let fault = event.complete() { plan.contradiction(fault, of: event) }
    guard depth < Self.deepest else { return event }
    event.parts = item.inner.filter { $0.types.contains("h-event") }
      .prefix(EventPlan.mostEvents).map { self.event($0, in: event, depth: depth + 1) }
    return event
  }

  /// An end that is a mere time of day is on the start's day, and the other way round; an event inside
  /// one of a single day is on that day.
  private func borrowDays(_ event: inout PlannedEvent, from around: PlannedEvent?) {
    if let day = event.start?.day ?? event.end?.day {
      if event.start?.day == nil { event.start?.day = day }
      if event.end?.day == nil {
        event.end?.day = day
        if event.end?.offset == nil { event.end?.offset = event.start?.offset }
      }
      return
    }
    guard let day = around?.start?.day, around?.end?.day ?? day == day else { return }
    event.start?.day = day
    event.end?.day = day
    if event.start?.offset == nil { event.start?.offset = around?.start?.offset }
    if event.end?.offset == nil { event.end?.offset = event.start?.offset }
  }

  private mutating func moment(
    _ item: StructuredItem, _ name: String, called role: String
  ) -> PlannedMoment? {
    guard let stated = item.text(name) else { return nil }
    if let moment = MomentNotation.moment(stated) { return moment }
    plan.leaveOut(role, found: stated, line: item.line)
    return nil
  }

  private mutating func length(_ item: StructuredItem) -> Int? {
    guard let stated = item.text("duration") else { return nil }
    if let seconds = PlannedSpan.seconds(iso: stated) { return seconds }
    plan.leaveOut("The duration", found: stated, line: item.line)
    return nil
  }

  private func people(of item: StructuredItem) -> [String] {
    var names: [String] = []
    for value in item.values("author", "organizer", "speaker", "attendee", "contact", "performer") {
      guard case .item(let card) = value, card.types.contains("h-card"),
        let name = EventText.plain(card.text("name")), !names.contains(name),
        names.count < EventPlan.mostPeople
      else { continue }
      names.append(name)
    }
    return names
  }
}

extension StructuredItem {
  /// Every item inside, named or not.
  fileprivate var inner: [StructuredItem] {
    properties.compactMap { property in
      if case .item(let item) = property.value { return item }
      return nil
    } + children
  }
}

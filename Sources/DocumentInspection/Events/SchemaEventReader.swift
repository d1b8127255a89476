/// Makes a plan from schema.org's items, whatever notation they were in.
struct SchemaEventReader {
  private var plan: EventPlan

  private static let deepest = 8

  /// Nil where no item is an event.
  static func plan(from items: [StructuredItem], source: String) -> EventPlan? {
    var reader = SchemaEventReader(plan: EventPlan(source: source))
    var seen: [StructuredItem] = []
    let tops = items.flatMap { reader.events(in: $0, depth: 0) }
    for top in tops {
      guard seen.count < EventPlan.mostEvents else {
        reader.plan.findings.add(.tooManyEvents)
        break
      }
      // The same event may be referred to and stand for itself.
      if !seen.contains(top) { seen.append(top) }
    }
    let (parents, parts) = seen.partedByParent
    reader.plan.events = parents.map { reader.event($0, partsOf: parts, depth: 0) }
    return reader.plan.events.isEmpty ? nil : reader.plan
  }

  /// The outermost events: also those inside a page or a list.
  private func events(in item: StructuredItem, depth: Int) -> [StructuredItem] {
    if item.isEvent { return [item] }
    guard depth < Self.deepest else { return [] }
    return item.properties.flatMap { property -> [StructuredItem] in
      guard case .item(let inner) = property.value else { return [] }
      return events(in: inner, depth: depth + 1)
    }
  }

  private mutating func event(
    _ item: StructuredItem, partsOf orphans: [StructuredItem], depth: Int
  ) -> PlannedEvent {
    var event = PlannedEvent(line: item.line)
    event.name = EventText.plain(item.text("name", "headline"))
    event.place = place(of: item)
    event.start = moment(item, "startDate", called: "The start")
    event.end = moment(item, "endDate", called: "The end")
    event.length = length(item)
    event.people = people(of: item)
    event.isCancelled = item.text("eventStatus")?.hasSuffix("EventCancelled") == true
    if let fault = event.complete() { plan.contradiction(fault, of: event) }
    guard depth < Self.deepest else { return event }
    let own = orphans.filter { orphan in
      guard let identifier = item.identifier else { return false }
      return orphan.text("superEvent") == identifier
        || orphan.items("superEvent").contains { $0.identifier == identifier }
    }
    let parts = item.items("subEvent", "subEvents").filter(\.isEvent) + own
    event.parts = parts.prefix(EventPlan.mostEvents)
      .map { self.event($0, partsOf: [], depth: depth + 1) }
    return event
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
    guard let stated = item.text("duration", "timeRequired") else { return nil }
    if let seconds = PlannedSpan.seconds(iso: stated) { return seconds }
    plan.leaveOut("The duration", found: stated, line: item.line)
    return nil
  }

  private func place(of item: StructuredItem) -> String? {
    if let text = item.text("location") { return EventText.plain(text) }
    let places = item.items("location")
    let real = places.first { !$0.types.contains("VirtualLocation") } ?? places.first
    return EventText.plain(real?.text("name", "address", "url"))
  }

  /// Persons only: an organizer is often a school.
  private func people(of item: StructuredItem) -> [String] {
    var names: [String] = []
    for value in item.values("performer", "performers", "organizer", "attendee", "contributor") {
      guard case .item(let person) = value, person.types.contains("Person"),
        let name = EventText.plain(person.text("name")), names.count < EventPlan.mostPeople,
        !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }
}

extension StructuredItem {
  /// schema.org's events, and their kinds: `EducationEvent`, `BusinessEvent`, `CourseInstance`.
  var isEvent: Bool {
    types.contains { $0 == "Event" || $0.hasSuffix("Event") || Self.otherEvents.contains($0) }
  }

  private static let otherEvents: Set<String> = [
    "CourseInstance", "EventSeries", "Festival", "Hackathon",
  ]
}

extension [StructuredItem] {
  /// Events that name an event of the list as the one around them go to the second part.
  fileprivate var partedByParent: (parents: [StructuredItem], parts: [StructuredItem]) {
    let identifiers = Set(compactMap(\.identifier))
    let parts = filter { item in
      let around = item.text("superEvent") ?? item.items("superEvent").first?.identifier
      return around.map { $0 != item.identifier && identifiers.contains($0) } ?? false
    }
    let inner = Set(
      flatMap { $0.items("subEvent", "subEvents").compactMap(\.identifier) })
    let parents = filter { item in
      !parts.contains(item) && !(item.identifier.map(inner.contains) ?? false)
    }
    // Where all are inside one another there is no outermost one.
    return parents.isEmpty ? (self, []) : (parents, parts)
  }
}

internal import Artifacts

/// Makes a plan from a calendar's components.
struct CalendarPlanReader {
  private var plan: EventPlan
  /// True for iCalendar text, where commas and line ends in a text are escaped.
  private let isEscaped: Bool

  static func plan(
    from calendars: [CalendarComponent], source: String, isEscaped: Bool
  ) -> EventPlan {
    var reader = CalendarPlanReader(plan: EventPlan(source: source), isEscaped: isEscaped)
    for calendar in calendars { reader.read(calendar) }
    return reader.plan
  }

  private mutating func read(_ calendar: CalendarComponent) {
    let name = calendar.first("X-WR-CALNAME") ?? calendar.first("NAME")
    plan.title = plan.title ?? EventText.plain(name.map(text))
    let zone = calendar.first("X-WR-TIMEZONE") ?? calendar.first("TIMEZONE-ID")
    plan.timeZone = plan.timeZone ?? EventText.timeZone(zone?.value)
    for component in calendar.components where component.name == "VEVENT" {
      guard plan.events.count < EventPlan.mostEvents else {
        plan.findings.add(.tooManyEvents)
        return
      }
      plan.events.append(event(component))
    }
  }

  private mutating func event(_ component: CalendarComponent) -> PlannedEvent {
    var event = PlannedEvent(line: component.line)
    event.name = EventText.plain(component.first("SUMMARY").map(text))
    event.place = EventText.plain(component.first("LOCATION").map(text))
    event.start = moment(component.first("DTSTART"), called: "The start")
    event.end = moment(component.first("DTEND"), called: "The end")
    event.length = length(component.first("DURATION"))
    event.people = people(of: component)
    event.isCancelled = component.first("STATUS")?.value.collapsed.uppercased() == "CANCELLED"
    event.recurrence = EventText.plain(component.first("RRULE")?.value)
    // An all-day event of calendars ends before its `DTEND` (RFC 5545 §3.6.1).
    if event.isAllDay, event.end?.isDay == false { event.end = nil }
    if let fault = event.complete() { plan.contradiction(fault, of: event) }
    return event
  }

  private func text(_ property: CalendarProperty) -> String {
    isEscaped ? CalendarLine.unescaped(property.value) : property.value
  }

  private mutating func moment(
    _ property: CalendarProperty?, called role: String
  ) -> PlannedMoment? {
    guard let property else { return nil }
    guard var moment = MomentNotation.moment(property.value), moment.day != nil else {
      plan.leaveOut(role, found: property.value, line: property.line)
      return nil
    }
    if property.parameter("VALUE") == "DATE" { moment.clock = nil }
    if moment.clock != nil, moment.offset == nil {
      moment.timeZone = EventText.timeZone(property.parameter("TZID"))
    }
    return moment
  }

  private mutating func length(_ property: CalendarProperty?) -> Int? {
    guard let property else { return nil }
    if let seconds = PlannedSpan.seconds(iso: property.value) { return seconds }
    plan.leaveOut("The duration", found: property.value, line: property.line)
    return nil
  }

  /// Organizer and attendees by name; rooms and equipment are attendees to a calendar too.
  private func people(of component: CalendarComponent) -> [String] {
    var names: [String] = []
    for property in component.all("ORGANIZER") + component.all("ATTENDEE") {
      let kind = property.parameter("CUTYPE")?.uppercased() ?? "INDIVIDUAL"
      guard ["INDIVIDUAL", "X-INDIVIDUAL"].contains(kind), names.count < EventPlan.mostPeople,
        let name = EventText.plain(property.parameter("CN")), !name.contains("@"),
        !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }
}

extension Finding {
  /// There are more events than a record keeps.
  static var tooManyEvents: Finding {
    Finding(
      .documentCut, "The document holds more events than a record may keep.",
      expected: "at most \(EventPlan.mostEvents)")
  }
}

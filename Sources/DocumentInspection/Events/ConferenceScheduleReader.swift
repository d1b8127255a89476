/// Reads the schedule of a conference as Pentabarf, frab and pretalx write it: `schedule.xml`.
struct ConferenceScheduleReader {
  private let outline: MarkupOutline
  private var plan = EventPlan(source: "schedule-xml")

  /// Nil where the document is another kind of schedule.
  static func plan(in outline: MarkupOutline) -> EventPlan? {
    guard outline.name(of: 0) == "schedule" else { return nil }
    let days = outline.elements(in: 0, named: "day")
    guard days.contains(where: { outline.attribute("date", of: $0) != nil }) else { return nil }
    var reader = ConferenceScheduleReader(outline: outline)
    reader.plan.isProgramme = true
    reader.readConference()
    for day in days { reader.readDay(day) }
    return reader.plan.events.isEmpty ? nil : reader.plan
  }

  private init(outline: MarkupOutline) { self.outline = outline }

  private mutating func readConference() {
    guard let conference = outline.first("conference", in: 0) else { return }
    plan.title = text("title", in: conference)
    plan.timeZone = EventText.timeZone(text("time_zone_name", in: conference))
  }

  private mutating func readDay(_ day: Int) {
    let stated = outline.attribute("date", of: day) ?? ""
    let date = MomentNotation.moment(stated).flatMap { $0.isDay ? $0.day : nil }
    if date == nil { plan.leaveOut("The day", found: stated, line: outline.line(of: day)) }
    // Some programs leave the rooms out.
    let rooms = outline.elements(in: day, named: "room")
    for room in rooms {
      let name = EventText.plain(outline.attribute("name", of: room))
      for event in outline.elements(in: room, named: "event") { read(event, on: date, in: name) }
    }
    for event in outline.elements(in: day, named: "event") { read(event, on: date, in: nil) }
  }

  private mutating func read(_ node: Int, on date: CalendarDate?, in room: String?) {
    guard plan.events.count < EventPlan.mostEvents else {
      plan.findings.add(.tooManyEvents)
      return
    }
    var event = PlannedEvent(line: outline.line(of: node))
    event.name = text("title", in: node)
    event.place = text("room", in: node) ?? room
    event.start = start(of: node, on: date)
    event.length = length(of: node)
    if let persons = outline.first("persons", in: node) {
      event.people = outline.elements(in: persons, named: "person").prefix(EventPlan.mostPeople)
        .compactMap { EventText.plain(outline.text(in: $0)) }
    }
    if let fault = event.complete() { plan.contradiction(fault, of: event) }
    plan.events.append(event)
  }

  /// The event's own date, which tells the calendar's day of a talk after midnight; else its day's
  /// date with the time in `start`.
  private mutating func start(of node: Int, on date: CalendarDate?) -> PlannedMoment? {
    let clock = text("start", in: node).flatMap(MomentNotation.moment)
    if let stated = text("date", in: node) {
      if var moment = MomentNotation.moment(stated), moment.day != nil {
        if moment.clock == nil { moment.clock = clock?.clock }
        if moment.offset != .universal, moment.clock != nil { moment.timeZone = plan.timeZone }
        return moment
      }
      plan.leaveOut("The date", found: stated, line: outline.line(of: node))
      return nil
    }
    guard var moment = clock, moment.day == nil, let date else {
      if let stated = text("start", in: node), clock == nil {
        plan.leaveOut("The start", found: stated, line: outline.line(of: node))
      }
      return nil
    }
    moment.day = date
    moment.timeZone = plan.timeZone
    return moment
  }

  private mutating func length(of node: Int) -> Int? {
    guard let stated = text("duration", in: node) else { return nil }
    if let seconds = PlannedSpan.seconds(clock: stated) ?? PlannedSpan.seconds(iso: stated) {
      return seconds
    }
    plan.leaveOut("The duration", found: stated, line: outline.line(of: node))
    return nil
  }

  private func text(_ name: String, in node: Int) -> String? {
    outline.first(name, in: node).flatMap { EventText.plain(outline.text(in: $0)) }
  }
}

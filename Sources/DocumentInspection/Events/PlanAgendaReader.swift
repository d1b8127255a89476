internal import Artifacts

/// Makes an agenda from a plan that is one meeting's.
struct PlanAgendaReader {
  private let plan: EventPlan
  private let meeting: PlanMeeting
  private let zone: String?
  private var findings = FindingList()

  /// Nil where the plan is no one meeting; an agenda without items where it only says when and where.
  static func agenda(of plan: EventPlan) -> (agenda: Agenda, findings: [Finding])? {
    guard let meeting = PlanMeeting(plan) else { return nil }
    var reader = PlanAgendaReader(plan, meeting)
    let agenda = reader.agenda()
    return (agenda, reader.findings.summarised)
  }

  private init(_ plan: EventPlan, _ meeting: PlanMeeting) {
    self.plan = plan
    self.meeting = meeting
    let moments = ([meeting.frame].compactMap { $0 } + meeting.items).compactMap(\.start)
    zone = plan.timeZone ?? moments.lazy.compactMap(\.timeZone).first
  }

  private mutating func agenda() -> Agenda {
    noteUniversalTime()
    var agenda = Agenda(items: meeting.items.compactMap(item))
    inferEnds(&agenda)
    let days = Set(meeting.items.compactMap { local($0.start)?.day })
    agenda.title = meeting.frame?.name ?? plan.title
    agenda.date = (local(meeting.frame?.start)?.day ?? days.min())?.text
    let isSpread = spansDays(days)
    if days.count < 2 {
      for index in agenda.items.indices { agenda.items[index].date = nil }
    }
    agenda.start = local(meeting.frame?.start)?.clockText ?? agenda.items.first?.start
    if !isSpread { agenda.end = end(of: agenda) }
    if agenda.start != nil || agenda.end != nil { agenda.timeZone = zone }
    agenda.minutes = minutes(of: agenda, isSpread: isSpread)
    return agenda
  }

  // MARK: Clocks

  /// The moment where its clock is the meeting's own.
  private func local(_ moment: PlannedMoment?) -> PlannedMoment? {
    guard let moment else { return nil }
    if moment.offset == .universal, zone != "UTC" { return nil }
    return moment.timeZone == nil || moment.timeZone == zone ? moment : nil
  }

  private mutating func noteUniversalTime() {
    let all = [meeting.frame].compactMap { $0 } + meeting.items
    guard let event = all.first(where: { $0.start != nil && local($0.start) == nil }) else {
      return
    }
    findings.add(
      Finding(
        .eventForeignClock,
        "The plan gives times on another clock than the meeting's own; the agenda leaves them out.",
        found: event.start?.text, location: event.line.map { Location(line: $0) }))
  }

  // MARK: Items

  private func item(_ event: PlannedEvent) -> AgendaItem? {
    guard let name = event.name else { return nil }
    var item = AgendaItem(text: name)
    let start = local(event.start)
    item.date = start?.day?.text
    item.start = start?.clockText
    if let length = event.length, (1...86_400).contains(length) {
      if length % 60 == 0 { item.minutes = length / 60 }
      item.end = end(of: event, from: item.start)
    }
    item.people = event.people.isEmpty ? nil : event.people
    item.protocol = ProtocolCatalogue.identifier(in: name)
    item.location = event.line.map { Location(line: $0) }
    return item
  }

  /// A time of day says when something ends only within a day; what runs on past midnight begins in the
  /// evening, else it is a slip.
  private func end(of event: PlannedEvent, from start: String?) -> String? {
    guard let start, let length = event.length, length < 86_400,
      let end = local(event.closing)?.clockText
    else { return nil }
    return end >= start || start >= "18:00" ? end : nil
  }

  /// An item with a start only ends where the next begins, the last one where the meeting does.
  private func inferEnds(_ agenda: inout Agenda) {
    let closing = local(meeting.frame?.end)
    for index in agenda.items.indices {
      let item = agenda.items[index]
      guard let start = item.start, item.end == nil, item.minutes == nil else { continue }
      let next = agenda.items.indices.contains(index + 1) ? agenda.items[index + 1] : nil
      let isClosing = next == nil && closing?.day?.text == item.date
      guard let end = next?.start ?? (isClosing ? closing?.clockText : nil),
        next == nil || next?.date == item.date, let length = Self.minutes(from: start, to: end),
        end > start
      else { continue }
      agenda.items[index].end = end
      agenda.items[index].endInferred = true
      agenda.items[index].minutes = length
    }
  }

  // MARK: The whole

  /// True where a time of day would not say on which day the meeting ends; a night is one meeting.
  private func spansDays(_ days: Set<CalendarDate>) -> Bool {
    if let seconds = meeting.frame?.length, meeting.frame?.start?.clock != nil {
      return seconds >= 86_400
    }
    guard days.count > 1 else { return false }
    let starts = meeting.items.compactMap { local($0.start)?.position }
    guard let first = starts.min(), let last = starts.max() else { return false }
    return days.count > 2 || last - first > 43_200
  }

  private func end(of agenda: Agenda) -> String? {
    if let frame = meeting.frame, frame.start?.clock != nil {
      return local(frame.closing)?.clockText ?? lastEnd(of: agenda)
    }
    return lastEnd(of: agenda)
  }

  /// The latest end; nil where an item that starts later has none.
  private func lastEnd(of agenda: Agenda) -> String? {
    guard let last = agenda.items.last, last.end != nil else { return nil }
    let ends = agenda.items.compactMap(\.end)
    let isNight = ends.contains { $0 < agenda.items[0].start ?? $0 }
    return isNight ? last.end : ends.max()
  }

  private func minutes(of agenda: Agenda, isSpread: Bool) -> Int? {
    if let start = agenda.start, let end = agenda.end { return Self.minutes(from: start, to: end) }
    let stated = agenda.items.compactMap(\.minutes)
    let isSum = !isSpread && !stated.isEmpty && stated.count == agenda.items.count
    let sum = stated.reduce(0, +)
    return isSum && sum <= 1_440 && agenda.items.allSatisfy { $0.start == nil } ? sum : nil
  }

  /// Across midnight where the end is earlier.
  static func minutes(from start: String, to end: String) -> Int? {
    guard let first = MomentNotation.moment(start)?.clock,
      let last = MomentNotation.moment(end)?.clock, first != last
    else { return nil }
    let seconds = (last - first + 86_400) % 86_400
    return seconds % 60 == 0 ? seconds / 60 : nil
  }
}

internal import Artifacts

/// Adds what a document's machine-readable plans say to its reply.
enum EventReply {
  /// Of names and places, as JSON writes them.
  private static let mostBytes = 1 << 20

  static func add(_ plans: [EventPlan], of document: Document, to reply: inout Reply) {
    guard !plans.isEmpty else { return }
    addEvents(plans, to: &reply)
    let agendas = plans.compactMap(PlanAgendaReader.agenda)
    // Pages say the same in several notations: the one that says most counts.
    guard
      let best = agendas.enumerated().max(by: { left, right in
        let (first, second) = (left.element.agenda.items.count, right.element.agenda.items.count)
        return first == second ? left.offset > right.offset : first < second
      })?.element
    else { return }
    let merge = AgendaMerge(
      visible: reply.agenda, planned: best.agenda, pageTitle: reply.document?.title,
      isSole: plans.allSatisfy { $0.events.count <= 1 })
    reply.agenda = merge.agenda
    reply.findings += merge.findings
    if merge.usesPlan { reply.findings += best.findings }
    if var agenda = reply.agenda, AgendaCut.cut(&agenda) {
      reply.agenda = agenda
      reply.findings.append(
        Finding(.documentCut, "Only the agenda's first items and people were kept."))
    }
  }

  private static func addEvents(_ plans: [EventPlan], to reply: inout Reply) {
    var budget = JSONBudget(bytes: mostBytes)
    var events: [Event] = []
    var findings = FindingList()
    for plan in plans {
      findings.add(contentsOf: plan.findings.summarised)
      for event in plan.events.flatMap(\.flattened) {
        guard events.count < EventPlan.mostEvents, budget.take(event.name, event.place) else {
          findings.add(.tooManyEvents)
          break
        }
        events.append(Event(event, of: plan))
      }
    }
    if !events.isEmpty { reply.events = events }
    reply.findings += findings.summarised
  }
}

extension Event {
  fileprivate init(_ event: PlannedEvent, of plan: EventPlan) {
    self.init(source: plan.source)
    name = event.name
    start = event.start?.text
    end = event.end?.text
    place = event.place
    timeZone =
      event.start?.timeZone ?? (event.start?.clock == nil ? nil : plan.zoneOfFloating(event))
    recurrence = event.recurrence
    isCancelled = event.isCancelled ? true : nil
  }
}

extension EventPlan {
  /// The plan's zone where the event's own start has neither zone nor offset.
  fileprivate func zoneOfFloating(_ event: PlannedEvent) -> String? {
    event.start?.offset == nil ? timeZone : nil
  }
}

internal import Artifacts

/// What an agenda holds beside its items: norms, actions, purpose, objectives, materials, the next
/// meeting, and what came of earlier actions and feedback.
struct AgendaSections {
  let evidence: DateEvidence
  private(set) var norms: [String] = []
  private(set) var actions: [ActionItem] = []
  private(set) var purpose: [AgendaStatement] = []
  private(set) var objectives: [AgendaStatement] = []
  private(set) var materials: [AgendaStatement] = []
  private(set) var followUps: [AgendaStatement] = []
  private(set) var feedback: [AgendaStatement] = []
  private(set) var nextMeeting: NextMeeting?

  static let mostEntries = 100

  init(evidence: DateEvidence) { self.evidence = evidence }

  mutating func take(
    _ text: String, for section: AgendaWords.Section, isListItem: Bool, location: Location?,
    date: CalendarDate? = nil
  ) {
    let statement = AgendaStatement(text: text, location: location)
    switch section {
    case .norms: if norms.count < Self.mostEntries { norms.append(text) }
    case .actions: takeAction(text, isListItem: isListItem, date: date)
    case .purpose: Self.append(statement, to: &purpose)
    case .objectives: Self.append(statement, to: &objectives)
    case .materials: Self.append(statement, to: &materials)
    case .followUp:
      takeFollowUp(statement)
      takeDone(text, date: date)
    case .feedback: Self.append(statement, to: &feedback)
    case .nextMeeting: takeNextMeeting(text, location)
    case .items, .people, .roles, .other: break
    }
  }

  /// Several in one value: `Be present; share the air`.
  mutating func takeAll(_ value: String, for section: AgendaWords.Section, location: Location?) {
    let isOne = section == .purpose || section == .nextMeeting
    let parts = isOne ? [value[...]] : value.split { $0 == ";" || $0 == "\n" || $0 == "；" }
    for part in parts where !part.collapsed.isEmpty {
      take(part.collapsed, for: section, isListItem: true, location: location)
    }
  }

  mutating func take(_ row: AgendaRow, date: CalendarDate?) {
    guard actions.count < Self.mostEntries else { return }
    actions.append(ActionReader(evidence: evidence, date: date).action(row))
  }

  private mutating func takeAction(_ text: String, isListItem: Bool, date: CalendarDate?) {
    guard actions.count < Self.mostEntries,
      let action = ActionReader(evidence: evidence, date: date).action(text)
    else { return }
    // A paragraph in between may be any remark; one with a person or a day is an action.
    if isListItem || action.who != nil || action.due != nil { actions.append(action) }
  }

  /// `[x] Ana: print the posters` below "From last time" is an action as well as what came of it.
  private mutating func takeDone(_ text: String, date: CalendarDate?) {
    guard actions.count < Self.mostEntries,
      let action = ActionReader(evidence: evidence, date: date).action(text), action.who != nil,
      !actions.contains(where: { $0.text == action.text })
    else { return }
    actions.append(action)
  }

  private mutating func takeNextMeeting(_ text: String, _ location: Location?) {
    guard nextMeeting == nil else { return }
    var next = NextMeeting(text: text)
    next.date = DateGrammar.mentions(in: text).first.flatMap { evidence.day(of: $0)?.text }
    let clock = TimeGrammar.mentions(in: text).first { $0.start != nil }?.start
    next.start = clock.flatMap { clock in
      clock.settled.map { ClockTime.text(seconds: clock.seconds(at: $0)) }
    }
    next.location = location
    nextMeeting = next
  }

  // MARK: From one agenda to the next

  /// Items that take up what was agreed or said before, and the lines under them.
  mutating func followItems(_ entries: [AgendaEntry]) {
    for entry in entries {
      let own = AgendaStatement(text: entry.text, location: entry.location)
      if FollowUpWords.isFollowUp(entry.text) {
        for statement in entry.details.isEmpty ? [own] : entry.details { takeFollowUp(statement) }
      } else if FollowUpWords.isFeedbackTakenUp(entry.text) {
        for statement in [own] + entry.details { Self.append(statement, to: &feedback) }
      }
    }
  }

  private mutating func takeFollowUp(_ statement: AgendaStatement) {
    var statement = statement
    statement.action = earlierAction(in: statement.text)
    Self.append(statement, to: &followUps)
  }

  /// The action that shares most words with the text, two of them at least.
  private func earlierAction(in text: String) -> String? {
    let words = Self.tellingWords(text)
    let shared = actions.map {
      (text: $0.text, count: Self.tellingWords($0.text).intersection(words).count)
    }
    let best = shared.max { $0.count < $1.count }
    return best.flatMap { $0.count >= 2 ? $0.text : nil }
  }

  /// Their first letters only: `print` and `printed` are one.
  private static func tellingWords(_ text: String) -> Set<Substring> {
    Set(text.comparable.split(separator: " ").filter { $0.count >= 4 }.map { $0.prefix(5) })
  }

  private static func append(_ statement: AgendaStatement, to list: inout [AgendaStatement]) {
    if list.count < mostEntries { list.append(statement) }
  }
}

/// Words by which an item takes up something from before.
enum FollowUpWords {
  static func isFollowUp(_ text: String) -> Bool {
    followUps.isIn(text.comparable)
  }

  static func isFeedbackTakenUp(_ text: String) -> Bool {
    let words = text.comparable
    return feedback.isIn(words) && earlier.isIn(words)
  }

  private static let followUps = PhraseIndex([
    "last times action", "action items from", "follow up", "following up", "to do list",
    "review action items", "review of action", "action item review", "what came of",
    "seguimiento", "suivi", "acompanhamento", "pendientes de",
  ])
  private static let feedback = PhraseIndex([
    "feedback", "you said", "exit tickets", "exit cards", "retroalimentación",
    "retours",
    "rückmeldungen", "devolutiva",
  ])
  private static let earlier = PhraseIndex([
    "last", "from", "your", "changed", "we heard", "you said", "pasada", "dernière",
    "letzten", "anterior", "previous", "respond",
  ])
}

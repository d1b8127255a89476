internal import Artifacts

/// Puts together what was read: which entries are items, whether this is an agenda, and its facts.
extension AgendaReader {
  mutating func result() -> (agenda: Agenda?, findings: [Finding]) {
    settleBareNumbers()
    keepItems()
    takeFrame()
    takeBracketedNames()
    let hits = AgendaProtocols(entries: entries, titles: header.titles.all)
    switch verdict.outcome(for: entries, protocols: hits.hits.count, format: document.format) {
    case .none: return (nil, embedded())
    case .template:
      return (nil, [Finding(.agendaTemplate, "Most items are still to be filled in.")])
    case .agenda(let reasons):
      return agenda(reasons, hits)
    }
  }

  private mutating func agenda(
    _ reasons: [AgendaEvidence], _ hits: AgendaProtocols
  ) -> (agenda: Agenda?, findings: [Finding]) {
    var findings = FindingList()
    var agenda = Agenda()
    addTimes(to: &agenda, &findings)
    agenda.title = header.titles.best
    agenda.timeZone = header.timeZone
    agenda.evidence = reasons
    agenda.people = people.isEmpty ? nil : people
    hits.mark(&agenda, by: entries)
    sections.followItems(entries)
    sections.add(to: &agenda)
    if AgendaCut.cut(&agenda) || entries.count >= Self.mostItems {
      findings.add(
        Finding(
          .documentCut, "Only the agenda's first items, norms, actions and people were kept.",
          expected: "at most \(Self.mostItems) items"))
    }
    return (agenda, findings.summarised)
  }

  private func addTimes(to agenda: inout Agenda, _ findings: inout FindingList) {
    let date = header.date(evidence, &findings)
    let times = AgendaTimes(header: header, date: date, evidence: evidence)
    let outcome = times.items(from: entries, &findings)
    agenda.items = outcome.items
    let days = outcome.items.map(\.date)
    let isManyDays = days.contains { $0 != nil }
    // Over several days the first one counts, and only if every day is known.
    if isManyDays, !days.contains(nil) {
      agenda.date = days.compactMap { $0 }.min()
    } else {
      agenda.date = date?.text ?? (header.statesDate ? nil : outcome.firstDay?.text)
    }
    (agenda.start, agenda.end, agenda.minutes) = (outcome.start, outcome.end, outcome.minutes)
  }

  /// A page called an agenda that has none may show another document.
  private func embedded() -> [Finding] {
    guard verdict.isCalledAgenda, document.words <= 120,
      let link = document.links.first(where: { EmbeddedHosts.shows($0.target) })
    else { return [] }
    return [
      Finding(
        .agendaEmbedded, "The agenda lies in another document that this page shows or links.",
        found: link.target.cut(toBytes: 300), location: link.location)
    ]
  }

  // MARK: Which entries are items

  /// A column of lone numbers counts minutes where it holds no time of day, and some of them are too
  /// large for an hour or stand beside a length.
  private mutating func settleBareNumbers() {
    let parts = Set(entries.filter { $0.bareNumber != nil }.map(\.place))
    for place in parts {
      let rows = entries.indices.filter { entries[$0].place == place }
      let numbers = rows.compactMap { entries[$0].bareNumber }
      let hasClock = rows.contains { entries[$0].mention?.start != nil }
      let hasLength = rows.contains { entries[$0].mention?.minutes != nil }
      guard !hasClock, hasLength || numbers.contains(where: { $0 > 12 }) else { continue }
      for index in rows where entries[index].mention == nil {
        guard let number = entries[index].bareNumber else { continue }
        entries[index].mention = TimeMention(minutes: number, range: 0..<0)
      }
    }
  }

  /// `Shared glossary (Ana)`: a name where half of the items end so, or where it is known from the
  /// roles.
  private mutating func takeBracketedNames() {
    let found = entries.map { PeopleReader.bracketedNames(in: $0.text) }
    let isHabit = found.filter { $0 != nil }.count * 2 >= entries.count && entries.count >= 2
    for (index, names) in found.enumerated() {
      guard let names, isHabit || names.names.allSatisfy(isKnown) else { continue }
      entries[index].text = names.text
      entries[index].people += names.names
    }
  }

  private func isKnown(_ name: String) -> Bool {
    people.contains { $0.name == name || $0.name.hasPrefix(name + " ") }
  }

  /// `4:00–5:15 in the media center` ahead of the items, from the first one's start to the last one's
  /// end, is the meeting and no item.
  private mutating func takeFrame() {
    guard entries.count >= 3, let frame = entries[0].mention, let start = frame.start,
      let end = frame.end, let first = entries[1].mention?.start, first.isSameFace(as: start),
      let last = entries.last?.mention, let close = last.end ?? last.start,
      close.isSameFace(as: end)
    else { return }
    header.note(frame)
    entries.removeFirst()
  }

  /// Lists beside timed items are notes under them; what stands among timed ones on their level is an
  /// item.
  private mutating func keepItems() {
    let timed = Set(entries.filter { $0.mention != nil }.map(\.place))
    guard entries.filter({ $0.mention != nil }).count >= 2 else { return }
    let shallowest = shallowestLevels(of: timed)
    var kept: [AgendaEntry] = []
    for entry in entries {
      let isDeep =
        entry.place.kind == .list
        && entry.place.level > shallowest[entry.place.part] ?? Int.max
      if timed.contains(entry.place), !isDeep {
        kept.append(entry)
      } else if let last = kept.indices.last, kept[last].details.count < 50 {
        let location = entry.location
        kept[last].details.append(AgendaStatement(text: entry.text, location: location))
      }
    }
    entries = kept
  }

  private func shallowestLevels(of places: Set<AgendaEntry.Place>) -> [Int: Int] {
    var levels: [Int: Int] = [:]
    for place in places where place.kind == .list {
      levels[place.part] = min(levels[place.part] ?? Int.max, place.level)
    }
    return levels
  }
}

extension AgendaSections {
  func add(to agenda: inout Agenda) {
    agenda.norms = norms.isEmpty ? nil : norms
    agenda.actions = actions.isEmpty ? nil : actions
    agenda.purpose = purpose.isEmpty ? nil : purpose
    agenda.objectives = objectives.isEmpty ? nil : objectives
    agenda.materials = materials.isEmpty ? nil : materials
    agenda.followUps = followUps.isEmpty ? nil : followUps
    agenda.feedback = feedback.isEmpty ? nil : feedback
    agenda.nextMeeting = nextMeeting
  }
}

/// Where documents and sheets are shown from.
enum EmbeddedHosts {
  static func shows(_ target: String) -> Bool {
    let target = target.lowercased()
    return [
      "docs.google.com/", "drive.google.com/", "onedrive.live.com/", ".sharepoint.com/",
      "1drv.ms/", "canva.com/", "padlet.com/", "airtable.com/", "view.officeapps.live.com/",
    ].contains { target.contains($0) }
      || [".pdf", ".docx", ".doc", ".xlsx"].contains { target.hasSuffix($0) }
  }
}

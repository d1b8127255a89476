internal import Artifacts

/// Labels and their values: `Date: 12 March`, `Facilitator: Ana`, an element's or attribute's name.
extension AgendaReader {
  /// Returns whether the line is labels and values, and nothing else of use.
  mutating func readLabels(_ text: String, _ block: Block) -> Bool {
    guard let line = LabelledLine(text) else { return false }
    if line.head.isEmpty, takeForItem(line, block) { return true }
    if line.head.isEmpty {
      let isKnown = line.parts.map { readPart($0, block) }
      return isKnown.contains(true)
    }
    // An item may end with `Lead: Maria`; what begins with a day may name who does what.
    guard !block.kind.isListItem, DayLine(line.head) != nil || isNames(line.head) else {
      return false
    }
    for part in line.parts { _ = readPart(part, block) }
    readLine(line.head, of: block)
    return true
  }

  /// `Lead: Maria` set in under an item is about that item.
  private mutating func takeForItem(_ line: LabelledLine, _ block: Block) -> Bool {
    guard case .listItem(let level) = block.kind, let last = entries.indices.last,
      entries[last].place.kind == .list, entries[last].place.level < level
    else { return false }
    for part in line.parts {
      guard case .person = part.label else { return false }
      for name in PeopleReader.names(in: part.value) where !entries[last].people.contains(name) {
        entries[last].people.append(name)
      }
    }
    return true
  }

  /// A short head without a time, ahead of roles.
  private func isNames(_ head: String) -> Bool {
    entries.isEmpty && TimedLine(head, beginsCompact: beginsCompact) == nil
      && WordCount.words(in: head) <= 12
  }

  private mutating func readPart(_ part: LabelledLine.Part, _ block: Block) -> Bool {
    readMeaning(part.label, part.name, part.value, block)
  }

  /// Returns whether the label is one that an agenda knows.
  mutating func readLabelled(_ label: String, _ value: String, _ block: Block) -> Bool {
    if AgendaWords.section(label) == .norms, block.label == nil || block.label == "norm" {
      sections.takeAll(value, for: .norms, location: block.location)
      return true
    }
    guard let meaning = AgendaWords.label(label) else { return false }
    return readMeaning(meaning, label, value, block)
  }

  private mutating func readMeaning(
    _ meaning: AgendaWords.Label, _ name: String, _ value: String, _ block: Block
  ) -> Bool {
    switch meaning {
    case .person(let role):
      guard !value.contains("_") else { return true }
      addPeople(in: value, role: role)
    case .title: return false
    case .other: break
    case .timeZone: noteTimeZone(value)
    case .section(let section):
      guard block.label == nil else { return false }
      verdict.note(section: section, text: name)
      sections.takeAll(value, for: section, location: block.location)
    case .nextMeeting:
      verdict.note(section: .nextMeeting, text: name)
      sections.takeAll(value, for: .nextMeeting, location: block.location)
    case .date, .time, .start, .end, .duration: return readWhen(meaning, value)
    }
    return true
  }

  private mutating func readWhen(_ meaning: AgendaWords.Label, _ value: String) -> Bool {
    switch meaning {
    case .date:
      guard !DateGrammar.mentions(in: value).isEmpty || !TimeGrammar.mentions(in: value).isEmpty
      else { return false }
      noteDates(in: value, rank: .label, isDay: !entries.isEmpty)
      if entries.isEmpty { header.noteTimes(in: value) }
    case .time:
      guard !TimeGrammar.mentions(in: value, isTimeField: true).isEmpty else { return false }
      if entries.isEmpty { header.noteTimes(in: value, isTimeField: true) }
    case .start: if entries.isEmpty { header.noteStart(value) }
    case .end: if entries.isEmpty { header.noteEnd(value) }
    default: if entries.isEmpty { header.noteDuration(value) }
    }
    noteTimeZone(value)
    return true
  }

  /// A name of the tz database, such as `Europe/Berlin`, alone or in brackets.
  private mutating func noteTimeZone(_ value: String) {
    guard header.timeZone == nil else { return }
    let words = value.split { $0.isWhitespace || "(),;".contains($0) }
    header.timeZone = words.first(where: TimeZoneName.isOne).map(String.init)
  }
}

/// The shape of a tz database name.
enum TimeZoneName {
  private static let areas: Set<Substring> = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific", "Etc", "US", "Canada",
  ]

  static func isOne(_ word: Substring) -> Bool {
    let parts = word.split(separator: "/")
    guard word.utf8.count <= 64, (2...3).contains(parts.count), let area = parts.first,
      areas.contains(area)
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      part.first?.isUppercase == true
        && part.utf8.allSatisfy { $0 < 0x80 && ($0 >= 0x30 || $0 == 0x2B || $0 == 0x2D) }
    }
  }
}

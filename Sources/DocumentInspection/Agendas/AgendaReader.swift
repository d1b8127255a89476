internal import Artifacts

/// The one reader that turns a `Document` of any format into an `Agenda`, where it is one.
///
/// It keeps what is written and decides nothing that the document leaves open.
/// docs/formats/agenda.md is its grammar.
struct AgendaReader {
  let document: Document
  let evidence: DateEvidence
  /// Whether lines begin with times such as `0930`.
  let beginsCompact: Bool
  var entries: [AgendaEntry] = []
  var header = AgendaHeader()
  var people: [Person] = []
  var sections: AgendaSections
  var section: AgendaWords.Section?
  /// What the section has taken so far: a table ends it, and behind a list a paragraph does.
  var taken = Taken.nothing
  var columns: AgendaColumns?
  var day = AgendaDay()
  var half: ClockWriting.HalfOfDay?
  /// A line that holds nothing but a time: the next line says what for.
  var waiting: (mention: TimeMention, location: Location?)?
  var verdict = AgendaVerdict()
  /// Counts headings and sections.
  var part = 0

  enum Taken { case nothing, lines, list }

  static let mostItems = 2_000
  /// What is longer is a book. `DocumentFactsReader` says so from the same length on.
  static let mostBlocks = 20_000
  static let mostPeople = 500
  /// A paragraph of more words is prose, whatever it begins with.
  private static let longestLine = 20

  /// Nil where the document is no agenda.
  static func agenda(of document: Document) -> (agenda: Agenda?, findings: [Finding]) {
    var reader = AgendaReader(document: document)
    reader.read()
    return reader.result()
  }

  private init(document: Document) {
    self.document = document
    evidence = DateEvidence(document)
    sections = AgendaSections(evidence: evidence)
    beginsCompact = Self.beginsCompact(document)
    guard let title = document.title else { return }
    header.titles.own = title
    header.noteHalf(in: title)
    verdict.note(title: title)
    if !AgendaWords.speaksOfAnotherDay(title) { noteDates(in: title, rank: .title, isDay: false) }
  }

  private static func beginsCompact(_ document: Document) -> Bool {
    document.blocks.prefix(2_000).contains { block in
      let head = Array(block.text.unicodeScalars.prefix(6))
      guard head.count == 6, head[0] == "0", head[..<4].allSatisfy(\.isDigit) else { return false }
      return head[4].isWhite || head[4].isRangeSign
    }
  }

  private mutating func read() {
    for block in document.blocks.prefix(Self.mostBlocks) where !block.isAside {
      if entries.count >= Self.mostItems { break }
      header.place = block.location
      if case .row(let table) = block.kind {
        if entries.isEmpty, let waiting { header.note(waiting.mention) }
        waiting = nil
        readRow(block, table: table)
        continue
      }
      if let label = block.label, XMLNames.isFileDate(label) { continue }
      guard block.text.holds(0x0A) else {
        if !block.text.isEmpty { readLine(block.text, of: block) }
        continue
      }
      for line in block.text.split(separator: "\n") {
        readLine(String(line), of: block)
      }
    }
  }

  // MARK: Lines

  mutating func readLine(_ text: String, of block: Block) {
    if let label = block.label, readLabelled(label, text, block) { return }
    if waiting != nil, takeWaiting(text, block) { return }
    if readHeading(text, block) { return }
    if readLabels(text, block) {
      if block.kind.isHeading { endSection() }
      return
    }
    if readDay(text, block.kind) {
      noteTitle(text, of: block, isDay: true)
      return
    }
    if readTimed(text, block) { return }
    if BareRange.begins(text) { header.hasUnreadRange = true }
    if DayLine.isUndated(text), !block.kind.isListItem { day.begin(.unknown) }
    // Entries of two lists with a paragraph between them are no one sequence.
    if block.kind == .paragraph, entries.last?.place.kind == .list { part += 1 }
    if block.kind.isHeading {
      begin(nil)
      noteTitle(text, of: block)
    } else {
      readPlain(text, block)
    }
  }

  private mutating func begin(_ section: AgendaWords.Section?) {
    self.section = section
    taken = .nothing
    part += 1
  }

  /// What follows is none of the section's, unless that holds nothing that an agenda keeps.
  mutating func endSection() {
    if let section, section.keepsLines, section != .other { begin(nil) }
  }

  /// A heading of a section, or of the morning or afternoon.
  private mutating func readHeading(_ text: String, _ block: Block) -> Bool {
    if let section = sectionOpened(by: text, kind: block.kind) {
      if block.kind.isHeading { noteTitle(text, of: block) }
      verdict.note(section: section, text: text)
      begin(section)
      return true
    }
    guard !block.kind.isListItem, HalfOfDayWords.isHeading(text), WordCount.words(in: text) <= 2
    else { return false }
    if block.kind.isHeading { endSection() }
    half = HalfOfDayWords.half(in: text)
    if entries.isEmpty { header.noteHalf(in: text) }
    return true
  }

  /// An item of a list may be called `Norms` without opening a section of them.
  private func sectionOpened(by text: String, kind: Block.Kind) -> AgendaWords.Section? {
    let isLabel = text.hasSuffix(":") || text.hasSuffix("：")
    let isOpen =
      isLabel
      ? section != .items || !kind.isListItem
      : kind.isHeading || (!kind.isListItem && text.hasAtMost(40))
    guard isOpen, text.hasAtMost(60) else { return nil }
    if let section = AgendaWords.section(text) { return section }
    return (isLabel || kind.isHeading) && AgendaWords.namesNorms(text) ? .norms : nil
  }

  /// A line that is no heading, label, day or timed item.
  private mutating func readPlain(_ text: String, _ block: Block) {
    if section == nil || section == .items { noteTitle(text, of: block) }
    let isItem = block.kind.isListItem
    if let section, section.keepsLines {
      if taken == .list, block.kind == .paragraph, section.isOfOneKind { return endSection() }
      taken = isItem ? .list : taken == .nothing ? .lines : taken
      takeForSection(section, text, block)
    } else if isItem, section == .items || entries.last?.place.part == part {
      entries.append(entry(text, nil, block, place(of: block)))
    }
  }

  private mutating func takeForSection(
    _ section: AgendaWords.Section, _ text: String, _ block: Block
  ) {
    switch section {
    case .people(let role):
      if let person = PeopleReader.personWithRole(text) {
        addPeople(in: person.name, role: person.role)
      } else {
        addPeople(in: text, role: role)
      }
    case .roles:
      if let person = PeopleReader.personWithRole(text) {
        addPeople(in: person.name, role: person.role)
      }
    default:
      sections.take(
        text, for: section, isListItem: block.kind.isListItem, location: block.location,
        date: header.settledDate(evidence))
    }
  }

  func place(of block: Block) -> AgendaEntry.Place {
    switch block.kind {
    case .listItem(let level): AgendaEntry.Place(kind: .list, level: level, part: part)
    case .row: AgendaEntry.Place(kind: .row, part: part)
    case .heading, .paragraph: AgendaEntry.Place(kind: .line, part: part)
    }
  }

  func entry(
    _ text: String, _ mention: TimeMention?, _ block: Block, _ place: AgendaEntry.Place
  ) -> AgendaEntry {
    var entry = AgendaEntry(
      text: text, mention: mention, location: block.location, day: day, place: place, half: half)
    entry.takePeople()
    return entry
  }

  // MARK: Times

  private mutating func readTimed(_ text: String, _ block: Block) -> Bool {
    guard let timed = TimedLine(text, beginsCompact: beginsCompact) else { return false }
    if let section, section.keepsLines, !reopensItems(timed, text, block) { return false }
    guard !timed.text.isEmpty else {
      waiting = (timed.mention, block.location)
      return true
    }
    guard !Self.isWeekdays(timed.text),
      block.kind.isListItem || WordCount.words(in: timed.text) <= Self.longestLine
    else { return false }
    if Self.isTotal(timed.text) {
      header.noteTotal(timed.mention.minutes)
      return true
    }
    if entries.isEmpty, !timed.beginsWithTime, readWhenWithoutColon(timed) { return true }
    if let section, section.keepsLines { begin(nil) }
    entries.append(entry(timed.text, timed.mention, block, place(of: block)))
    return true
  }

  /// `Start 16:30`, `Time 3:00-4:00`.
  private mutating func readWhenWithoutColon(_ timed: TimedLine) -> Bool {
    switch AgendaWords.label(timed.text) {
    case .start?, .time?, .date?: header.note(timed.mention)
    case .duration?: header.noteTotal(timed.mention.minutes)
    default: return false
    }
    return true
  }

  /// Below norms or actions an item begins with a time of day; anything else belongs to them.
  private func reopensItems(_ timed: TimedLine, _ text: String, _ block: Block) -> Bool {
    guard section != .nextMeeting, section != .actions, timed.mention.start != nil else {
      return false
    }
    return timed.beginsWithTime && DateGrammar.mentions(in: text).isEmpty
  }

  static func isTotal(_ text: String) -> Bool {
    totals.contains(text.comparable)
  }

  private static let totals: Set<String> = [
    "total", "total time", "total minutes", "sum", "gesamt", "summe", "gesamtzeit", "tiempo total",
    "durée totale", "tempo total", "合计", "总计", "total duration",
  ]

  /// Returns whether the line was the text of the time before it.
  private mutating func takeWaiting(_ text: String, _ block: Block) -> Bool {
    guard let time = waiting else { return false }
    waiting = nil
    if TimedLine(text, beginsCompact: beginsCompact) != nil
      || block.kind.isHeading && AgendaWords.section(text) != nil
    {
      // A range by itself ahead of all items is when the meeting is.
      if entries.isEmpty { header.note(time.mention) }
      return false
    }
    var entry = entry(text, time.mention, block, place(of: block))
    entry.location = time.location
    entries.append(entry)
    return true
  }

  /// Opening hours are no agenda.
  static func isWeekdays(_ text: String) -> Bool {
    let words = text.comparable.split(separator: " ")
    return !words.isEmpty
      && words.allSatisfy {
        CalendarNames.weekday(String($0)) != nil || ["to", "and"].contains($0)
      }
  }

  // MARK: Days

  /// Returns whether the line says when: a date, perhaps with a time, and hardly anything else.
  private mutating func readDay(_ text: String, _ kind: Block.Kind) -> Bool {
    guard text.utf8.count <= 800, let line = DayLine(text) else { return false }
    let isHeading = kind.isHeading
    let rank: AgendaHeader.Rank = isHeading ? .heading : .other
    guard
      line.isAlone
        || entries.isEmpty && line.isAheadOfTime
          && (isHeading || line.isBrief || line.isAppointment)
    else { return false }
    if section == .nextMeeting || section == .actions, !isHeading { return false }
    if AgendaWords.speaksOfAnotherDay(text) { return line.isAlone }
    // What else has a day and a time is neither the meeting's day nor its first item.
    let isAppointment = line.isAppointment && !kind.isListItem
    guard line.isAlone || isHeading || line.isOfMeeting || isAppointment else {
      return line.hasClock && !kind.isListItem
    }
    if let section, section.keepsLines { begin(nil) }
    noteDates(in: text, rank: rank, isDay: line.isAlone)
    if entries.isEmpty { header.noteTimes(in: text) }
    half = nil
    return true
  }

  mutating func noteDates(in text: String, rank: AgendaHeader.Rank, isDay: Bool) {
    guard let mention = DateGrammar.mentions(in: text).first else { return }
    if entries.isEmpty { header.note(mention, in: text, rank: rank) }
    if isDay { day.begin(.stated(mention)) }
  }

  // MARK: People and titles

  /// `PLC agenda – March 12, 2026` is a day's line and a title as well.
  private func isNamedDay(_ text: String) -> Bool {
    guard let line = DayLine(text) else { return false }
    return AgendaWords.namesAgenda(text) || !line.isAlone && !line.beginsWithDate
  }

  mutating func addPeople(in text: String, role: String) {
    verdict.hasRoles = true
    for name in PeopleReader.names(in: text) where people.count < Self.mostPeople {
      let person = Person(name: name, role: role)
      if !people.contains(person) { people.append(person) }
    }
  }

  private mutating func noteTitle(_ text: String, of block: Block, isDay: Bool = false) {
    guard text.hasAtMost(200) else { return }
    if block.kind.isHeading { verdict.note(heading: text) }
    guard entries.isEmpty else { return }
    if case .heading(let level) = block.kind {
      if !isDay || isNamedDay(text) {
        header.titles.note(heading: text, level: level)
      }
      header.noteHalf(in: text)
      if section == nil, AgendaWords.namesAgenda(text) { section = .items }
    } else {
      if text.hasAtMost(80) {
        verdict.note(line: text)
        if AgendaWords.namesAgenda(text) || text.comparable.holds("times") {
          header.noteHalf(in: text)
        }
      }
      if block.label.map(XMLNames.isText) == false { return }
      // A column of short lines in one cell is navigation.
      if block.text.split(separator: "\n").count > 2 { return }
      if !isDay || isNamedDay(text) { header.titles.note(line: text) }
      if isDay { header.noteHalf(in: text) }
    }
  }
}

extension Block.Kind {
  var isHeading: Bool {
    if case .heading = self { return true }
    return false
  }

  var isListItem: Bool {
    if case .listItem = self { return true }
    return false
  }
}

internal import Artifacts

/// The one reader that turns a `Document` of any format into an `Agenda`, where it is one.
///
/// It keeps what is written and decides nothing that the document leaves open.
struct AgendaReader {
  private let document: Document
  private var entries: [AgendaEntry] = []
  private var header = AgendaHeader()
  private var people: [Person] = []
  private var norms: [String] = []
  private var actions: [ActionItem] = []
  private var section: AgendaWords.Section?
  private var columns: AgendaColumns?
  private var day = AgendaDay()
  /// A line that holds nothing but a time: the next line says what for.
  private var waiting: (mention: TimeMention, line: Int?)?
  private var namesAgenda = false
  private var namesMeeting = false

  static let mostItems = 2_000
  /// What is longer is a book. `DocumentFactsReader` says so from the same length on.
  static let mostBlocks = 20_000
  static let mostPeople = 500
  static let mostNorms = 100

  /// Nil where the document is no agenda.
  static func agenda(of document: Document) -> (agenda: Agenda?, findings: [Finding]) {
    var reader = AgendaReader(document: document)
    reader.read()
    return reader.result()
  }

  private init(document: Document) {
    self.document = document
    if let title = document.title {
      noteTitle(title, isHeading: true)
      if !AgendaWords.speaksOfAnotherDay(title) { noteDates(in: title, rank: .title, isDay: false) }
    }
  }

  private mutating func read() {
    for block in document.blocks.prefix(Self.mostBlocks) where !block.isAside {
      if entries.count >= Self.mostItems { break }
      if case .row(let table) = block.kind {
        waiting = nil
        readRow(block, table: table)
        continue
      }
      for line in block.text.split(separator: "\n") {
        readLine(String(line), of: block)
      }
    }
  }

  // MARK: Lines

  private mutating func readLine(_ text: String, of block: Block) {
    if let label = block.label, readLabelled(label, text, block) { return }
    if waiting != nil, takeWaiting(text, block) { return }
    let isHeading = block.kind.isHeading
    if let section = sectionOpened(by: text, kind: block.kind) {
      if isHeading { noteTitle(text, isHeading: true) }
      self.section = section
      return
    }
    if readLabels(text, block) { return }
    if readDay(text, block.kind) {
      noteTitle(text, isHeading: isHeading, isDay: true)
      return
    }
    if readTimed(text, block) { return }
    if DayLine.isUndated(text), !block.kind.isListItem { day.begin(.unknown) }
    if isHeading {
      section = nil
      noteTitle(text, isHeading: true)
      return
    }
    readPlain(text, block)
  }

  /// A line that is no heading, label, day or timed item.
  private mutating func readPlain(_ text: String, _ block: Block) {
    noteTitle(text, isHeading: false)
    switch section {
    case .norms where block.kind.isListItem || !block.kind.isHeading:
      if norms.count < Self.mostNorms { norms.append(text) }
    case .actions:
      let action = ActionReader.action(text, near: header.settledDate)
      // A paragraph in between may be any remark; one with a person or a day is an action.
      let isAction = block.kind.isListItem || action.who != nil || action.due != nil
      if isAction, actions.count < Self.mostNorms { actions.append(action) }
    case .people(let role): addPeople(in: text, role: role)
    case .items where block.kind.isListItem:
      entries.append(AgendaEntry(text: text, mention: nil, line: block.line, day: day))
    default: break
    }
  }

  /// An item of a list may be called `Norms` without opening a section of them.
  private func sectionOpened(by text: String, kind: Block.Kind) -> AgendaWords.Section? {
    let isOpen =
      text.hasSuffix(":")
      ? section != .items || !kind.isListItem
      : kind.isHeading || (!kind.isListItem && text.count <= 30)
    guard isOpen, text.count <= 60 else { return nil }
    return AgendaWords.section(text)
  }

  /// `Label: value`; the label is short and the value is there.
  private static func labelled(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.prefix(40).firstIndex(of: ":") else { return nil }
    let value = text[text.index(after: colon)...]
    guard value.first?.isNumber != true, !value.collapsed.isEmpty else { return nil }
    return (String(text[..<colon]), value.collapsed)
  }

  /// Returns whether the line is labels and values: one, or several as in `Facilitator: Ana
  /// Timekeeper: Bo`.
  private mutating func readLabels(_ text: String, _ block: Block) -> Bool {
    let parts = PeopleReader.labelledParts(of: text)
    guard parts.count < 2 else {
      for part in parts { addPeople(in: part.value, role: part.role) }
      return true
    }
    guard let (label, value) = Self.labelled(text) else { return false }
    return readLabelled(label, value, block)
  }

  /// Returns whether the label is one that an agenda knows.
  private mutating func readLabelled(_ label: String, _ value: String, _ block: Block) -> Bool {
    if AgendaWords.section(label) == .norms, block.label == nil || block.label == "norm" {
      let parts = value.split(separator: ";").map(\.collapsed).filter { !$0.isEmpty }
      if norms.count + parts.count <= Self.mostNorms { norms += parts }
      return true
    }
    guard let meaning = AgendaWords.label(label) else { return false }
    switch meaning {
    case .person(let role): addPeople(in: value, role: role)
    case .title: return false
    case .timeZone:
      if value.contains("/"), !value.contains(" "), value.utf8.count <= 64 {
        header.timeZone = value
      }
    case .other: break
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
    case .duration: if entries.isEmpty { header.noteDuration(value) }
    }
    return true
  }

  private mutating func readTimed(_ text: String, _ block: Block) -> Bool {
    guard section != .norms, section != .actions, let timed = TimedLine(text) else { return false }
    guard !timed.text.isEmpty else {
      waiting = (timed.mention, block.line)
      return true
    }
    guard !Self.isWeekdays(timed.text) else { return false }
    if section != .items { section = nil }
    var entry = AgendaEntry(text: timed.text, mention: timed.mention, line: block.line, day: day)
    entry.takePeople()
    entries.append(entry)
    return true
  }

  /// Returns whether the line was the text of the time before it.
  private mutating func takeWaiting(_ text: String, _ block: Block) -> Bool {
    guard let time = waiting else { return false }
    waiting = nil
    if TimedLine(text) != nil || block.kind.isHeading && AgendaWords.section(text) != nil {
      // A range by itself ahead of all items is when the meeting is.
      if entries.isEmpty { header.note(time.mention) }
      return false
    }
    var entry = AgendaEntry(text: text, mention: time.mention, line: time.line, day: day)
    entry.takePeople()
    entries.append(entry)
    return true
  }

  /// Opening hours are no agenda.
  private static func isWeekdays(_ text: String) -> Bool {
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
      line.isAlone || entries.isEmpty && line.isAheadOfTime && (isHeading || line.isBrief)
    else { return false }
    if AgendaWords.speaksOfAnotherDay(text) { return line.isAlone }
    // What else has a day and a time is neither the meeting's day nor its first item.
    guard line.isAlone || isHeading || line.isOfMeeting else {
      return line.hasClock && !kind.isListItem
    }
    noteDates(in: text, rank: rank, isDay: line.isAlone)
    if entries.isEmpty { header.noteTimes(in: text) }
    return true
  }

  private mutating func noteDates(in text: String, rank: AgendaHeader.Rank, isDay: Bool) {
    guard let mention = DateGrammar.mentions(in: text).first else { return }
    if entries.isEmpty { header.note(mention, rank: rank) }
    if isDay { day.begin(.stated(mention)) }
  }

  // MARK: Rows

  private mutating func readRow(_ block: Block, table: Int) {
    if columns?.table != table {
      columns = AgendaColumns(header: block, table: table, isInActions: section == .actions)
      if columns?.isHeaderRow == true { return }
    }
    guard let row = columns?.read(block) else { return }
    if columns?.isActions == true {
      if actions.count < Self.mostNorms, !row.text.isEmpty {
        actions.append(ActionReader.action(row, near: header.settledDate))
      }
      return
    }
    readFieldsOrItem(row, block)
  }

  private mutating func readFieldsOrItem(_ row: AgendaRow, _ block: Block) {
    // `Date | March 12, 2026` in a table without a header is a label and its value.
    let filled = block.cells.filter { !$0.text.isEmpty && $0.label == nil }
    if filled.count == 2, row.mention?.start == nil || AgendaWords.label(filled[0].text) != nil,
      readLabelled(
        filled[0].text.split(separator: ":").first.map(String.init) ?? "", filled[1].text, block)
    {
      return
    }
    if let date = row.date { day.begin(.stated(date)) }
    if row.mention == nil, filled.count == 1, DayLine.isUndated(filled[0].text) {
      readLine(filled[0].text, of: block)
      return
    }
    guard !row.text.isEmpty, row.mention != nil || columns?.hasItems == true else {
      if let first = filled.first, filled.count == 1 { readLine(first.text, of: block) }
      return
    }
    guard !Self.isWeekdays(row.text) else { return }
    var entry = AgendaEntry(text: row.text, mention: row.mention, line: block.line, day: day)
    entry.people = row.people
    entry.takePeople()
    entries.append(entry)
  }

  // MARK: People and titles

  private mutating func addPeople(in text: String, role: String) {
    for name in PeopleReader.names(in: text) where people.count < Self.mostPeople {
      let person = Person(name: name, role: role)
      if !people.contains(person) { people.append(person) }
    }
  }

  private mutating func noteTitle(_ text: String, isHeading: Bool, isDay: Bool = false) {
    guard entries.isEmpty, text.count <= 200 else { return }
    if isHeading || text.count <= 80 {
      if AgendaWords.namesAgenda(text) {
        namesAgenda = true
        if section == nil, isHeading { section = .items }
      }
      if AgendaWords.namesMeeting(text) { namesMeeting = true }
    }
    header.noteTitle(text, isHeading: isHeading, isDay: isDay)
  }

  // MARK: Result

  private mutating func result() -> (agenda: Agenda?, findings: [Finding]) {
    let timed = entries.filter { $0.mention != nil }
    let clocked = timed.filter { $0.mention?.start != nil }
    let hasTable = columns?.hasItems == true && columns?.hasTimes == true
    let isAgenda =
      clocked.count >= 2 || (namesAgenda && !entries.isEmpty)
      || (timed.count >= 2 && (namesMeeting || hasTable || document.format == "xml"))
    guard isAgenda else { return (nil, []) }
    // Lists beside timed items are notes under them.
    if timed.count >= 2, !hasTable { entries = timed }
    var findings = FindingList()
    var agenda = Agenda()
    let date = header.date(&findings)
    let items = AgendaTimes(header: header, date: date).items(from: entries, &findings)
    agenda.title = header.title(of: document)
    agenda.date = date?.text
    agenda.timeZone = header.timeZone
    agenda.items = items.items
    if !header.statesDate { agenda.date = items.firstDay?.text }
    (agenda.start, agenda.end) = (items.start, items.end)
    agenda.minutes = items.minutes
    agenda.people = people.isEmpty ? nil : people
    agenda.norms = norms.isEmpty ? nil : norms
    agenda.actions = actions.isEmpty ? nil : actions
    if AgendaCut.cut(&agenda) || entries.count >= Self.mostItems {
      findings.add(
        Finding(
          .documentCut, "Only the agenda's first items, norms, actions and people were kept.",
          expected: "at most \(Self.mostItems) items"))
    }
    return (agenda, findings.summarised)
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

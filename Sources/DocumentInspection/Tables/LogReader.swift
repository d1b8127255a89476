internal import Artifacts

/// Recognises a communication log: a table of dated entries with notes.
enum LogReader {
  private struct Column {
    var mentions: [DateMention?] = []
    var words = 0
  }

  private static let noteWords: Set<String> = [
    "note", "notes", "contact", "with", "who", "person", "teacher", "teachers", "type", "method",
    "topic", "summary", "subject", "message", "communication", "from", "to", "follow", "purpose",
    "comment", "comments", "details", "discussion", "medium", "channel", "participants", "action",
    "notas", "asunto", "bemerkung", "kommentar", "nombre", "name", "description", "outcome",
  ]

  /// Nil where the document is no log.
  static func log(in document: Document) -> (log: LogFacts, findings: [Finding])? {
    let rows = document.blocks.filter { block in
      if case .row = block.kind { return true }
      return false
    }
    guard rows.count >= 2, let header = rows.first, header.cells.contains(where: \.isHeader) else {
      return nil
    }
    let entries = rows.dropFirst()
    let width = min(header.cells.count, 32)
    for index in 0..<width {
      let column = column(index, of: entries)
      let dated = column.mentions.filter { $0 != nil }.count
      // Most rows, and a cell that holds little beside its date.
      guard dated * 10 >= entries.count * 6, column.words <= entries.count * 5,
        isAboutTalk(header.cells, entries, dateColumn: index)
      else { continue }
      return facts(entries: entries.count, mentions: column.mentions)
    }
    return nil
  }

  private static func column(_ index: Int, of rows: ArraySlice<Block>) -> Column {
    var column = Column()
    for row in rows where row.cells.indices.contains(index) {
      let text = row.cells[index].text
      column.words += WordCount.words(in: text)
      column.mentions.append(DateGrammar.mentions(in: text).first { $0.year != nil })
    }
    return column
  }

  private static func isAboutTalk(
    _ header: [Cell], _ rows: ArraySlice<Block>, dateColumn: Int
  ) -> Bool {
    let names = header.enumerated().filter { $0.offset != dateColumn }
    let isNamed = names.contains { name in
      name.element.text.comparable.split(separator: " ").contains { noteWords.contains(String($0)) }
    }
    if isNamed { return true }
    return names.contains { name in
      let words = rows.reduce(0) { sum, row in
        row.cells.indices.contains(name.offset)
          ? sum + WordCount.words(in: row.cells[name.offset].text) : sum
      }
      return words >= rows.count * 4
    }
  }

  private static func facts(
    entries: Int, mentions: [DateMention?]
  ) -> (log: LogFacts, findings: [Finding]) {
    let dates = mentions.compactMap { $0 }
    let dayFirst = order(of: dates)
    var findings = FindingList()
    var sound: [CalendarDate] = []
    for mention in dates {
      switch mention.reading {
      case .date(let date): sound.append(date)
      case .impossible:
        findings.add(Finding(.agendaDateImpossible, "A date of the log does not exist."))
      case .ambiguous, .yearless:
        if let dayFirst, let date = mention.date(dayFirst: dayFirst) {
          sound.append(date)
        } else {
          findings.add(Finding(.agendaDateAmbiguous, "A date of the log can be read in two ways."))
        }
      }
    }
    var log = LogFacts(entries: entries)
    // With a date left out, first and last would be a guess.
    if sound.count == dates.count {
      log.first = sound.min()?.text
      log.last = sound.max()?.text
    }
    return (log, findings.summarised)
  }

  /// Whether days stand before months in this column; nil where nothing shows it, or both.
  private static func order(of mentions: [DateMention]) -> Bool? {
    let open = mentions.filter(\.isMonthDayOrderOpen)
    let dayFirst = open.contains { $0.month > 12 && $0.day <= 12 }
    let monthFirst = open.contains { $0.day > 12 && $0.month <= 12 }
    return dayFirst == monthFirst ? nil : dayFirst
  }
}

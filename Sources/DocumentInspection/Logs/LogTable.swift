internal import Artifacts

/// One table of a document, looked at as a log.
struct LogTable {
  private var header: [Cell]
  private var rows: ArraySlice<Block>
  /// The column whose cells are dates.
  private var dateColumn: Int
  private var mentions: [(mention: DateMention?, line: Int?)]

  private static let mostColumns = 32

  /// The document's tables that have a column of dates.
  static func tables(of document: Document) -> [LogTable] {
    var rows: [Block] = []
    var tables: [LogTable] = []
    var number: Int?
    for block in document.blocks {
      guard case .row(let table) = block.kind, !block.isAside else { continue }
      if table != number {
        if let table = LogTable(rows) { tables.append(table) }
        (rows, number) = ([], table)
      }
      rows.append(block)
    }
    if let table = LogTable(rows) { tables.append(table) }
    return tables
  }

  private init?(_ rows: [Block]) {
    guard rows.count >= 2, let first = rows.first, Self.isHeader(first.cells) else { return nil }
    header = first.cells
    self.rows = rows.dropFirst()
    let entries = self.rows
    let columns = (0..<min(first.cells.count, Self.mostColumns)).lazy.compactMap { index in
      Self.dates(in: index, of: entries).map { (index, $0) }
    }
    guard let column = columns.first else { return nil }
    (dateColumn, mentions) = column
  }

  /// Header cells, or a first row of short labels, one of which says that dates follow.
  private static func isHeader(_ cells: [Cell]) -> Bool {
    if cells.contains(where: \.isHeader) { return true }
    let names = cells.map(\.text.comparable)
    return cells.allSatisfy { WordCount.words(in: $0.text) <= 4 }
      && names.contains { LogWords.dates.contains($0) }
  }

  /// Nil where the column is none of dates: most rows have one, and little beside it.
  private static func dates(
    in column: Int, of rows: ArraySlice<Block>
  ) -> [(mention: DateMention?, line: Int?)]? {
    var (words, dated) = (0, 0)
    let mentions = rows.map { row -> (mention: DateMention?, line: Int?) in
      guard row.cells.indices.contains(column) else { return (nil, row.line) }
      let text = row.cells[column].text
      words += WordCount.words(in: text)
      let mention = DateGrammar.mentions(in: text).first { $0.year != nil }
      if mention != nil { dated += 1 }
      return (mention, row.line)
    }
    return dated * 10 >= rows.count * 6 && words <= rows.count * 5 ? mentions : nil
  }

  // MARK: What it is about

  private var otherNames: [(column: Int, words: [Substring])] {
    header.enumerated().filter { $0.offset != dateColumn }
      .map { ($0.offset, $0.element.text.comparable.split(separator: " ")) }
  }

  /// A column names talk, or holds notes of some length.
  var isAboutTalk: Bool {
    if otherNames.contains(where: { $0.words.contains { LogWords.notes.contains(String($0)) } }) {
      return true
    }
    return otherNames.contains { words(in: $0.column) >= rows.count * 4 }
  }

  /// Two columns name talk and none a programme, so that the table needs no title that says so.
  var isPlainlyAboutTalk: Bool {
    let names = otherNames.map { Set($0.words.map(String.init)) }
    return names.count { !$0.isDisjoint(with: LogWords.contacts) } >= 2
      && names.allSatisfy { $0.isDisjoint(with: LogWords.programme) }
  }

  private func words(in column: Int) -> Int {
    rows.reduce(0) { sum, row in
      row.cells.indices.contains(column)
        ? sum + WordCount.words(in: row.cells[column].text) : sum
    }
  }

  // MARK: What it comes to

  func survey(_ survey: inout LogSurvey) {
    for (mention, line) in mentions {
      survey.addEntry()
      guard let mention else { continue }
      switch mention.reading {
      case .date(let date): survey.add(date)
      case .impossible: survey.addImpossible(line: line)
      case .yearless: break
      case .ambiguous:
        if let day = mention.numericDay {
          survey.add(day)
        } else {
          survey.addAmbiguous(line: line)
        }
      }
    }
    let columns = otherNames.filter { $0.words.contains { LogWords.people.contains(String($0)) } }
    for row in rows {
      for column in columns where row.cells.indices.contains(column.column) {
        for name in PeopleReader.names(in: row.cells[column.column].text) { survey.addPerson(name) }
      }
    }
  }

  /// The order that a weekday, or a number above twelve, shows; nil where nothing does, or both.
  var statedOrder: DayOrder? {
    let orders = mentions.compactMap { mention, _ -> DayOrder? in
      guard let mention, mention.isMonthDayOrderOpen, mention.month != mention.day,
        case .date(let date) = mention.reading
      else { return nil }
      return date.month == mention.month ? .monthFirst : .dayFirst
    }
    return Set(orders).count == 1 ? orders[0] : nil
  }
}

extension DateMention {
  /// Its numbers where their order is open and the year is whole.
  fileprivate var numericDay: NumericDay? {
    guard isMonthDayOrderOpen, !isYearShort, let year else { return nil }
    return NumericDay(first: month, second: day, year: year)
  }
}

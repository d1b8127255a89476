/// One row of an agenda's table.
struct AgendaRow {
  var text = ""
  var mention: TimeMention?
  var date: DateMention?
  var people: [String] = []
  /// The cell of the person as it stands: an action may be a group's.
  var owner: String?
  var due: String?
  /// A lone number in the column of times.
  var bareNumber: Int?
}

/// What the columns of a table mean, by its header's words or by what stands in them.
struct AgendaColumns {
  let table: Int
  /// True where the row given was the header and no item.
  let isHeaderRow: Bool
  let isActions: Bool
  private let columns: [AgendaWords.Column?]

  var hasItems: Bool { isHeaderRow && columns.contains(.item) }

  var hasTimes: Bool {
    columns.contains { [.time, .start, .duration, .minutes].contains($0) }
  }

  var hasLead: Bool { columns.contains(.lead) }

  init(header: Block, table: Int, isInActions: Bool) {
    self.table = table
    let named = header.cells.map { AgendaWords.column($0.text) }
    let known = named.filter { $0 != nil }.count
    let isMarked = header.cells.allSatisfy { $0.isHeader || $0.text.isEmpty }
    let isTimed = header.cells.contains { !TimeGrammar.mentions(in: $0.text).isEmpty }
    isHeaderRow =
      header.cells.allSatisfy { $0.label == nil } && !isTimed
      && (known >= 2 || isMarked && known >= 1)
    columns = isHeaderRow ? named : []
    let hasDue = columns.contains(.due) || columns.contains(.owner)
    let hasTimes = columns.contains { [.time, .start, .duration, .minutes].contains($0) }
    isActions =
      isHeaderRow && (isInActions && (hasDue || !hasTimes) || hasDue && !hasTimes)
      && columns.contains(.item)
  }

  func read(_ block: Block) -> AgendaRow {
    if block.cells.contains(where: { $0.label != nil }) {
      return read(block.cells, as: block.cells.map(Self.column))
    }
    return read(block.cells, as: isHeaderRow ? columns : Self.guessed(block.cells))
  }

  /// By the cell's label, or by what it holds where that is nothing but a time.
  private static func column(of cell: Cell) -> AgendaWords.Column? {
    if let column = cell.label.flatMap(field) { return column }
    return TimedLine(cell.text)?.text.isEmpty == true ? .time : nil
  }

  private static func field(_ label: String) -> AgendaWords.Column? {
    AgendaWords.column(label.replacing("_", with: " "))
      ?? (["starttime", "start-time"].contains(label) ? .start : nil)
  }

  /// Without a header: what is nothing but a time is a time, and the first other text is the item.
  private static func guessed(_ cells: [Cell]) -> [AgendaWords.Column?] {
    var columns: [AgendaWords.Column?] = []
    var clocks = 0
    for cell in cells {
      if let timed = TimedLine(cell.text, beginsCompact: true), timed.text.isEmpty {
        clocks += timed.mention.start == nil ? 0 : 1
        columns.append(timed.mention.start == nil ? .duration : clocks == 2 ? .end : .time)
      } else if !cell.text.isEmpty, !columns.contains(.item) {
        columns.append(.item)
      } else {
        columns.append(nil)
      }
    }
    return columns
  }

  private func read(_ cells: [Cell], as columns: [AgendaWords.Column?]) -> AgendaRow {
    var row = AgendaRow()
    var (items, others): ([Cell], [Cell]) = ([], [])
    for (cell, column) in zip(cells, columns) where !cell.text.isEmpty {
      switch column {
      case .time, .start, .end, .duration, .minutes: take(cell.text, as: column, into: &row)
      case .date: row.date = DateGrammar.mentions(in: cell.text).first
      case .item: items.append(cell)
      case .lead, .owner:
        row.people += PeopleReader.names(in: cell.text)
        row.owner = row.owner ?? cell.text.collapsed
      case .due: row.due = cell.text
      case .number: break
      case .other, nil: if cell.isVisible { others.append(cell) }
      }
    }
    let item = Self.best(items) ?? (hasItems ? nil : others.first)
    row.text = item?.text.collapsed ?? ""
    if row.mention == nil, let timed = TimedLine(row.text), !timed.text.isEmpty {
      row.mention = timed.mention
      row.text = timed.text
    }
    return row
  }

  /// A record's title says more than its description does.
  private static func best(_ cells: [Cell]) -> Cell? {
    let names = ["title", "summary", "topic", "name", "subject", "item"]
    let named = names.lazy.compactMap { name in cells.first { $0.label == name } }.first
    return named ?? cells.first
  }

  private func take(_ text: String, as column: AgendaWords.Column?, into row: inout AgendaRow) {
    var mention = row.mention ?? TimeMention(range: 0..<0)
    let found = TimeGrammar.mentions(
      in: text, isTimeField: column != .duration && column != .minutes)
    let clock = found.first { $0.start != nil }
    let length = found.first { $0.minutes != nil }?.minutes
    switch column {
    case .end: mention.end = mention.end ?? clock?.start
    case .duration, .minutes:
      mention.minutes = mention.minutes ?? length ?? Self.minutes(text, isBare: column == .minutes)
      if mention.start == nil, clock?.end != nil {
        (mention.start, mention.end) = (clock?.start, clock?.end)
      }
    default:
      if mention.start == nil, let clock {
        mention.start = clock.start
        mention.end = mention.end ?? clock.end
      }
      mention.minutes = mention.minutes ?? length
      if found.isEmpty, column == .time, let number = Int(text.collapsed),
        (1...240).contains(number)
      {
        row.bareNumber = number
      }
    }
    mention.carryMeridiem()
    let isEmpty = mention.start == nil && mention.minutes == nil && mention.end == nil
    row.mention = isEmpty ? nil : mention
  }

  /// `PT10M`, `PT1H30M`, `00:20`, and `10` under a header that says minutes.
  static func minutes(_ text: String, isBare: Bool) -> Int? {
    let text = text.collapsed
    if isBare, text.utf8.count <= 3, let minutes = Int(text), (1...600).contains(minutes) {
      return minutes
    }
    let parts = text.split(separator: ":")
    if parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 2 }), let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes),
      hours + minutes > 0
    {
      return hours * 60 + minutes
    }
    return isoMinutes(text.uppercased())
  }

  private static func isoMinutes(_ text: String) -> Int? {
    guard text.hasPrefix("PT"), text.utf8.count <= 12 else { return nil }
    var (total, number) = (0, 0)
    for character in text.dropFirst(2) {
      if let digit = character.wholeNumberValue, number < 10_000 {
        number = number * 10 + digit
      } else if character == "H" || character == "M" {
        total += number * (character == "H" ? 60 : 1)
        number = 0
      } else {
        return nil
      }
    }
    return number == 0 && (1...1_440).contains(total) ? total : nil
  }
}

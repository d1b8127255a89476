internal import Artifacts

/// Rows of tables, and records whose cells have labels.
extension AgendaReader {
  mutating func readRow(_ block: Block, table: Int) {
    let isNew = columns?.table != table
    let isFilled = taken == .list || taken == .lines && section?.isOfOneKind == true
    if isNew, isFilled { endSection() }
    if isNew || columns?.isHeaderRow != true {
      let columns = AgendaColumns(header: block, table: table, isInActions: section == .actions)
      if isNew || columns.isHeaderRow { self.columns = columns }
      if isNew { part += 1 }
      if columns.isHeaderRow {
        verdict.note(columns)
        if !columns.isActions { endSection() }
        return
      }
    }
    guard let row = columns?.read(block) else { return }
    if columns?.isActions == true {
      guard !row.text.isEmpty else { return }
      sections.take(row, date: header.settledDate(evidence))
      return
    }
    readFieldsOrItem(row, block)
  }

  private mutating func readFieldsOrItem(_ row: AgendaRow, _ block: Block) {
    let filled = block.cells.filter { !$0.text.isEmpty && $0.label == nil }
    // A cell alone may be one of the section's lines; a row of several is none.
    if filled.count > 1 { endSection() }
    if readPairs(filled, row, block) { return }
    if let date = row.date { day.begin(.stated(date)) }
    if filled.count == 1, row.mention == nil || !row.text.isEmpty && columns?.hasItems == true {
      let text = filled[0].text
      if row.mention == nil || DayLine(text)?.isAlone == true || DayLine.isUndated(text) {
        for line in text.split(separator: "\n") { readLine(String(line), of: plain(block, line)) }
        return
      }
    }
    guard !row.text.isEmpty,
      row.mention != nil || row.bareNumber != nil || columns?.hasItems == true
    else { return }
    append(row, block)
  }

  private mutating func append(_ row: AgendaRow, _ block: Block) {
    guard !Self.isWeekdays(row.text) else { return }
    if Self.isTotal(row.text) {
      header.noteTotal(row.mention?.minutes ?? row.bareNumber)
      return
    }
    var entry = entry(row.text, row.mention, block, place(of: block))
    entry.bareNumber = row.bareNumber
    entry.people = row.people + entry.people.filter { !row.people.contains($0) }
    if block.cells.contains(where: { $0.label.map(XMLNames.isTime) == true }) {
      verdict.isMarkedUp = true
    }
    entries.append(entry)
  }

  private func plain(_ block: Block, _ text: Substring) -> Block {
    Block(kind: .paragraph, text: String(text), line: block.line, page: block.page)
  }

  /// `Date | March 12, 2026` in a table without a header is a label and its value, also twice in a
  /// row.
  private mutating func readPairs(_ filled: [Cell], _ row: AgendaRow, _ block: Block) -> Bool {
    guard filled.count == 2 || filled.count == 4, columns?.hasItems != true else { return false }
    let names = stride(from: 0, to: filled.count, by: 2).map { filled[$0].text }
    let labels = names.map { $0.prefix { $0 != ":" && $0 != "：" }.collapsed }
    guard labels.allSatisfy({ AgendaWords.label($0) != nil || AgendaWords.section($0) != nil }),
      row.mention?.start == nil || labels.allSatisfy({ AgendaWords.label($0) != nil })
    else { return false }
    var isKnown = false
    for (index, label) in labels.enumerated() {
      let cell = plain(block, "")
      isKnown = readLabelled(label, filled[index * 2 + 1].text, cell) || isKnown
    }
    return isKnown
  }
}

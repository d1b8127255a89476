internal import Artifacts

/// One filled cell of a sheet.
struct SheetCell: Equatable {
  /// From 0.
  var column: Int
  var text: String
  /// As `Cell.value`.
  var value: String?
  /// How many columns it reaches over.
  var columns = 1
  /// True for a number, a day, a time; false for what somebody wrote as text.
  var isNumber = false
}

/// Turns a sheet's rows into headings, tables and the lines between them.
///
/// A sheet doesn't say where a table begins. Here, a row with one cell alone stands for itself before
/// a table, behind an empty row, and where it reaches across; rows of several cells are a table, and
/// behind an empty row a row of words opens a new one.
struct SheetCollector {
  private(set) var builder: DocumentBuilder
  private var sheet = ""
  private var table: Int?
  private var header: [String] = []
  private var lastRow = 0
  private var hasGap = false
  private var isFresh = true
  private var waiting: [Row] = []

  private struct Row {
    let number: Int
    let cells: [SheetCell]
  }

  private var cellsLeft = mostCells

  /// In UTF-8.
  private static let longestHeader = 120
  /// Of all sheets together, empty ones ahead of filled ones counted as well.
  private static let mostCells = 200_000

  init(format: PackagedFormat) { builder = DocumentBuilder(format: format.rawValue) }

  // MARK: Sheets

  /// - Parameter isShown: whether the sheet's name is one that tells something.
  mutating func beginSheet(_ name: String, isNamed: Bool) {
    endSheet()
    sheet = name
    (table, header, lastRow) = (nil, [], 0)
    (hasGap, isFresh) = (false, true)
    guard isNamed, !Self.isDefaultName(name) else { return }
    builder.append(
      Block(kind: .heading(level: 2), text: name.collapsed, isCounted: false))
  }

  mutating func endSheet() {
    flushWaiting()
    table = nil
  }

  /// What programs call a sheet that nobody named.
  private static func isDefaultName(_ name: String) -> Bool {
    let letters = name.lowercased().prefix { !$0.isNumber }.collapsed
    return [
      "sheet", "tabelle", "hoja", "feuil", "feuille", "planilha", "folha", "foglio", "blad", "лист",
      "工作表", "シート",
    ].contains(letters)
  }

  func location(column: Int, row: Int) -> String? {
    SheetAddress(column: column, row: row)?.text(in: sheet)
  }

  mutating func appendLink(
    _ target: String, text: String?, role: Link.Role? = nil, column: Int, row: Int
  ) {
    let place = location(column: column, row: row).map { Location(cell: $0) }
    _ = builder.appendLink(target, text: text, role: role, at: place)
  }

  /// Addresses that a cell only writes out.
  mutating func appendAddresses(in text: String, column: Int, row: Int) {
    builder.appendAddresses(in: text, line: nil, cell: location(column: column, row: row))
  }

  mutating func setBase(_ base: String) { builder.setBase(base) }

  mutating func markCut() { builder.markCut() }

  var isFull: Bool { builder.document.isCut }

  // MARK: Rows

  /// - Parameter cells: those with text, from left to right.
  mutating func add(_ cells: [SheetCell], row number: Int) {
    guard let first = cells.first else { return }
    if lastRow > 0, number > lastRow + 1 { hasGap = true }
    lastRow = number
    let row = Row(number: number, cells: cells)
    if cells.count == 1, table == nil || hasGap || first.columns > 1 {
      waiting.append(row)
    } else {
      addToTable(row)
    }
    if waiting.count >= 1_000 { flushWaiting() }
  }

  private mutating func addToTable(_ row: Row) {
    let mayOpen = table == nil || hasGap || !waiting.isEmpty
    let words = mayOpen && Self.isHeader(row.cells) ? row.cells.map { $0.text.comparable } : []
    let isHeader = !words.isEmpty && (table == nil || hasGap || words == header)
    flushWaiting()
    hasGap = false
    if table == nil || isHeader {
      table = builder.newTable()
      header = isHeader ? words : []
    }
    guard let table else { return }
    append(row, table: table, isHeader: isHeader)
  }

  private mutating func append(_ row: Row, table: Int, isHeader: Bool) {
    var cells: [Cell] = []
    for cell in row.cells {
      guard cell.column < DocumentBuilder.mostCells else {
        builder.markCut()
        break
      }
      while cells.count < cell.column { cells.append(Cell(text: "", isHeader: isHeader)) }
      cells.append(Cell(text: cell.text, isHeader: isHeader, value: cell.value))
    }
    cellsLeft -= cells.count
    guard cellsLeft >= 0 else {
      builder.markCut()
      return
    }
    let place = row.cells.first.flatMap { location(column: $0.column, row: row.number) }
    builder.appendRow(cells, table: table, line: nil, cell: place)
    isFresh = false
  }

  /// A sheet's very first line, alone above everything, is its heading.
  private mutating func flushWaiting() {
    for row in waiting {
      guard let cell = row.cells.first else { continue }
      let isHeading = isFresh && !cell.isNumber && cell.text.utf8.count <= 200
      var block = Block(kind: isHeading ? .heading(level: 1) : .paragraph, text: cell.text)
      block.cell = location(column: cell.column, row: row.number)
      block.value = cell.value
      builder.append(block)
      isFresh = false
    }
    waiting = []
  }

  /// Words only, and few of them.
  private static func isHeader(_ cells: [SheetCell]) -> Bool {
    cells.count >= 2
      && cells.allSatisfy { cell in
        !cell.isNumber && cell.text.utf8.count <= longestHeader
          && !cell.text.unicodeScalars.contains(where: \.isDigit)
      }
  }
}

/// The tables that are open at one place of a page, one inside the other.
///
/// A table inside a cell makes the outer row mere layout: what it holds is read as plain blocks.
struct TableStack {
  private var tables: [Table] = []
  private var definitions: Int?

  private struct Table {
    var number: Int
    var isAside: Bool
    var cells: [Cell] = []
    var blocks: [Block] = []
    var rowBlocks: [Block] = []
    var rowLine: Int?
    var isRowOpen = false
    var isCellOpen = false
    var isLayout = false
    var isHeader = false
    var columns = 1
    /// Rows that a cell above still covers, a number a column.
    var covered: [Int] = []
    var coming: [Int] = []
  }

  struct Row {
    var cells: [Cell]
    var table: Int
    var line: Int?
    var isAside: Bool
  }

  enum Outcome {
    case none
    /// The row holds one cell or another table.
    case blocks([Block])
    case row(Row)
  }

  var isInCell: Bool { tables.last.map { $0.isCellOpen && !$0.isLayout } ?? false }

  /// Returns whether an open cell took the block.
  mutating func add(_ block: Block) -> Bool {
    guard let last = tables.indices.last, tables[last].isCellOpen, !tables[last].isLayout else {
      return false
    }
    tables[last].blocks.append(block)
    return true
  }

  /// Returns what the outer row held so far.
  mutating func open(number: Int, isAside: Bool) -> [Block] {
    definitions = nil
    var held: [Block] = []
    if let last = tables.indices.last, tables[last].isCellOpen {
      held = tables[last].rowBlocks + tables[last].blocks
      tables[last].rowBlocks = []
      tables[last].blocks = []
      tables[last].isLayout = true
    }
    tables.append(Table(number: number, isAside: isAside))
    return held
  }

  mutating func close() { _ = tables.popLast() }

  /// All lists of definitions between two tables are one table.
  mutating func definitionTable(_ builder: inout DocumentBuilder) -> Int {
    if let definitions { return definitions }
    let number = builder.newTable()
    definitions = number
    return number
  }

  mutating func openRow(line: Int?) {
    guard let last = tables.indices.last else { return }
    tables[last].cells = []
    tables[last].rowBlocks = []
    tables[last].blocks = []
    tables[last].coming = []
    tables[last].isLayout = false
    tables[last].isRowOpen = true
    tables[last].rowLine = line
  }

  mutating func openCell(isHeader: Bool, columns: Int, rows: Int) {
    guard let last = tables.indices.last else { return }
    if !tables[last].isRowOpen { openRow(line: nil) }
    fillCovered(last)
    tables[last].isCellOpen = true
    tables[last].isHeader = isHeader
    tables[last].columns = min(max(columns, 1), 64)
    for _ in 0..<tables[last].columns where tables[last].coming.count < DocumentBuilder.mostCells {
      tables[last].coming.append(min(max(rows, 1), 1_000) - 1)
    }
  }

  mutating func closeCell() {
    guard let last = tables.indices.last, tables[last].isCellOpen else { return }
    let blocks = tables[last].blocks
    tables[last].isCellOpen = false
    tables[last].blocks = []
    tables[last].rowBlocks += blocks
    guard tables[last].cells.count < DocumentBuilder.mostCells + 1 else { return }
    let text = blocks.map(\.text).joined(separator: "\n")
    tables[last].cells.append(Cell(text: text, isHeader: tables[last].isHeader))
    for _ in 1..<max(tables[last].columns, 2) where tables[last].columns > 1 {
      tables[last].cells.append(Cell(text: "", isHeader: tables[last].isHeader))
    }
  }

  mutating func closeRow() -> Outcome {
    guard let last = tables.indices.last, tables[last].isRowOpen else { return .none }
    fillCovered(last)
    let table = tables[last]
    tables[last].covered = table.coming
    tables[last].isRowOpen = false
    tables[last].cells = []
    tables[last].rowBlocks = []
    let filled = table.cells.filter { !$0.text.isEmpty }.count
    // A lone cell is a heading across the table, or the whole page in a frame.
    let isLone = filled == 1 && (table.cells.count == 1 || table.columns == table.cells.count)
    if table.isLayout || isLone { return .blocks(table.rowBlocks) }
    return .row(
      Row(
        cells: table.cells, table: table.number, line: table.rowLine, isAside: table.isAside))
  }

  /// Keeps the columns in line below a cell that spans rows.
  private mutating func fillCovered(_ last: Int) {
    while true {
      let column = tables[last].coming.count
      guard tables[last].covered.indices.contains(column), tables[last].covered[column] > 0 else {
        return
      }
      tables[last].coming.append(tables[last].covered[column] - 1)
      tables[last].cells.append(Cell(text: ""))
    }
  }
}

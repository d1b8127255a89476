internal import Artifacts

/// Reads the rows of an OpenDocument spreadsheet (OpenDocument 1.2 part 1 §9). Each cell's text is
/// stored as the program shows it.
struct SpreadsheetVisitor: MarkupVisitor {
  private var collector = SheetCollector(format: .ods)
  private var styles: OpenDocumentStyles
  private var hidden = HiddenContent()
  private var privacy = PrivacySweep()
  private var isStyles = false
  /// Of the row that comes next, from 1.
  private var row = 1
  private var rowsRepeated = 1
  private var column = 0
  private var cells: [SheetCell] = []
  private var links: [Link] = []
  private var cell: OpenCell?
  private var hiddenColumns: [Range<Int>] = []
  private var nextColumn = 0

  private struct OpenCell {
    var text = ""
    var repeated = 1
    var columns = 1
    var type = ""
    var date: String?
    var hasParagraph = false
  }

  private struct Link {
    let target: String
    let column: Int
    var text = ""
    var isOpen = true
  }

  private let isNamed: Bool

  /// - Parameter isNamed: whether the sheets' names are headings.
  init(styles: OpenDocumentStyles, isNamed: Bool) {
    (self.styles, self.isNamed) = (styles, isNamed)
    collector.setBase(OpenDocumentReader.base)
  }

  var reading: OfficeReading {
    var collector = collector
    collector.endSheet()
    var reading = OfficeReading(builder: collector.builder)
    reading.hidden = hidden
    reading.privacy = privacy
    reading.language = styles.language
    reading.eastAsianLanguage = styles.eastAsianLanguage
    return reading
  }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    if isStyles {
      styles.enter(element)
      return true
    }
    switch element.name {
    case "automatic-styles": isStyles = true
    case "table": return openSheet(element)
    case "table-column": noteColumns(element)
    case "table-row": return openRow(element)
    case "table-cell", "covered-table-cell": openCell(element)
    case "p": openParagraph()
    case "a":
      if cell != nil, let target = element.attribute("href"), links.count < 10_000 {
        links.append(Link(target: target, column: column))
      }
    case "s", "tab": append(" ")
    case "line-break": append("\n")
    case "annotation":
      hidden.add("comments")
      return false
    default: return !Self.passedOver.contains(element.name)
    }
    return true
  }

  private static let passedOver: Set<String> = [
    "tracked-changes", "shapes", "forms", "scripts", "font-face-decls", "named-expressions",
    "database-ranges", "data-pilot-tables", "content-validations", "calculation-settings",
    "object", "title", "desc", "ruby-text", "conditional-formats", "consolidation",
  ]

  mutating func leave(_ name: String) {
    if isStyles {
      styles.leave(name)
      if name == "automatic-styles" { isStyles = false }
      return
    }
    switch name {
    case "table": collector.endSheet()
    case "table-row": closeRow()
    case "table-cell", "covered-table-cell": closeCell()
    case "a": for index in links.indices { links[index].isOpen = false }
    default: break
    }
  }

  mutating func text(_ text: String) {
    guard cell?.hasParagraph == true else { return }
    append(text.utf8.contains(0x0A) ? String(text.map { $0.isNewline ? " " : $0 }) : text)
  }

  private mutating func append(_ text: String) {
    cell?.text += text
    for index in links.indices where links[index].isOpen { links[index].text += text }
  }

  private mutating func openParagraph() {
    if cell?.hasParagraph == true { cell?.text += "\n" }
    cell?.hasParagraph = true
  }

  // MARK: Sheets and columns

  private mutating func openSheet(_ element: MarkupElement) -> Bool {
    guard !styles.meaning(element.attribute("style-name"), family: "table").isHidden else {
      hidden.add("a hidden sheet")
      return false
    }
    (row, nextColumn, hiddenColumns) = (1, 0, [])
    collector.beginSheet(element.attribute("name") ?? "", isNamed: isNamed)
    return true
  }

  private mutating func noteColumns(_ element: MarkupElement) {
    let count = Self.count(element, "number-columns-repeated", most: SheetAddress.mostColumns)
    if Self.isHidden(element), hiddenColumns.count < 1_000 {
      hiddenColumns.append(nextColumn..<(nextColumn + count))
    }
    nextColumn = min(nextColumn + count, SheetAddress.mostColumns)
  }

  private static func isHidden(_ element: MarkupElement) -> Bool {
    ["collapse", "filter"].contains(element.attribute("visibility"))
  }

  private static func count(_ element: MarkupElement, _ name: String, most: Int) -> Int {
    min(max(element.number(name) ?? 1, 1), most)
  }

  // MARK: Rows and cells

  private mutating func openRow(_ element: MarkupElement) -> Bool {
    rowsRepeated = Self.count(element, "number-rows-repeated", most: SheetAddress.mostRows)
    (column, cells, links) = (0, [], [])
    guard !collector.isFull, row <= SheetAddress.mostRows else { return false }
    guard Self.isHidden(element) else { return true }
    hidden.add("hidden rows")
    return false
  }

  private mutating func closeRow() {
    defer { row = min(row + rowsRepeated, SheetAddress.mostRows + 1) }
    guard !cells.isEmpty else { return }
    for link in links {
      collector.appendLink(link.target, text: link.text, column: link.column, row: row)
    }
    let linked = Set(links.map(\.column))
    for cell in cells where !linked.contains(cell.column) {
      collector.appendAddresses(in: cell.text, column: cell.column, row: row)
    }
    for offset in 0..<rowsRepeated {
      guard !collector.isFull, row + offset <= SheetAddress.mostRows else { return }
      collector.add(cells, row: row + offset)
    }
  }

  private mutating func openCell(_ element: MarkupElement) {
    var cell = OpenCell()
    cell.repeated = Self.count(element, "number-columns-repeated", most: SheetAddress.mostColumns)
    cell.columns = Self.count(element, "number-columns-spanned", most: SheetAddress.mostColumns)
    cell.type = element.attribute("value-type") ?? ""
    cell.date = element.attribute("date-value")
    self.cell = cell
  }

  private mutating func closeCell() {
    guard let cell else { return }
    self.cell = nil
    defer { column = min(column + cell.repeated, SheetAddress.mostColumns) }
    let text = cell.text.collapsedLines.cut(toBytes: SheetText.longest)
    guard !text.isEmpty else { return }
    if text.utf8.count > SheetText.longest - 4 { collector.markCut() }
    for offset in 0..<cell.repeated {
      guard column + offset < DocumentBuilder.mostCells else {
        collector.markCut()
        return
      }
      if hiddenColumns.contains(where: { $0.contains(column + offset) }) {
        hidden.add("hidden columns")
        continue
      }
      cells.append(
        SheetCell(
          column: column + offset, text: text, value: Self.day(of: cell, shown: text),
          columns: cell.columns, isNumber: !["", "string"].contains(cell.type)))
    }
  }

  /// The stored day, where a year is shown.
  private static func day(of cell: OpenCell, shown: String) -> String? {
    guard let date = cell.date, date.utf8.count >= 10 else { return nil }
    let year = date.prefix(4)
    guard shown.contains(year) || shown.contains(year.suffix(2)) else { return nil }
    let time = date.dropFirst(11).prefix(5)
    let showsTime = shown.contains(":") && time.utf8.count == 5
    return showsTime ? "\(date.prefix(10)) \(time)" : String(date.prefix(10))
  }
}

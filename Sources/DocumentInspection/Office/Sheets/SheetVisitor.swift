internal import Artifacts

/// Reads the rows of one Excel sheet after the other (ECMA-376 part 1 §18.3).
struct SheetVisitor: MarkupVisitor {
  private(set) var collector = SheetCollector(format: .xlsx)
  private(set) var hidden = HiddenContent()

  private let strings: SharedStrings
  private let styles: WorkbookStyles
  private let epoch: SheetDate.Epoch
  private var frame = SheetFrame()
  private var links: [SheetAddress: String] = [:]
  private var row = 0
  private var column = -1
  private var cells: [SheetCell] = []
  private var cell: OpenCell?

  private struct OpenCell {
    var type = "n"
    var style: Int?
    var value = ""
    var formula = ""
    var inline = SheetText()
    var part = Part.other
  }

  private enum Part { case value, formula, other }

  private static let longestFormula = 8_192

  init(strings: SharedStrings, styles: WorkbookStyles, epoch: SheetDate.Epoch) {
    (self.strings, self.styles, self.epoch) = (strings, styles, epoch)
  }

  mutating func begin(_ sheet: String, isNamed: Bool, _ frame: SheetFrame, _ relations: Relations) {
    collector.beginSheet(sheet, isNamed: isNamed)
    self.frame = frame
    (row, column, cells, cell) = (0, -1, [], nil)
    links = [:]
    for link in frame.links {
      let place = link.place.map { "#\($0)" } ?? ""
      // A link over several cells is the first one's.
      let target = relations.address(link.identifier).map { $0 + place } ?? place
      if !target.isEmpty { links[link.range.first] = target }
    }
  }

  mutating func end() { collector.endSheet() }

  mutating func noteHidden(_ kind: String) { hidden.add(kind) }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "sheetdata", "worksheet": return true
    case "row": return openRow(element)
    case "c": return openCell(element)
    case "v": cell?.part = .value
    case "f": cell?.part = .formula
    case "is", "r", "t", "rph", "rpr": return cell?.inline.enter(element.name) ?? false
    default: return false
    }
    return true
  }

  mutating func leave(_ name: String) {
    switch name {
    case "row":
      collector.add(cells, row: row)
      cells = []
    case "c": closeCell()
    case "v", "f": cell?.part = .other
    default: cell?.inline.leave(name)
    }
  }

  mutating func text(_ text: String) {
    switch cell?.part {
    case .value: cell?.value += text
    case .formula:
      if (cell?.formula.utf8.count ?? 0) < Self.longestFormula { cell?.formula += text }
    case .other: cell?.inline.append(text)
    case nil: break
    }
  }

  /// A link of what lies over the cells of the sheet at hand.
  mutating func appendLink(_ target: String, role: Link.Role?, column: Int, row: Int) {
    collector.appendLink(target, text: nil, role: role, column: column, row: row)
  }

  // MARK: Rows and cells

  /// Rows and cells without a number follow the one before.
  private mutating func openRow(_ element: MarkupElement) -> Bool {
    guard !collector.isFull else { return false }
    let number = element.number("r") ?? row + 1
    guard (1...SheetAddress.mostRows).contains(number) else { return false }
    (row, column, cells) = (number, -1, [])
    guard ["1", "true"].contains(element.attribute("hidden")) else { return true }
    hidden.add("hidden rows")
    return false
  }

  private mutating func openCell(_ element: MarkupElement) -> Bool {
    column = element.attribute("r").flatMap { SheetAddress($0) }?.column ?? column + 1
    guard !frame.isHidden(column: column) else {
      hidden.add("hidden columns")
      return false
    }
    cell = OpenCell(type: element.attribute("t") ?? "n", style: element.number("s"))
    return true
  }

  private mutating func closeCell() {
    guard let cell else { return }
    self.cell = nil
    var shown = SheetCell(column: column, text: "")
    (shown.text, shown.value, shown.isNumber) = content(of: cell)
    if shown.text.utf8.count > SheetText.longest - 4 { collector.markCut() }
    let address = SheetAddress(column: column, row: row)
    if let columns = address.flatMap({ frame.merged[$0] }) { shown.columns = columns }
    let target = address.flatMap { links[$0] } ?? Self.linked(by: cell.formula)
    if let target {
      collector.appendLink(target, text: shown.text, column: column, row: row)
    } else {
      collector.appendAddresses(in: shown.text, column: column, row: row)
    }
    if !shown.text.isEmpty { cells.append(shown) }
  }

  private func content(of cell: OpenCell) -> (text: String, value: String?, isNumber: Bool) {
    switch cell.type {
    case "s": return (strings[Int(cell.value.collapsed)], nil, false)
    case "inlineStr", "inlinestr": return (cell.inline.shown, nil, false)
    case "str":
      let text = SheetText.unescaped(cell.value).collapsedLines
      return (text.cut(toBytes: SheetText.longest), nil, false)
    case "b": return (cell.value.collapsed == "1" ? "TRUE" : "FALSE", nil, true)
    case "e": return (cell.value.collapsed, nil, true)
    case "d": return day(cell.value.collapsed)
    default:
      guard let number = Double(cell.value.collapsed), number.isFinite else {
        return (cell.value.collapsedLines.cut(toBytes: SheetText.longest), nil, false)
      }
      let (text, value) = styles[cell.style].shown(number, epoch)
      return (text.collapsed, value, true)
    }
  }

  /// ISO 8601, as strict files may have it.
  private func day(_ text: String) -> (text: String, value: String?, isNumber: Bool) {
    let shown =
      text.hasSuffix("T00:00:00") ? String(text.prefix(10)) : text.replacing("T", with: " ")
    return (shown, shown.utf8.count >= 10 ? shown : nil, true)
  }

  /// `HYPERLINK("http://…","text")`, where the address stands in the formula itself.
  private static func linked(by formula: String) -> String? {
    let prefix = "HYPERLINK(\""
    guard formula.uppercased().hasPrefix(prefix) else { return nil }
    let address = formula.dropFirst(prefix.count).prefix { $0 != "\"" }
    return address.isEmpty ? nil : String(address)
  }
}

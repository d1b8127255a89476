internal import Artifacts

/// Fills a `Document` from the parts of an Excel workbook, the sheets in the workbook's order.
enum WorkbookReader {
  private static let mostSheets = 1_000
  private static let mostDrawings = 16

  /// Nil where the main part is missing or holds no XML.
  static func read(_ package: inout OfficePackage) -> OfficeReading? {
    let main = OfficeReading.mainPart(in: &package) ?? "xl/workbook.xml"
    let relations = Relations.of(main, in: &package)
    var workbook = Workbook()
    guard package.walk(main, &workbook) else { return nil }
    var visitor = SheetVisitor(
      strings: .of(relations.parts("sharedStrings").first, in: &package),
      styles: .of(relations.parts("styles").first, in: &package),
      epoch: workbook.isFrom1904 ? .y1904 : .y1900)
    let shown = workbook.sheets.filter { !$0.isHidden }
    for sheet in shown.prefix(mostSheets) {
      // A sheet of nothing but a chart has no cells.
      guard let part = relations[sheet.identifier], part.kind == "worksheet" else { continue }
      read(part.target, sheet.name, isNamed: shown.count > 1, &visitor, &package)
    }
    if shown.count < workbook.sheets.count { visitor.noteHidden("a hidden sheet") }
    var reading = OfficeReading(builder: visitor.collector.builder)
    if shown.count > mostSheets { reading.builder.markCut() }
    reading.hidden = visitor.hidden
    return reading
  }

  private static func read(
    _ part: String, _ name: String, isNamed: Bool, _ visitor: inout SheetVisitor,
    _ package: inout OfficePackage
  ) {
    let relations = Relations.of(part, in: &package)
    _ = package.withTree(part) { tree in
      var frame = SheetFrame()
      tree.walk(&frame)
      visitor.begin(name, isNamed: isNamed, frame, relations)
      tree.walk(&visitor)
      visitor.end()
    }
    for drawing in relations.parts("drawing").prefix(mostDrawings) {
      var links = DrawnLinks(Relations.of(drawing, in: &package))
      _ = package.walk(drawing, &links)
      for link in links.found {
        visitor.appendLink(link.target, role: link.role, column: link.column, row: link.row + 1)
      }
    }
    let comments = relations.parts("comments") + relations.parts("threadedComment")
    if !comments.isEmpty { visitor.noteHidden("comments") }
  }
}

/// The links of the pictures and shapes that lie over a sheet (ECMA-376 part 1 §20.5).
private struct DrawnLinks: MarkupVisitor {
  /// The cell in which a shape begins counts from 0.
  private(set) var found: [(target: String, role: Link.Role?, column: Int, row: Int)] = []
  private let relations: Relations
  private var place: [String: Int] = [:]
  private var isStart = false
  private var number: String?

  init(_ relations: Relations) { self.relations = relations }

  mutating func enter(_ element: MarkupElement) -> Bool {
    let identifier: String?
    switch element.name {
    case "from":
      isStart = true
      return true
    case "col", "row":
      if isStart { number = "" }
      return true
    case "hlinkclick": identifier = element.attribute("id")
    case "blip": identifier = element.attribute("link")
    default: return true
    }
    if found.count < 1_000, let target = relations.address(identifier) {
      let role: Link.Role? = element.name == "blip" ? .picture : nil
      found.append((target, role, place["col"] ?? 0, place["row"] ?? 0))
    }
    return true
  }

  mutating func leave(_ name: String) {
    if name == "from" { isStart = false }
    guard let number, name == "col" || name == "row" else { return }
    let value = Int(number.collapsed) ?? 0
    place[name] = (0..<SheetAddress.mostRows).contains(value) ? value : 0
    self.number = nil
  }

  mutating func text(_ text: String) {
    if (number?.utf8.count ?? 20) < 20 { number?.append(text) }
  }
}

/// The sheets of a workbook.
private struct Workbook: MarkupVisitor {
  struct Sheet {
    let name: String
    let identifier: String?
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var isFrom1904 = false

  mutating func enter(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "workbookpr":
      isFrom1904 = ["1", "true"].contains(element.attribute("date1904"))
    case "sheet":
      let state = element.attribute("state")?.lowercased() ?? "visible"
      sheets.append(
        Sheet(
          name: element.attribute("name") ?? "", identifier: element.attribute("id"),
          isHidden: state != "visible"))
    case "definednames", "extlst", "calcpr": return false
    default: break
    }
    return true
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}
}

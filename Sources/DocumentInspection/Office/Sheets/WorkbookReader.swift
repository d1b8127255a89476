internal import Artifacts

/// Fills a `Document` from the parts of an Excel workbook, the sheets in the workbook's order.
enum WorkbookReader {
  private static let mostSheets = 1_000

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
    let comments = relations.parts("comments") + relations.parts("threadedComment")
    if !comments.isEmpty { visitor.noteHidden("comments") }
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

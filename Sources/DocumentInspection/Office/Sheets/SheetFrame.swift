/// What an Excel sheet says around its rows: merged cells, links, hidden columns.
struct SheetFrame: MarkupVisitor {
  struct Link {
    let range: SheetRange
    let identifier: String?
    /// A place in the workbook, or one in what the relation names.
    let place: String?
  }

  private(set) var merged: [SheetAddress: Int] = [:]
  private(set) var links: [Link] = []
  private(set) var hidden: [ClosedRange<Int>] = []

  private static let most = 100_000

  mutating func enter(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "mergecell":
      if merged.count < Self.most, let range = element.attribute("ref").flatMap(SheetRange.init) {
        merged[range.first] = range.columns
      }
    case "hyperlink":
      if links.count < Self.most, let range = element.attribute("ref").flatMap(SheetRange.init) {
        links.append(
          Link(
            range: range, identifier: element.attribute("id"),
            place: element.attribute("location")))
      }
    case "col":
      guard element.attribute("hidden") == "1" || element.attribute("hidden") == "true",
        let first = element.number("min"), let last = element.number("max"), first <= last,
        hidden.count < 1_000
      else { break }
      hidden.append(first...last)
    default: break
    }
    return element.name != "sheetdata"
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}

  /// - Parameter column: from 0.
  func isHidden(column: Int) -> Bool { hidden.contains { $0.contains(column + 1) } }
}

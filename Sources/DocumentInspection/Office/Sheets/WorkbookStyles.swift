/// The number formats of an Excel workbook's cells (ECMA-376 part 1 §18.8).
struct WorkbookStyles: MarkupVisitor {
  private var custom: [Int: String] = [:]
  private var cells: [Int] = []
  private var formats: [NumberFormat] = []
  private var isInCells = false

  private static let most = 70_000

  static func of(_ part: String?, in package: inout OfficePackage) -> WorkbookStyles {
    var styles = WorkbookStyles()
    if let part { _ = package.walk(part, &styles) }
    var known: [Int: NumberFormat] = [:]
    styles.formats = styles.cells.map { number in
      if let format = known[number] { return format }
      let format =
        styles.custom[number].map { NumberFormat($0) } ?? NumberFormat(builtIn: number) ?? .general
      known[number] = format
      return format
    }
    return styles
  }

  /// - Parameter style: a cell's `s`.
  subscript(style: Int?) -> NumberFormat {
    guard let style, formats.indices.contains(style) else { return .general }
    return formats[style]
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "numfmt":
      if custom.count < Self.most, let number = element.number("numfmtid"),
        let code = element.attribute("formatcode")
      {
        custom[number] = code
      }
    case "cellxfs": isInCells = true
    case "xf" where isInCells:
      if cells.count < Self.most { cells.append(element.number("numfmtid") ?? 0) }
    case "dxfs", "fonts", "fills", "borders", "cellstylexfs", "extlst", "colors": return false
    default: break
    }
    return element.name != "xf"
  }

  mutating func leave(_ name: String) {
    if name == "cellxfs" { isInCells = false }
  }

  mutating func text(_ text: String) {}
}

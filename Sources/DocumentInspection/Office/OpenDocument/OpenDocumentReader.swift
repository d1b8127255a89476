internal import Artifacts

/// Fills a `Document` from the parts of an OpenDocument text, presentation or spreadsheet.
enum OpenDocumentReader {
  private static let content = "content.xml"
  private static let styles = "styles.xml"

  /// Nil where the content is missing or holds no XML.
  static func read(_ package: inout OfficePackage, _ format: PackagedFormat) -> OfficeReading? {
    var list = StyleList()
    _ = package.walk(styles, &list)
    if format == .ods {
      var visitor = SpreadsheetVisitor(styles: list.styles)
      guard package.walk(content, &visitor) else { return nil }
      return visitor.reading
    }
    var visitor = OpenDocumentVisitor(format: format, styles: list.styles)
    guard package.walk(content, &visitor) else { return nil }
    if format == .odt {
      visitor.beginMargins()
      _ = package.walk(styles, &visitor)
    }
    return visitor.reading
  }
}

/// Reads nothing but styles.
private struct StyleList: MarkupVisitor {
  var styles = OpenDocumentStyles()

  mutating func enter(_ element: MarkupElement) -> Bool {
    styles.enter(element)
    return element.name != "master-styles"
  }

  mutating func leave(_ name: String) { styles.leave(name) }

  mutating func text(_ text: String) {}
}

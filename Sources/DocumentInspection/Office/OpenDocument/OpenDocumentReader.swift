internal import Artifacts

/// Fills a `Document` from the parts of an OpenDocument text, presentation or spreadsheet.
enum OpenDocumentReader {
  private static let content = "content.xml"
  private static let styles = "styles.xml"
  /// Relative addresses count from within the package, as if it were a folder: what lies beside the
  /// document is `../clip.mp4` (OpenDocument 1.2 part 3 §3.7).
  static let base = "content/"

  /// Nil where the content is missing or holds no XML.
  static func read(_ package: inout OfficePackage, _ format: PackagedFormat) -> OfficeReading? {
    var list = StyleList()
    _ = package.walk(styles, &list)
    if format == .ods {
      return spreadsheet(&package, list.styles)
    }
    var visitor = OpenDocumentVisitor(format: format, styles: list.styles)
    var editors = EditorNames()
    let isRead = package.withTree(content) { tree in
      tree.walk(&visitor)
      tree.walk(&editors)
    }
    guard isRead else { return nil }
    if format == .odt {
      visitor.beginMargins()
      _ = package.walk(styles, &visitor)
    }
    var reading = visitor.reading
    editors.add(to: &reading.privacy)
    return reading
  }
}

extension OpenDocumentReader {
  private static func spreadsheet(
    _ package: inout OfficePackage, _ styles: OpenDocumentStyles
  ) -> OfficeReading? {
    var reading: OfficeReading?
    _ = package.withTree(content) { tree in
      var count = SheetCount()
      tree.walk(&count)
      var visitor = SpreadsheetVisitor(styles: styles, isNamed: count.sheets > 1)
      tree.walk(&visitor)
      var editors = EditorNames()
      tree.walk(&editors)
      reading = visitor.reading
      if var privacy = reading?.privacy {
        editors.add(to: &privacy)
        reading?.privacy = privacy
      }
    }
    return reading
  }
}

/// Whether somebody is named beside a comment or a change (OpenDocument 1.3 part 3 §4.3.2.7).
private struct EditorNames: MarkupVisitor {
  private var isFound = false
  private var isName = false

  mutating func enter(_ element: MarkupElement) -> Bool {
    isName = element.name == "creator"
    return !isFound
  }

  mutating func leave(_ name: String) { isName = false }

  mutating func text(_ text: String) {
    if isName, !text.collapsed.isEmpty { isFound = true }
  }

  func add(to privacy: inout PrivacySweep) {
    if isFound { privacy.addPerson("tracked changes or comments") }
  }
}

/// How many sheets a spreadsheet has: the name of one alone says little.
private struct SheetCount: MarkupVisitor {
  var sheets = 0

  mutating func enter(_ element: MarkupElement) -> Bool {
    if element.name == "table" { sheets += 1 }
    return ["document-content", "body", "spreadsheet"].contains(element.name)
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}
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

internal import Artifacts

/// Fills a `Document` from the parts of a Word document: headers, body, notes, footers.
enum WordReader {
  /// Nil where the main part is missing or holds no XML.
  static func read(_ package: inout OfficePackage) -> OfficeReading? {
    let main = OfficeReading.mainPart(in: &package) ?? "word/document.xml"
    let relations = Relations.of(main, in: &package)
    let styles = WordStyles.of(relations.parts("styles").first, in: &package)
    var visitor = WordVisitor(styles: styles)
    read(relations.parts("header"), as: .margin, &visitor, &package)
    visitor.begin(.body, relations)
    visitor.collector.page = 1
    guard package.walk(main, &visitor) else { return nil }
    let pages = visitor.collector.page
    visitor.collector.page = nil
    let notes = relations.parts("footnotes") + relations.parts("endnotes")
    read(notes, as: .notes, &visitor, &package)
    read(relations.parts("footer"), as: .margin, &visitor, &package)
    return reading(visitor, styles, pages: pages)
  }

  private static func read(
    _ parts: [String], as role: WordVisitor.Role, _ visitor: inout WordVisitor,
    _ package: inout OfficePackage
  ) {
    for part in parts.prefix(200) {
      visitor.begin(role, Relations.of(part, in: &package))
      _ = package.walk(part, &visitor)
    }
  }

  private static func reading(
    _ visitor: WordVisitor, _ styles: WordStyles, pages: Int?
  ) -> OfficeReading {
    var visitor = visitor
    var reading = OfficeReading(builder: visitor.collector.finished())
    reading.hidden = visitor.hidden
    reading.pages = pages
    reading.language = styles.language
    reading.eastAsianLanguage = styles.eastAsianLanguage
    if visitor.namesEditors { reading.privacy.addPerson("tracked changes or comments") }
    return reading
  }
}

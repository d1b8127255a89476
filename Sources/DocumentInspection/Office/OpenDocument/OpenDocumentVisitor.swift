internal import Artifacts

/// Reads the text of OpenDocument texts and presentations (OpenDocument 1.2 part 1 §5 to §10).
struct OpenDocumentVisitor: MarkupVisitor {
  private let format: PackagedFormat
  private var collector: FlowCollector
  private var styles: OpenDocumentStyles
  private var hidden = HiddenContent()
  private var privacy = PrivacySweep()
  /// Within the list of styles ahead of the text.
  private var isStyles = false
  /// In page headers and footers, which stand among the styles.
  private var isMargins = false
  private var lists: [List] = []
  private var asides = 0
  private var notes = 0
  private var speakerNotes = 0
  private var headerRows = 0
  /// Of the open row, columns that a cell to the left reaches over.
  private var covered: [Int] = []
  private var hiddenSpans: [Bool] = []
  private var placeholder: String?
  private var slides = 0

  private struct List { var isFresh = false }

  init(format: PackagedFormat, styles: OpenDocumentStyles) {
    self.format = format
    self.styles = styles
    collector = FlowCollector(format: format.rawValue)
    collector.setBase(OpenDocumentReader.base)
    collector.page = format == .odt ? 1 : nil
  }

  mutating func beginMargins() {
    isMargins = true
    pages = collector.page
    collector.page = nil
  }

  private var pages: Int?

  var reading: OfficeReading {
    var collector = collector
    var reading = OfficeReading(builder: collector.finished())
    reading.hidden = hidden
    reading.privacy = privacy
    reading.pages = format == .odt ? pages : slides
    reading.arePagesSure = format != .odt
    reading.language = styles.language
    reading.eastAsianLanguage = styles.eastAsianLanguage
    return reading
  }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    if isMargins, collector.isBetweenParagraphs, !enterMargins(element) { return false }
    if isStyles {
      styles.enter(element)
      return true
    }
    guard !isPassedOver(element) else { return false }
    switch element.name {
    case "automatic-styles": isStyles = !isMargins
    case "p", "h": openParagraph(element)
    case "span":
      hiddenSpans.append(styles.meaning(element.attribute("style-name"), family: "text").isHidden)
    case "a": collector.openLink(element.attribute("href"))
    case "image", "plugin": appendEmbedded(element)
    case "s", "tab": append(" ")
    case "line-break": append("\n")
    case "soft-page-break": turnPage()
    case "note-body": notes += 1
    case "list": lists.append(List())
    case "list-item": if let last = lists.indices.last { lists[last].isFresh = true }
    case "date", "time", "creation-date", "creation-time", "modification-date",
      "modification-time", "print-date", "print-time":
      if element.attribute("fixed") != "true" { collector.paragraph.hasMovingDate = true }
    case "page", "notes", "frame": return enterSlide(element)
    default: enterTable(element)
    }
    return true
  }

  mutating func leave(_ name: String) {
    if isStyles {
      styles.leave(name)
      if name == "automatic-styles" { isStyles = false }
      return
    }
    switch name {
    case "p", "h": collector.closeParagraph()
    case "span": _ = hiddenSpans.popLast()
    case "a": collector.closeLink()
    case "note-body": notes = max(0, notes - 1)
    case "list": _ = lists.popLast()
    case "index-body": asides = max(0, asides - 1)
    case "notes": speakerNotes = max(0, speakerNotes - 1)
    case "frame": placeholder = nil
    case "table":
      collector.closeTable()
      _ = covered.popLast()
    case "table-header-rows": headerRows = max(0, headerRows - 1)
    case "table-row": collector.closeRow()
    case "table-cell": collector.closeCell()
    default: break
    }
  }

  mutating func text(_ text: String) {
    guard !isStyles else { return }
    append(text.utf8.contains(0x0A) ? String(text.map { $0.isNewline ? " " : $0 }) : text)
  }

  /// A picture or recording that stays outside of the document.
  private mutating func appendEmbedded(_ element: MarkupElement) {
    guard let target = element.attribute("href"), target.hasPrefix("../") || target.contains("://")
    else { return }
    collector.appendLink(target, role: element.name == "image" ? .picture : nil)
  }

  private mutating func append(_ text: String) {
    guard !hiddenSpans.contains(true) else {
      if !text.collapsed.isEmpty { hidden.add("hidden text") }
      return
    }
    collector.append(text)
  }

  // MARK: What is passed over

  private mutating func isPassedOver(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "annotation": hidden.add("comments")
    case "deletion": hidden.add("deleted text")
    case "changed-region": return false
    case "section" where element.attribute("display") == "none": hidden.add("a hidden section")
    case "hidden-text", "hidden-paragraph":
      guard element.attribute("is-hidden") == "true" else { return false }
      hidden.add("hidden text")
      return element.name == "hidden-text"
    default: return Self.passedOver.contains(element.name) || element.name.hasSuffix("-source")
    }
    return true
  }

  private static let passedOver: Set<String> = [
    "annotation-end", "insertion", "format-change", "note-citation", "ruby-text", "title", "desc",
    "object", "object-ole", "binary-data", "forms", "variable-decls", "sequence-decls",
    "user-field-decls", "dde-connection-decls", "header-decl", "footer-decl", "date-time-decl",
    "scripts", "font-face-decls", "meta", "settings", "event-listeners",
  ]

  /// Of the styles only what pages have at their edges. Returns whether to go in.
  private func enterMargins(_ element: MarkupElement) -> Bool {
    [
      "document-styles", "master-styles", "master-page", "header", "footer", "header-left",
      "footer-left", "header-first", "footer-first", "p", "h", "table", "table-row", "table-cell",
      "table-columns", "table-column", "list", "list-item", "region-left", "region-center",
      "region-right",
    ].contains(element.name)
  }

  // MARK: Paragraphs

  private mutating func openParagraph(_ element: MarkupElement) {
    let style = styles.meaning(element.attribute("style-name"), family: "paragraph")
    if style.startsPage, collector.hasText { turnPage() }
    var paragraph = FlowCollector.Paragraph()
    paragraph.isNote = notes > 0
    paragraph.isAside = isMargins || asides > 0 || notes > 0 || speakerNotes > 0
    paragraph.isCounted = !isMargins && speakerNotes == 0
    if !paragraph.isAside, let level = headingLevel(element, style) {
      paragraph.kind = .heading(level: level)
      paragraph.isTitle = style.isTitle || placeholder == "title" && slides == 1
    } else if let last = lists.indices.last, lists[last].isFresh, notes == 0 {
      paragraph.kind = .listItem(level: min(lists.count, 9))
      lists[last].isFresh = false
    }
    collector.openParagraph(paragraph)
  }

  /// Nil for body text.
  private func headingLevel(
    _ element: MarkupElement, _ style: OpenDocumentStyles.Meaning
  ) -> Int? {
    if placeholder == "title" { return slides == 1 ? 1 : 2 }
    guard element.name == "h" else { return style.isTitle ? 1 : nil }
    return min(max(element.number("outline-level") ?? style.heading ?? 1, 1), 6)
  }

  private mutating func turnPage() {
    guard format == .odt, !isMargins else { return }
    collector.page = collector.page.map { $0 + 1 }
  }

  // MARK: Slides

  /// Returns whether the slide's, the notes' or the frame's content is to be read.
  private mutating func enterSlide(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "page":
      slides += 1
      collector.page = slides
      guard !styles.meaning(element.attribute("style-name"), family: "drawing-page").isHidden
      else {
        hidden.add("a hidden slide")
        return false
      }
    case "notes": speakerNotes += 1
    default:
      placeholder = element.attribute("class")
      return !["header", "footer", "date-time", "page-number"].contains(placeholder)
    }
    return true
  }

  // MARK: Tables

  private mutating func enterTable(_ element: MarkupElement) {
    switch element.name {
    case "index-body": asides += 1
    case "table":
      collector.openTable(isAside: isMargins || asides > 0 || notes > 0 || speakerNotes > 0)
      covered.append(0)
    case "table-header-rows": headerRows += 1
    case "table-row":
      collector.openRow()
      if headerRows > 0 { collector.markHeaderRow() }
      if let last = covered.indices.last { covered[last] = 0 }
    case "table-cell": openCell(element)
    case "covered-table-cell": coverCells(element)
    default: break
    }
  }

  private mutating func openCell(_ element: MarkupElement) {
    let columns = min(max(element.number("number-columns-spanned") ?? 1, 1), 64)
    if let last = covered.indices.last { covered[last] = columns - 1 }
    collector.openCell(columns: columns)
  }

  /// A cell that one to the left reaches over was counted with it; below one it is empty.
  private mutating func coverCells(_ element: MarkupElement) {
    let repeated = element.number("number-columns-repeated") ?? 1
    for _ in 0..<min(max(repeated, 1), DocumentBuilder.mostCells) {
      if let last = covered.indices.last, covered[last] > 0 {
        covered[last] -= 1
      } else {
        collector.openCell()
        collector.closeCell()
      }
    }
  }
}

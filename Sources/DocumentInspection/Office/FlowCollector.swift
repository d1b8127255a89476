internal import Artifacts

/// Collects a flowing text: paragraphs and tables in reading order, which may lie in one another.
struct FlowCollector {
  private(set) var builder: DocumentBuilder
  /// The page or slide at hand; nil where the document doesn't say.
  var page: Int?
  private var tables = TableStack()
  private var rows: [Row] = []
  private var paragraphs: [Paragraph] = []
  private var links: [OpenLink] = []
  private var notes: [Block] = []

  struct Paragraph {
    var kind = Block.Kind.paragraph
    /// The title of the whole document.
    var isTitle = false
    var isAside = false
    var isCounted = true
    /// Holds a date that the program renews by itself: it says nothing of the meeting.
    var hasMovingDate = false
    /// A note at the foot of a page or at the end: it comes behind everything else.
    var isNote = false
    fileprivate var text = ""
    fileprivate var page: Int?
  }

  private struct Row {
    var isHeader = false
    var hasMovingDate = false
    var page: Int?
  }

  private struct OpenLink {
    let target: String?
    var text = ""
  }

  /// Elements in elements; libxml2 stops at 256 itself.
  private static let deepest = 300
  private static let longestLinkText = 4_000

  init(format: String) { builder = DocumentBuilder(format: format) }

  mutating func setBase(_ base: String) { builder.setBase(base) }

  // MARK: Paragraphs

  mutating func openParagraph(_ paragraph: Paragraph = Paragraph()) { paragraphs.append(paragraph) }

  /// The innermost open paragraph; setting does nothing where there is none.
  var paragraph: Paragraph {
    get { paragraphs.last ?? Paragraph() }
    set {
      if let last = paragraphs.indices.last { paragraphs[last] = newValue }
    }
  }

  var isBetweenParagraphs: Bool { paragraphs.isEmpty }

  var hasText: Bool { !builder.document.blocks.isEmpty }

  mutating func append(_ text: String) {
    guard let last = paragraphs.indices.last else { return }
    if paragraphs[last].page == nil, text.unicodeScalars.contains(where: { !$0.isWhite }) {
      paragraphs[last].page = page
    }
    paragraphs[last].text += text
    for index in links.indices where links[index].text.utf8.count < Self.longestLinkText {
      links[index].text += text
    }
  }

  mutating func closeParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    let text = paragraph.text.collapsedLines
    // At a page's edge a number alone is the page's.
    guard !text.isEmpty,
      paragraph.isCounted || text.unicodeScalars.contains(where: \.isLetter)
    else { return }
    if paragraph.isTitle { builder.setTitle(text) }
    var block = Block(kind: paragraph.kind, text: text, page: paragraph.page)
    block.isAside = paragraph.isAside || paragraph.hasMovingDate
    block.isCounted = paragraph.isCounted
    if paragraph.isNote {
      if notes.count < DocumentBuilder.mostBlocks { notes.append(block) }
    } else if tables.add(block) {
      if paragraph.hasMovingDate, let row = rows.indices.last { rows[row].hasMovingDate = true }
    } else {
      builder.append(block)
    }
  }

  // MARK: Links

  /// An identifier that leads nowhere opens a link that is not kept.
  mutating func openLink(_ target: String?) {
    // The lines of a table of contents.
    let isContents = target?.hasPrefix("#_Toc") == true
    if links.count < Self.deepest { links.append(OpenLink(target: isContents ? nil : target)) }
  }

  mutating func closeLink() {
    guard let link = links.popLast(), let target = link.target else { return }
    appendLink(target, text: link.text)
  }

  mutating func appendLink(_ target: String, text: String? = nil, role: Link.Role? = nil) {
    _ = builder.appendLink(target, text: text, role: role, at: page.map { Location(page: $0) })
  }

  // MARK: Tables

  mutating func openTable(isAside: Bool = false) {
    rows.append(Row())
    for block in tables.open(number: builder.newTable(), isAside: isAside) { builder.append(block) }
  }

  mutating func closeTable() {
    closeRow()
    tables.close()
    _ = rows.popLast()
  }

  mutating func openRow() {
    guard let last = rows.indices.last else { return }
    closeRow()
    rows[last] = Row(page: page)
    tables.openRow(line: nil)
  }

  /// Every cell of the open row is a header.
  mutating func markHeaderRow() {
    if let last = rows.indices.last { rows[last].isHeader = true }
  }

  mutating func openCell(columns: Int = 1) {
    guard let row = rows.last else { return }
    tables.openCell(isHeader: row.isHeader, columns: columns, rows: 1)
  }

  mutating func closeCell() { tables.closeCell() }

  mutating func closeRow() {
    tables.closeCell()
    switch tables.closeRow() {
    case .none: break
    case .blocks(let blocks): for block in blocks { builder.append(block) }
    case .row(let row):
      builder.appendRow(
        row.cells, table: row.table, line: nil, page: rows.last?.page,
        isAside: row.isAside || rows.last?.hasMovingDate == true)
    }
  }

  /// What was collected, with whatever is still open closed.
  mutating func finished() -> DocumentBuilder {
    while !paragraphs.isEmpty { closeParagraph() }
    while !rows.isEmpty { closeTable() }
    for note in notes { builder.append(note) }
    notes = []
    return builder
  }
}

extension String {
  /// Of one paragraph or cell; further ones are put behind one another.
  private static let mostLines = 2_000

  /// White space collapsed within lines, empty lines left out, no letter longer than any writing has
  /// it: runs of text that are put together may make one of a million accents.
  var collapsedLines: String {
    let text =
      utf8.count > 512
      ? String(decoding: CharacterGuard.defused(Array(utf8)).utf8, as: UTF8.self) : self
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text.collapsed }
    let lines = text.split(whereSeparator: \.isNewline).map(\.collapsed).filter { !$0.isEmpty }
    let kept = lines.prefix(Self.mostLines).joined(separator: "\n")
    guard lines.count > Self.mostLines else { return kept }
    return kept + " " + lines[Self.mostLines...].joined(separator: " ")
  }
}

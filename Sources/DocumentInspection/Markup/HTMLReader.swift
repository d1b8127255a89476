internal import Artifacts

/// Fills a `Document` from HTML's elements, as browsers, Google Docs, Word and LibreOffice write it.
struct HTMLReader: MarkupVisitor {
  private var builder: DocumentBuilder
  private var tables = TableStack()
  private var lists: [Int] = []
  private var headings: [Int] = []
  private var openLinks: [OpenLink] = []
  private var pending = ""
  private var pendingLine: Int?
  private var line: Int?
  private var title: String?
  private var isFreshItem = false
  private var preformatted = 0
  private var asides = 0
  /// Inside media, whose text only shows where the media can't; the links in it count.
  private var muted = 0
  private var pictures = 0
  private var definition: Cell?
  /// The machine's day of an open `time` element that has shown no text yet.
  private var machineDay: String?
  /// Drawings around the place at hand: their links count, their text is none of the page's.
  private var drawings = 0
  private var source: Source?
  private var item: ItemText?

  /// An open style, or a script of linked data.
  private struct Source {
    let isStyle: Bool
    let line: Int?
    var text = ""
  }

  /// An element whose text is the value of a microdata property.
  private struct ItemText {
    let name: String
    let property: String
    let line: Int?
    var text = ""
  }

  private struct OpenLink {
    var number: Int?
    var text = ""
  }

  private init(format: String) { builder = DocumentBuilder(format: format) }

  /// - Parameter island: whom Word's own properties name.
  static func document(
    from tree: borrowing MarkupTree, format: String, island: [String] = []
  ) -> Document {
    var reader = HTMLReader(format: format)
    for role in island { reader.builder.addPerson(role, named: role) }
    reader.builder.beginAnchors()
    tree.walk(&reader)
    reader.flush()
    return reader.builder.document
  }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    line = element.line ?? line
    builder.addPlaces(of: element)
    if drawings > 0 || element.name == "svg" { return enterDrawing(element) }
    collectLinks(of: element)
    switch HTMLElements.localName(element.name) {
    case "script", "style": return openSource(element)
    case "template", "noscript", "math", "select", "textarea", "task-id", "task-status",
      "task-uuid":
      return false
    case "meta":
      if let role = PagePeople.role(of: element) {
        builder.addPerson(role, named: element.attribute("content"))
      }
    case "time": machineDay = element.attribute("datetime")
    case "title": if title == nil { title = "" }
    case "video", "audio", "object", "canvas", "iframe": muted += 1
    case "picture": pictures += 1
    case "base": builder.setBase(element.attribute("href"))
    case "html", "body": language(of: element)
    case "br", "hr": tables.isInCell ? pending.append("\n") : flush()
    case "table": openTable()
    case "tr": openRow()
    case "td", "th": openCell(element)
    default:
      if HTMLElements.isDrawnBullet(element) { return false }
      if HTMLElements.blocks.contains(HTMLElements.localName(element.name)) { openBlock(element) }
    }
    return true
  }

  mutating func leave(_ name: String) {
    if source != nil { closeSource() }
    if drawings > 0 {
      if name == "svg" { drawings -= 1 }
      return
    }
    if name == item?.name { closeItem() }
    switch name {
    case "title":
      if let title { builder.setTitle(title) }
      title = nil
    case "a": closeLink()
    case "time": showMachineDay()
    case "video", "audio", "object", "canvas", "iframe": muted = max(0, muted - 1)
    case "picture": pictures = max(0, pictures - 1)
    case "table":
      closeRow()
      tables.close()
    case "tr": closeRow()
    case "td", "th": closeCell()
    default:
      let name = HTMLElements.localName(name)
      if HTMLElements.blocks.contains(name) { closeBlock(name) }
    }
  }

  mutating func text(_ text: String) {
    if source != nil { source?.text += text }
    if source != nil || drawings > 0 { return }
    if item != nil, (item?.text.utf8.count ?? 0) < 10_000 { item?.text += text }
    if title != nil {
      if (title?.utf8.count ?? 0) < 4_000 { title?.append(text) }
      return
    }
    if muted > 0 { return }
    if machineDay != nil, !text.collapsed.isEmpty { machineDay = nil }
    let text = text.utf8.contains(0x3C) ? HTMLElements.withoutConditions(text) : text
    if let last = openLinks.indices.last, openLinks[last].text.utf8.count < 4_000 {
      openLinks[last].text += text
    }
    if preformatted > 0 {
      lines(of: text)
    } else {
      add(text)
    }
  }

  /// Confluence writes a day as an empty element, which only its own pages show.
  private mutating func showMachineDay() {
    guard let day = machineDay, day.utf8.count <= 40 else { return }
    machineDay = nil
    add(" " + day)
  }

  private mutating func lines(of text: String) {
    for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        flush()
        line = line.map { $0 + 1 }
      }
      add(String(part))
    }
  }

  private mutating func add(_ text: String) {
    if pendingLine == nil, text.unicodeScalars.contains(where: { !$0.isWhite }) {
      pendingLine = line
    }
    // Only `br` in a cell means a line feed; one in the source is a space.
    pending +=
      text.utf8.contains(0x0A) || text.utf8.contains(0x0D)
      ? String(text.map { $0.isNewline ? " " : $0 }) : text
  }

  // MARK: Blocks

  private mutating func openBlock(_ element: MarkupElement) {
    flush()
    switch HTMLElements.localName(element.name) {
    case "h1", "h2", "h3", "h4", "h5", "h6": headings.append(HTMLElements.level(element.name))
    case "ul", "ol", "menu": lists.append(HTMLElements.listLevel(element, below: lists.last ?? 0))
    case "li", "task": isFreshItem = true
    case "pre": preformatted += 1
    case "nav", "footer": asides += 1
    case "p": openParagraph(element)
    default: break
    }
  }

  private mutating func openParagraph(_ element: MarkupElement) {
    if element.hasClass("title") || element.hasClass("msotitle") {
      headings.append(1)
    } else if element.attribute("class")?.lowercased().hasPrefix("msolistparagraph") == true {
      isFreshItem = true
    }
  }

  private mutating func closeBlock(_ name: String) {
    if name == "dt" {
      closeTerm()
      return
    }
    if name == "dd" { closeDefinition() }
    flush()
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": _ = headings.popLast()
    case "p": headings.removeAll()
    case "ul", "ol", "menu": _ = lists.popLast()
    case "li", "task": isFreshItem = false
    case "dl": flushTerm()
    case "pre": preformatted = max(0, preformatted - 1)
    case "nav", "footer": asides = max(0, asides - 1)
    default: break
    }
  }

  /// Ends the block at hand.
  private mutating func flush() {
    let text = Self.cleaned(pending)
    let started = pendingLine
    pending = ""
    pendingLine = nil
    guard !text.isEmpty else { return }
    var block = Block(kind: kind, text: text, line: started)
    block.isAside = asides > 0
    isFreshItem = false
    if !tables.add(block) { builder.append(block) }
  }

  private var kind: Block.Kind {
    if let level = headings.last { return .heading(level: level) }
    return isFreshItem ? .listItem(level: max(1, lists.last ?? 1)) : .paragraph
  }

  /// White space collapsed within lines; empty lines left out.
  private static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text.collapsed }
    return text.split(separator: "\n").map(\.collapsed).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  // MARK: Terms

  /// A term and its definition make a row, as in a table of two columns.
  private mutating func closeTerm() {
    flushTerm()
    let text = Self.cleaned(pending)
    guard !text.isEmpty, !tables.isInCell else {
      flush()
      return
    }
    definition = Cell(text: text)
    pending = ""
  }

  private mutating func closeDefinition() {
    guard let term = definition else { return }
    let text = Self.cleaned(pending)
    definition = nil
    let started = pendingLine
    pending = ""
    pendingLine = nil
    let table = tables.definitionTable(&builder)
    builder.appendRow([term, Cell(text: text)], table: table, line: started, isAside: asides > 0)
  }

  private mutating func flushTerm() {
    guard let term = definition else { return }
    definition = nil
    builder.append(.paragraph, term.text, line: pendingLine ?? line)
  }

  // MARK: Tables

  private mutating func openTable() {
    flush()
    for block in tables.open(number: builder.newTable(), isAside: asides > 0) {
      builder.append(block)
    }
  }

  private mutating func openRow() {
    closeRow()
    tables.openRow(line: line)
  }

  private mutating func openCell(_ element: MarkupElement) {
    closeCell()
    flush()
    tables.openCell(
      isHeader: element.name == "th",
      columns: element.attribute("colspan").flatMap { Int($0) } ?? 1,
      rows: element.attribute("rowspan").flatMap { Int($0) } ?? 1)
  }

  private mutating func closeCell() {
    flush()
    tables.closeCell()
  }

  private mutating func closeRow() {
    closeCell()
    switch tables.closeRow() {
    case .none: break
    case .blocks(let blocks): for block in blocks { builder.append(block) }
    case .row(let row):
      builder.appendRow(row.cells, table: row.table, line: row.line, isAside: row.isAside)
    }
  }

  // MARK: Links and language

  private mutating func collectLinks(of element: MarkupElement) {
    let links = HTMLLinks.of(element)
    var number: Int?
    for link in links {
      // A `src` of a `source` in a `picture` is passed over by browsers, and is no recording's.
      let role = pictures > 0 && element.name == "source" ? .picture : link.role
      number =
        builder.appendLink(link.target, text: link.text, role: role, line: element.line) ?? number
    }
    if links.isEmpty { collectItem(of: element) } else { item = nil }
    if element.name == "a" { openLinks.append(OpenLink(number: number)) }
  }

  private mutating func closeLink() {
    guard let link = openLinks.popLast() else { return }
    if let number = link.number { builder.setText(link.text, ofLink: number) }
    if let last = openLinks.indices.last { openLinks[last].text += link.text.prefix(1_000) }
  }

  private mutating func enterDrawing(_ element: MarkupElement) -> Bool {
    if element.name == "svg" { drawings += 1 }
    for link in DrawingLinks.of(element) {
      _ = builder.appendLink(link.target, role: link.role, line: element.line)
    }
    return element.name == "style" ? openSource(element) : element.name != "script"
  }

  /// Returns whether the text inside is wanted.
  private mutating func openSource(_ element: MarkupElement) -> Bool {
    let isStyle = element.name == "style"
    let type = element.attribute("type")?.lowercased().prefix { $0 != ";" }.collapsed
    guard isStyle || type == "application/ld+json" else { return false }
    source = Source(isStyle: isStyle, line: element.line)
    return true
  }

  private mutating func closeSource() {
    guard let source else { return }
    self.source = nil
    let found =
      source.isStyle
      ? StyleAddresses.of(source.text).map { ($0.target, $0.lines) }
      : MachineAddresses.inLinkedData(source.text).map { ($0.target, $0.lines) }
    for (target, lines) in found {
      _ = builder.appendLink(target, line: source.line.map { $0 + lines })
    }
  }

  /// What microdata states apart from what the element itself links (HTML Standard §5.2.4).
  private mutating func collectItem(of element: MarkupElement) {
    guard
      let property = element.attribute("itemprop")?.split(separator: " ").first.map(String.init),
      element.attribute("itemscope") == nil
    else { return }
    let value = element.attribute(element.name == "data" ? "value" : "content")
    guard let value else {
      let isText = !["meta", "data", "meter", "time", "link"].contains(element.name)
      item = isText ? ItemText(name: element.name, property: property, line: element.line) : nil
      return
    }
    appendItem(value, property, element.line)
  }

  private mutating func closeItem() {
    guard let item else { return }
    self.item = nil
    appendItem(item.text.collapsed, item.property, item.line)
  }

  private mutating func appendItem(_ value: String, _ property: String, _ line: Int?) {
    guard MachineAddresses.isAddress(value, named: property) else { return }
    _ = builder.appendLink(value, line: line)
  }

  private mutating func language(of element: MarkupElement) {
    builder.setLanguage(element.attribute("lang") ?? element.attribute("xml:lang"))
  }
}

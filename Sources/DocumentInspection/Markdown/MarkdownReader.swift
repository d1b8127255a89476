internal import Artifacts

/// Fills a `Document` from Markdown: CommonMark with GitHub's tables, task lists and bare addresses,
/// front matter, and the HTML within it.
struct MarkdownReader: MarkdownVisitor {
  /// A longer text is read as plain text.
  static let longest = 4 << 20

  private var builder = DocumentBuilder(format: "markdown")
  private var text: MarkdownText?
  private var heading: Int?
  private var depth = 0
  private var isFreshItem = false
  private var pictures = 0
  private var links: [(number: Int?, text: String)] = []
  private var table: (number: Int, row: [Cell], isHeader: Bool, line: Int)?

  /// `isDefused` where marks were left out that would take the parser too long.
  static func document(from utf8: [UInt8]) -> (document: Document, isDefused: Bool) {
    var reader = MarkdownReader()
    var (text, isDefused) = MarkdownGuard.defused(utf8)
    let matter = FrontMatter(text)
    for entry in matter.entries { reader.take(entry) }
    // Its lines stay, so that those below keep their numbers.
    for index in 0..<matter.length where text[index] != 0x0A { text[index] = 0x20 }
    if let tree = MarkdownTree(text) { tree.walk(&reader) }
    return (reader.builder.document, isDefused)
  }

  private mutating func take(_ entry: FrontMatter.Entry) {
    if entry.key == "title" { builder.setTitle(entry.value) }
    if ["author", "authors", "creator", "byline"].contains(entry.key) {
      builder.addPerson("author", named: entry.value)
    }
    if entry.key == "lang" { builder.setLanguage(entry.value) }
    var block = Block(kind: .paragraph, text: entry.value, line: entry.line)
    block.label = entry.key
    block.isVisible = false
    builder.append(block)
  }

  // MARK: Visiting

  mutating func enter(_ node: MarkdownNode) {
    switch node.name {
    case "item", "tasklist":
      depth += 1
      isFreshItem = true
    case "heading":
      heading = node.level
      text = MarkdownText(line: node.line)
    case "paragraph": text = MarkdownText(line: node.line)
    case "code_block": code(node)
    case "html_block": html(node)
    case "table": table = (builder.newTable(), [], false, node.line)
    case "table_header", "table_row":
      table?.row = []
      table?.isHeader = node.name == "table_header"
      table?.line = node.line
    case "table_cell": text = MarkdownText(line: table?.line ?? node.line)
    default: enterInline(node)
    }
  }

  private mutating func enterInline(_ node: MarkdownNode) {
    switch node.name {
    case "text", "code": add(node.literal)
    case "softbreak": text?.breakLine(isHard: false)
    case "linebreak": text?.breakLine(isHard: true)
    case "html_inline": inlineHTML(node.literal)
    case "link", "image":
      if node.name == "image" { pictures += 1 }
      let role = node.name == "image" ? MarkdownPicture.role(of: node.literal) : nil
      links.append((builder.appendLink(node.literal, role: role, line: text?.line), ""))
    default: break
    }
  }

  mutating func leave(_ name: String) {
    switch name {
    case "item", "tasklist":
      depth = max(0, depth - 1)
      isFreshItem = false
    case "heading":
      if let text, let heading {
        builder.append(.heading(level: heading), text.joined, line: text.lines.first?.number)
      }
      heading = nil
      text = nil
    case "paragraph": endParagraph()
    case "table_cell":
      let cell = Cell(text: text?.joined ?? "", isHeader: table?.isHeader ?? false)
      table?.row.append(cell)
      text = nil
    case "table_header", "table_row":
      if let table { builder.appendRow(table.row, table: table.number, line: table.line) }
    case "table": table = nil
    case "link", "image": endLink(isPicture: name == "image")
    default: break
    }
  }

  // MARK: Text

  /// A picture's description is no text of the page; it names the link to the picture.
  private mutating func add(_ words: String) {
    if let last = links.indices.last, links[last].text.utf8.count < 4_000 {
      links[last].text += words
    }
    if pictures == 0 { text?.add(words) }
  }

  private mutating func endLink(isPicture: Bool) {
    if isPicture { pictures = max(0, pictures - 1) }
    guard let link = links.popLast() else { return }
    if let number = link.number { builder.setText(link.text, ofLink: number) }
    if !isPicture, let last = links.indices.last { links[last].text += link.text.prefix(1_000) }
  }

  private mutating func endParagraph() {
    for piece in text?.pieces ?? [] {
      let kind: Block.Kind =
        isFreshItem ? .listItem(level: min(depth, 20)) : .paragraph
      isFreshItem = false
      builder.append(kind, piece.text, line: piece.line)
    }
    text = nil
  }

  private mutating func code(_ node: MarkdownNode) {
    // A fence takes a line of its own before its code.
    for (index, line) in node.literal.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      builder.append(.paragraph, line.collapsed, line: node.line + index + (node.isFenced ? 1 : 0))
    }
  }

  // MARK: HTML

  private mutating func html(_ node: MarkdownNode) {
    let (defused, _) = MarkupGuard.defused(Array(node.literal.utf8))
    guard let tree = MarkupTree(defused, as: .html) else { return }
    builder.append(
      HTMLReader.document(from: tree, format: "html"), line: { $0.map { $0 + node.line - 1 } })
  }

  private mutating func inlineHTML(_ tag: String) {
    let name = tag.dropFirst().prefix { $0.isLetter }.lowercased()
    if name == "br" { text?.breakLine(isHard: true, isInSource: false) }
    let linking = [
      "a", "area", "img", "video", "audio", "iframe", "source", "track", "embed", "object", "link",
    ]
    guard linking.contains(name),
      let tree = MarkupTree(Array(tag.utf8), as: .html)
    else { return }
    for link in HTMLReader.document(from: tree, format: "html").links {
      _ = builder.appendLink(link.target, text: link.text, role: link.role, line: text?.line)
    }
  }
}

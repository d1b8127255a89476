internal import Artifacts

/// Collects a `Document`, within its caps, and counts words beyond them.
struct DocumentBuilder {
  private(set) var document: Document
  private var bytes = 0
  private var tables = 0
  private var anchorBytes = 0

  static let mostBlocks = 200_000
  static let mostBytes = 32 << 20
  static let mostLinks = 10_000
  /// Cells of a row and columns of a table.
  static let mostCells = 256
  static let longestTarget = 8_192
  /// As JSON writes them.
  static let longestLinkText = 1_000
  static let longestTitle = 1_000
  static let mostAnchors = 5_000
  /// Of all anchors together.
  static let mostAnchorBytes = 128 << 10

  init(format: String) { document = Document(format: format) }

  mutating func setTitle(_ title: String) {
    let title = title.collapsed
    if document.title == nil, !title.isEmpty {
      document.title = title.cut(toBytes: Self.longestTitle)
    }
  }

  mutating func setLanguage(_ language: String?) {
    guard document.language == nil, let language else { return }
    let tag = language.collapsed
    let isPlain = tag.utf8.allSatisfy { $0 < 0x80 && ($0 == 0x2D || $0 > 0x2F) }
    if (2...35).contains(tag.utf8.count), isPlain { document.language = tag }
  }

  /// Notes that the document names somebody outside its text.
  ///
  /// - Parameter role: what the person is to the document: `author`.
  mutating func addPerson(_ role: String, named name: String?) {
    if let name, !name.collapsed.isEmpty { document.privacy.addPerson(role) }
  }

  mutating func setPageCount(_ count: Int) { document.pages = count }

  mutating func setWrittenOn(_ day: String?) { document.writtenOn = day }

  /// The first one counts.
  mutating func setBase(_ base: String?) {
    guard document.base == nil, let base, !base.collapsed.isEmpty else { return }
    document.base = base
  }

  /// Notes that links can lead to places of this document by their names.
  mutating func beginAnchors() { document.anchors = [] }

  /// Where there are too many, none is kept: a part of them would say that the others are not there.
  mutating func addAnchor(_ name: String?) {
    guard let name, !name.isEmpty, let count = document.anchors?.count else { return }
    anchorBytes += name.utf8.count
    guard count < Self.mostAnchors, anchorBytes <= Self.mostAnchorBytes else {
      document.anchors = nil
      return
    }
    document.anchors?.append(name)
  }

  /// HTML Standard §7.4.6.4: an element's `id`, and the `name` of an `a`.
  mutating func addPlaces(of element: MarkupElement) {
    let identifier = element.attribute("id") ?? element.attribute("xml:id")
    addAnchor(identifier)
    guard element.name == "a", let name = element.attribute("name"), name != identifier else {
      return
    }
    addAnchor(name)
  }

  mutating func newTable() -> Int {
    tables += 1
    return tables
  }

  /// Text without words makes no block.
  mutating func append(_ block: Block) {
    var block = block
    if block.kind == .paragraph || block.kind.isListItem,
      let text = Self.withoutBullet(block.text)
    {
      if block.kind == .paragraph { block.kind = .listItem(level: 1) }
      block.text = text
    }
    let size = block.text.utf8.count + block.cells.reduce(0) { $0 + $1.text.utf8.count }
    if block.isVisible, block.isCounted {
      document.words += WordCount.words(in: block.text)
      for cell in block.cells where cell.isVisible {
        document.words += WordCount.words(in: cell.text)
      }
    }
    guard document.blocks.count < Self.mostBlocks, bytes + size <= Self.mostBytes else {
      document.isCut = true
      return
    }
    bytes += size
    document.blocks.append(block)
  }

  /// Word processors export a list item as a paragraph that begins with a drawn bullet. Nil where
  /// the text begins with none.
  private static func withoutBullet(_ text: String) -> String? {
    guard let first = text.unicodeScalars.first, "·•▪◦‣●○■".unicodeScalars.contains(first) else {
      return nil
    }
    let rest = String(text.unicodeScalars.dropFirst()).collapsed
    return rest.isEmpty ? nil : rest
  }

  /// Appends what another document holds: a part of this one in another format.
  ///
  /// - Parameters:
  ///   - line: the line of this document for one of the other.
  ///   - change: what else differs in its blocks.
  mutating func append(
    _ other: Document, line: (Int?) -> Int?, change: (inout Block) -> Void = { _ in }
  ) {
    let first = tables
    setBase(other.base)
    for var block in other.blocks {
      if case .row(let table) = block.kind {
        block.kind = .row(table: first + table)
        tables = max(tables, first + table)
      }
      block.line = line(block.line)
      change(&block)
      append(block)
    }
    for link in other.links {
      _ = appendLink(
        link.target, text: link.text, role: link.role, line: line(link.location?.line))
    }
    if other.isCut { markCut() }
  }

  mutating func append(_ kind: Block.Kind, _ text: String, line: Int?) {
    guard !text.isEmpty else { return }
    append(Block(kind: kind, text: text, line: line))
  }

  mutating func appendRow(
    _ cells: [Cell], table: Int, line: Int?, page: Int? = nil, cell: String? = nil,
    isAside: Bool = false
  ) {
    guard cells.contains(where: { !$0.text.isEmpty }) else { return }
    let kept = Array(cells.prefix(Self.mostCells))
    if kept.count < cells.count { document.isCut = true }
    append(
      Block(
        kind: .row(table: table), cells: kept, isAside: isAside, line: line, page: page, cell: cell)
    )
  }

  /// Returns the link's number, for text that comes later; nil where it was not kept.
  mutating func appendLink(
    _ target: String, text: String? = nil, role: Link.Role? = nil, line: Int?
  ) -> Int? {
    appendLink(target, text: text, role: role, at: line.map { Location(line: $0) })
  }

  mutating func appendLink(
    _ target: String, text: String? = nil, role: Link.Role? = nil, at location: Location?
  ) -> Int? {
    guard !target.collapsed.isEmpty else { return nil }
    guard document.links.count < Self.mostLinks, target.utf8.count <= Self.longestTarget else {
      document.isCut = true
      return nil
    }
    document.links.append(Link(target: target, role: role, location: location))
    let number = document.links.count - 1
    if let text { setText(text, ofLink: number) }
    return number
  }

  mutating func setText(_ text: String, ofLink number: Int) {
    let text = text.collapsed.cut(toBytes: Self.longestLinkText)
    guard document.links.indices.contains(number), !text.isEmpty else { return }
    document.links[number].text = text
  }

  /// Takes back on which page each block and link is.
  mutating func dropPages() {
    for index in document.blocks.indices { document.blocks[index].page = nil }
    for index in document.links.indices where document.links[index].location?.page != nil {
      document.links[index].location = nil
    }
  }

  mutating func markCut() { document.isCut = true }
}

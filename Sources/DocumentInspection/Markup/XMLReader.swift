internal import Artifacts

/// Fills a `Document` from any XML: leaves become labelled blocks, and an element that holds a time
/// and some text beside it becomes a row with labelled cells.
struct XMLReader: MarkupVisitor {
  private var builder = DocumentBuilder(format: "xml")
  private var stack: [Frame] = []
  private var table = 0

  /// libxml2 stops at 256; this holds whatever it does.
  private static let deepest = 1_000
  /// What an inner element, such as a list of persons, may add to the row around it.
  private static let mostParts = 8

  private struct Frame {
    var element: MarkupElement
    var text = ""
    /// What the children came to so far, until it is known whether they are one row.
    var blocks: [Block] = []
    var hasElements = false
    /// False once a child was more than a leaf.
    var isFlat = true
  }

  static func document(from tree: borrowing MarkupTree) -> Document {
    var reader = XMLReader()
    reader.table = reader.builder.newTable()
    tree.walk(&reader)
    return reader.builder.document
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    if ["script", "style", "task-id", "task-status"].contains(element.name)
      || stack.count >= Self.deepest
    {
      stack.append(Frame(element: element))
      return false
    }
    if let parent = stack.indices.last {
      emitMixedText(parent)
      stack[parent].hasElements = true
    } else {
      builder.setLanguage(element.attribute("xml:lang") ?? element.attribute("lang"))
    }
    if XMLNames.isTable(element.name) { table = builder.newTable() }
    stack.append(Frame(element: element))
    collectLinks(of: element)
    return true
  }

  mutating func text(_ text: String) {
    guard let last = stack.indices.last else { return }
    stack[last].text += text
  }

  mutating func leave(_ name: String) {
    takeMachineDate()
    emitMixedText(stack.indices.last ?? 0, isEnd: true)
    guard let frame = stack.popLast() else { return }
    let blocks = resolved(frame)
    guard let parent = stack.indices.last else {
      for block in blocks { append(block) }
      return
    }
    let isPart =
      frame.hasElements
      ? frame.isFlat && blocks.count <= Self.mostParts && blocks.allSatisfy(\.isPartOfRow)
      : blocks.allSatisfy(\.cells.isEmpty)
    // What can be no part of a row goes out at once: memory stays small in a long document.
    if isPart, stack[parent].isFlat, stack[parent].blocks.count < DocumentBuilder.mostCells {
      stack[parent].blocks += blocks
      return
    }
    settle(through: parent)
    for block in blocks { append(block) }
  }

  /// An empty `<time datetime="2026-03-18"/>` says its day in the attribute alone.
  private mutating func takeMachineDate() {
    guard let last = stack.indices.last, stack[last].element.name == "time",
      stack[last].text.collapsed.isEmpty, stack[last].blocks.isEmpty,
      let moment = stack[last].element.attribute("datetime")
    else { return }
    stack[last].text = moment
  }

  /// Emits, outermost first, all that was held back around the block about to come.
  private mutating func settle(through last: Int) {
    for index in 0...last where stack[index].isFlat || !stack[index].blocks.isEmpty {
      let attributes = stack[index].isFlat ? attributeBlocks(of: stack[index].element) : []
      let held = attributes + stack[index].blocks
      stack[index].isFlat = false
      stack[index].blocks = []
      for block in held { append(block) }
    }
  }

  private mutating func append(_ block: Block) {
    if block.label == "title", stack.count <= 1, block.isVisible { builder.setTitle(block.text) }
    guard case .row = block.kind else {
      builder.append(block)
      return
    }
    builder.appendRow(block.cells, table: table, line: block.line)
  }

  /// What an element comes to once it is closed.
  private func resolved(_ frame: Frame) -> [Block] {
    let attributes = attributeBlocks(of: frame.element)
    guard frame.isFlat else { return frame.blocks }
    if XMLNames.isCell(frame.element.name) { return [cell(frame)] }
    if XMLNames.isRow(frame.element.name), frame.blocks.contains(where: { !$0.text.isEmpty }) {
      return [row(frame)]
    }
    if XMLNames.isText(frame.element), frame.blocks.count > 1 { return [joined(frame)] }
    let parts = attributes + frame.blocks
    if !frame.hasElements, parts.count == 1, ["name", "title"].contains(parts[0].label ?? "") {
      // `<lead name="…"/>` says the same as `<lead>…</lead>`.
      var block = parts[0]
      block.label = frame.element.name
      return [block]
    }
    let labels = parts.compactMap(\.label)
    let hasTime =
      labels.contains(where: XMLNames.isTime) || frame.blocks.contains { Self.isTime($0.text) }
    let hasText =
      frame.blocks.contains { !XMLNames.isTime($0.label ?? "") }
      || labels.contains(where: XMLNames.isText)
    if !stack.isEmpty, !XMLNames.isHead(frame.element.name), hasTime, hasText, parts.count > 1 {
      let cells = parts.map { Cell(text: $0.text, label: $0.label, isVisible: $0.isVisible) }
      return [Block(kind: .row(table: table), cells: cells, line: frame.element.line)]
    }
    return parts
  }

  /// Whether a text is a time of day or a range of them and nothing else.
  private static func isTime(_ text: String) -> Bool {
    guard text.utf8.count <= 40, let line = TimedLine(text) else { return false }
    return line.text.isEmpty && line.mention.start != nil
  }

  /// `<p>Our <b>norms</b></p>` is one text, whatever its parts are called.
  private func joined(_ frame: Frame) -> Block {
    let text = frame.blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    var block = Block(kind: kind(of: frame.element), text: text, line: frame.element.line)
    block.label = frame.element.name
    block.isAside = frame.blocks.contains(where: \.isAside)
    return block
  }

  /// One block for all that a cell holds, also where it holds nothing.
  private func cell(_ frame: Frame) -> Block {
    let text = frame.blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    var block = Block(kind: .paragraph, text: text, line: frame.element.line)
    block.label = frame.element.name
    return block
  }

  private func row(_ frame: Frame) -> Block {
    let isHead = stack.contains { $0.element.name == "thead" }
    let cells = frame.blocks.map { Cell(text: $0.text, isHeader: isHead || $0.label == "th") }
    return Block(kind: .row(table: table), cells: cells, line: frame.element.line)
  }

  /// Text beside elements: `<p>Our <b>norms</b></p>` is one block with its inline parts.
  private mutating func emitMixedText(_ index: Int, isEnd: Bool = false) {
    guard stack.indices.contains(index) else { return }
    let text = stack[index].text.collapsed
    stack[index].text = ""
    guard !text.isEmpty else { return }
    let element = stack[index].element
    var block = Block(kind: kind(of: element), text: text, line: element.line)
    block.label = element.attribute("role")?.lowercased() ?? element.name
    // What a head says of the file's making is no part of the text.
    block.isAside =
      block.label != "title"
      && stack.contains {
        XMLNames.isFileHead($0.element.name) || XMLNames.isFileDate($0.element.name)
      }
    if XMLNames.holdsAddress(element.name), text.contains("/"), !text.contains(" ") {
      _ = builder.appendLink(text, line: element.line)
    }
    if stack[index].isFlat, stack[index].blocks.count < DocumentBuilder.mostCells {
      stack[index].blocks.append(block)
    } else {
      settle(through: index)
      append(block)
    }
  }

  private func kind(of element: MarkupElement) -> Block.Kind {
    if XMLNames.isHeading(element.name) { return .heading(level: min(max(stack.count - 1, 1), 6)) }
    return XMLNames.isItem(element.name) ? .listItem(level: 1) : .paragraph
  }

  private func attributeBlocks(of element: MarkupElement) -> [Block] {
    element.attributes.prefix(64).compactMap { attribute in
      let text = attribute.value.collapsed
      guard XMLNames.isKnown(attribute.name), !text.isEmpty else { return nil }
      var block = Block(kind: .paragraph, text: text, line: element.line)
      block.label = attribute.name
      // OPML writes what is to be read into an attribute.
      block.isVisible = element.name == "outline" && attribute.name == "text"
      return block
    }
  }

  private mutating func collectLinks(of element: MarkupElement) {
    var seen: Set<String> = []
    // The same address once as `href` and once as `xlink:href` is one link.
    for attribute in element.attributes
    where XMLNames.isAddress(attribute, of: element.name) && seen.insert(attribute.value).inserted {
      _ = builder.appendLink(attribute.value, line: element.line)
    }
  }
}

extension Block {
  /// Rows and list items stand for themselves, whatever is around them.
  fileprivate var isPartOfRow: Bool { cells.isEmpty && !kind.isListItem }
}

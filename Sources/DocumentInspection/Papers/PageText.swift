/// Turns the lines of one page into blocks: headings, paragraphs, list items, rows.
struct PageText {
  let page: Int
  let margins: PageMargins
  /// Of headings, from the largest.
  let headingSizes: [Double]
  private var blocks: [Block] = []
  private var open: Open?
  /// Left edges of the list items around, from the outermost.
  private var indents: [Double] = []

  /// A block that may go on with the next line.
  private struct Open {
    var block: Block
    var last: PageLine
  }

  init(page: Int, margins: PageMargins, headingSizes: [Double]) {
    (self.page, self.margins, self.headingSizes) = (page, margins, headingSizes)
  }

  /// `nextTable` numbers a table.
  mutating func blocks(of lines: [PageLine], nextTable: () -> Int) -> [Block] {
    var rest = lines[...]
    while let line = rest.first {
      guard let table = PageTable(startingWith: rest) else {
        take(line)
        rest = rest.dropFirst()
        continue
      }
      if table.isProse {
        for line in table.linesByColumn { take(line) }
      } else {
        add(table, number: nextTable())
      }
      rest = rest.dropFirst(table.lines.count)
    }
    close()
    return blocks
  }

  private mutating func add(_ table: PageTable, number: Int) {
    close()
    indents = []
    for cells in table.rows {
      blocks.append(Block(kind: .row(table: number), cells: cells, page: page))
    }
  }

  private mutating func close() {
    if let open { blocks.append(open.block) }
    open = nil
  }

  // MARK: Lines

  private mutating func take(_ line: PageLine) {
    if let current = open, goesOn(current, with: line) {
      open?.block.text = Self.joined(current.block.text, line.text)
      open?.last = line
      return
    }
    close()
    let kind = kind(of: line)
    open = Open(block: Block(kind: kind, text: text(of: line, kind), page: page), last: line)
  }

  private func text(of line: PageLine, _ kind: Block.Kind) -> String {
    if case .listItem = kind, let marker = ListMarker(line.text) { return marker.text }
    return line.text
  }

  private mutating func kind(of line: PageLine) -> Block.Kind {
    if let level = level(of: line) {
      indents = []
      return .heading(level: level)
    }
    guard ListMarker(line.text) != nil else {
      indents = []
      return .paragraph
    }
    while let last = indents.last, last > line.box.left + 2 { indents.removeLast() }
    if (indents.last ?? -.infinity) < line.box.left - 2 { indents.append(line.box.left) }
    return .listItem(level: max(1, min(indents.count, 20)))
  }

  private func level(of line: PageLine) -> Int? {
    guard let place = headingSizes.firstIndex(where: { abs($0 - line.size) < 0.5 }),
      line.text.utf8.count <= PageHeadings.longest
    else { return nil }
    return min(place + 1, 6)
  }

  // MARK: Joining

  private func goesOn(_ open: Open, with line: PageLine) -> Bool {
    let last = open.last
    let size = max(line.size, last.size, 1)
    guard abs(line.size - last.size) < 0.6, line.runs.count == 1,
      (-size * 0.5...size * 0.8).contains(line.box.top - last.box.bottom),
      ListMarker(line.text) == nil, begins(line, below: open)
    else { return false }
    // Only a line that had no room for one more word was broken for its length.
    let room = margins.right - last.box.right - size * 0.25
    guard line.firstWordWidth > room - 1 else { return false }
    return TimeGrammar.mentions(in: String(line.text.prefix(40))).first?.range.lowerBound != 0
  }

  /// An item goes on beside its marker, a paragraph at its left edge or, behind an indented first
  /// line, before it.
  private func begins(_ line: PageLine, below open: Open) -> Bool {
    if case .listItem = open.block.kind {
      return line.box.left > (indents.last ?? open.last.box.left) - 2
    }
    return abs(line.box.left - open.last.box.left) < line.size * 3.5
  }

  /// A hyphen at a line's end stays: nothing tells a broken word from a compound.
  private static func joined(_ text: String, _ next: String) -> String {
    if text.hasSuffix("\u{AD}") { return String(text.dropLast()) + next }
    let breaks = text.hasSuffix("-") && next.unicodeScalars.first?.properties.isLowercase == true
    return breaks ? text + next : text + " " + next
  }
}

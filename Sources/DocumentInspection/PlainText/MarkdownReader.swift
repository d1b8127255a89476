internal import Artifacts

/// Fills a `Document` from Markdown: headings, lists, tables, links; no more of it than that.
struct MarkdownReader {
  private var builder = DocumentBuilder(format: "markdown")
  private var paragraph: [String] = []
  private var started: Int?
  private var table: Int?
  private var fence: Character?
  private var isFrontMatter = false

  static func document(from lines: TextLines) -> Document {
    var reader = MarkdownReader()
    var lines = lines
    var line = lines.next()
    while let current = line {
      line = lines.next()
      reader.take(current, before: line?.text ?? "")
    }
    reader.flush()
    return reader.builder.document
  }

  private mutating func take(_ line: TextLine, before next: String) {
    let text = line.text.collapsed
    if takesMatter(text, line) || takesCode(text, line) { return }
    if text.isEmpty {
      flush()
      table = nil
    } else if let (level, title) = Self.heading(text) {
      flush()
      builder.append(.heading(level: level), inline(title, line), line: line.number)
    } else if Self.isRule(text) {
      flush()
    } else if text.hasPrefix("|") || table != nil && text.contains("|")
      || Self.isTableRule(next) && text.contains("|")
    {
      row(text, line, isHeader: Self.isTableRule(next))
    } else if let item = ListMarker(line.text) {
      flush()
      builder.append(.listItem(level: item.level), inline(item.text, line), line: line.number)
    } else if next.count >= 3, paragraph.isEmpty, next.allSatisfy({ $0 == "=" }) {
      builder.append(.heading(level: 1), inline(text, line), line: line.number)
    } else {
      add(text, line)
    }
  }

  private mutating func add(_ text: String, _ line: TextLine) {
    if text.allSatisfy({ $0 == "=" }) { return }
    // Two spaces at the end, or a line that starts with a time, mean a line of its own.
    let isTimed = TimeGrammar.mentions(in: String(text.prefix(40))).first?.range.lowerBound == 0
    if isTimed || Self.isLabelled(text) { flush() }
    if started == nil { started = line.number }
    paragraph.append(inline(text.drop { $0 == ">" }.collapsed, line))
    if line.text.hasSuffix("  ") || line.text.hasSuffix("\\") { flush() }
  }

  private mutating func flush() {
    builder.append(.paragraph, paragraph.joined(separator: " "), line: started)
    paragraph = []
    started = nil
  }

  /// Front matter between two lines of dashes at the very top.
  private mutating func takesMatter(_ text: String, _ line: TextLine) -> Bool {
    if line.number == 1, text == "---" {
      isFrontMatter = true
      return true
    }
    guard isFrontMatter else { return false }
    if text == "---" || text == "..." {
      isFrontMatter = false
    } else if let colon = text.firstIndex(of: ":") {
      let key = text[..<colon].collapsed.lowercased()
      let value = text[text.index(after: colon)...].collapsed.filter { $0 != "\"" && $0 != "'" }
      if key == "title" { builder.setTitle(value) }
      var block = Block(kind: .paragraph, text: value, line: line.number)
      block.label = key
      block.isVisible = false
      if !value.isEmpty { builder.append(block) }
    }
    return true
  }

  private mutating func takesCode(_ text: String, _ line: TextLine) -> Bool {
    if let mark = text.first, mark == "`" || mark == "~",
      text.hasPrefix(String(repeating: mark, count: 3)),
      fence == nil || fence == mark
    {
      flush()
      fence = fence == nil ? mark : nil
      return true
    }
    guard fence != nil else { return false }
    builder.append(.paragraph, text, line: line.number)
    return true
  }

  private mutating func row(_ text: String, _ line: TextLine, isHeader: Bool) {
    flush()
    let number = isHeader ? builder.newTable() : table ?? builder.newTable()
    table = number
    guard !Self.isTableRule(text) else { return }
    var cells = text.replacing("\\|", with: "\u{FFFC}").split(
      separator: "|", omittingEmptySubsequences: false
    ).map { $0.replacing("\u{FFFC}", with: "|").collapsed }
    if cells.first == "" { cells.removeFirst() }
    if cells.last == "" { cells.removeLast() }
    let row = cells.map { Cell(text: inline($0, line), isHeader: isHeader) }
    builder.appendRow(row, table: number, line: line.number)
  }

  /// Collects links and takes the marks away.
  private mutating func inline(_ text: String, _ line: TextLine) -> String {
    let (plain, links) = MarkdownInline.read(text)
    for link in links {
      _ = builder.appendLink(link.target, text: link.text, line: line.number)
    }
    builder.appendAddresses(in: plain, line: line.number)
    return plain
  }

  // MARK: Shapes

  static func heading(_ text: String) -> (level: Int, title: String)? {
    let marks = text.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), text.dropFirst(marks.count).first == " " else {
      return nil
    }
    var title = text.dropFirst(marks.count)
    while title.last == "#" || title.last == " " { title = title.dropLast() }
    return (marks.count, title.collapsed)
  }

  static func isTableRule(_ text: String) -> Bool {
    text.contains("|") && text.contains("-")
      && text.allSatisfy { "|-: ".contains($0) }
  }

  private static func isRule(_ text: String) -> Bool {
    let marks = text.filter { $0 != " " }
    return marks.count >= 3
      && ["-", "*", "_"].contains { mark in marks.allSatisfy { String($0) == mark } }
  }

  private static func isLabelled(_ text: String) -> Bool {
    guard let colon = text.prefix(30).firstIndex(of: ":") else { return false }
    let label = text[..<colon].drop { $0 == "*" }
    return label.first?.isUppercase == true && WordCount.words(in: String(label)) <= 3
  }
}

internal import Artifacts

/// Fills a `Document` from plain text: a block a paragraph, and a block for every line that stands
/// for itself.
struct PlainTextReader {
  private var builder = DocumentBuilder(format: "text")
  private var paragraph: [String] = []
  private var started: Int?
  /// How far the paragraph's first line is indented.
  private var indent = 0
  private var kind = Block.Kind.paragraph

  static func document(from lines: some Sequence<TextLine>) -> Document {
    var reader = PlainTextReader()
    for line in lines { reader.take(line) }
    reader.flush()
    return reader.builder.document
  }

  private mutating func take(_ line: TextLine) {
    let text = line.text.collapsed
    builder.appendAddresses(in: line.text, line: line.number)
    guard !text.isEmpty else {
      flush()
      return
    }
    let indent = line.text.prefix { $0.isWhitespace }.reduce(0) { $0 + ($1 == "\t" ? 8 : 1) }
    if let bullet = ListMarker(line.text) {
      flush()
      kind = .listItem(level: bullet.level)
      (paragraph, started, self.indent) = ([bullet.text], line.number, indent)
      return
    }
    if !continues(text), !isHanging(text, indent) { flush() }
    if started == nil { (started, self.indent) = (line.number, indent) }
    paragraph.append(text)
  }

  /// A line set in under a timed one, that goes on with a small letter.
  private func isHanging(_ text: String, _ indent: Int) -> Bool {
    guard text.first?.isLowercase == true, let first = paragraph.first else { return false }
    if kind.isListItem { return indent >= self.indent + 2 }
    guard paragraph.count == 1, indent >= self.indent + 4 else { return false }
    return TimeGrammar.mentions(in: String(first.prefix(40))).first?.range.lowerBound == 0
  }

  /// Only a long line is one that was broken for its length.
  private func continues(_ text: String) -> Bool {
    guard kind == .paragraph, let last = paragraph.last, last.count >= 60 else { return false }
    // A line that ends a sentence or a date, before one that begins with a capital, was not broken.
    let isClosed = last.last.map { ".!?".contains($0) || $0.isNumber } ?? false
    if isClosed, text.first?.isUppercase == true { return false }
    return TimeGrammar.mentions(in: String(text.prefix(40))).first?.range.lowerBound != 0
  }

  private mutating func flush() {
    builder.append(kind, paragraph.joined(separator: " "), line: started)
    kind = .paragraph
    paragraph = []
    started = nil
  }
}

/// The mark that opens a list item in plain text and Markdown.
struct ListMarker {
  let text: String
  /// 1 for an item without indentation.
  let level: Int

  init?(_ line: String) {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let rest = line[indent.endIndex...]
    let width = indent.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    guard let mark = rest.first, let body = Self.body(of: rest, mark: mark) else { return nil }
    text = body
    level = min(width / 2, 20) + 1
  }

  /// Compared as scalars: comparing characters normalises each of them first.
  private static let bullets = Set("-*+•◦▪‣–·●○".unicodeScalars)

  private static func body(of rest: Substring, mark: Character) -> String? {
    var tail = rest.dropFirst()
    if mark.isNumber {
      tail = rest.drop { $0.isNumber }
      guard rest.count - tail.count <= 3, let stop = tail.first, stop == "." || stop == ")" else {
        return nil
      }
      tail = tail.dropFirst()
    } else if mark.unicodeScalars.count > 1
      || mark.unicodeScalars.first.map(bullets.contains) != true
    {
      return nil
    }
    guard tail.first?.isWhitespace == true else { return nil }
    let text = tail.collapsed
    return text.isEmpty ? nil : text
  }
}

/// The words of one Markdown block while they come together, and the links in them.
struct MarkdownText {
  struct Line {
    let number: Int
    var text = ""
    /// Whether its author ended it for good.
    var isEnded = false
  }

  private(set) var lines: [Line]

  init(line: Int) { lines = [Line(number: line)] }

  var line: Int { lines.last?.number ?? 1 }
  /// All of it on one line.
  var joined: String { lines.map(\.text).joined(separator: " ").collapsed }

  mutating func add(_ text: String) {
    guard let last = lines.indices.last else { return }
    lines[last].text += text
  }

  /// `isInSource`: whether the text as written goes on in the next line, too.
  mutating func breakLine(isHard: Bool, isInSource: Bool = true) {
    guard let last = lines.indices.last else { return }
    lines[last].isEnded = isHard
    lines.append(Line(number: lines[last].number + (isInSource ? 1 : 0)))
  }

  /// The pieces that stand for themselves: after a hard break, and where a line begins with a time or
  /// a label, as people write lists without marking them.
  var pieces: [(text: String, line: Int)] {
    var pieces: [(text: String, line: Int)] = []
    var isOpen = false
    for line in lines {
      let text = line.text.collapsed
      if !text.isEmpty {
        if isOpen, !Self.standsAlone(text), let last = pieces.indices.last {
          pieces[last].text += " " + text
        } else {
          pieces.append((text, line.number))
        }
      }
      isOpen = !line.isEnded
    }
    return pieces
  }

  private static func standsAlone(_ text: String) -> Bool {
    TimeGrammar.mentions(in: String(text.prefix(40))).first?.range.lowerBound == 0
      || isLabelled(text)
  }

  private static func isLabelled(_ text: String) -> Bool {
    guard let colon = text.prefix(30).firstIndex(of: ":") else { return false }
    let label = text[..<colon]
    return label.first?.isUppercase == true && WordCount.words(in: String(label)) <= 3
  }
}

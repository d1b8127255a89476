/// Links and emphasis within one line of Markdown.
enum MarkdownInline {
  static func read(_ text: String) -> (plain: String, links: [(target: String, text: String?)]) {
    guard text.contains(where: { "[<*_`".contains($0) }) else { return (text, []) }
    var links: [(target: String, text: String?)] = []
    var plain = ""
    var rest = Substring(text)
    // What opens and never closes is looked for only so often: the search is long.
    var failures = 0
    while failures < 32, let open = rest.firstIndex(where: { $0 == "[" || $0 == "<" }) {
      plain += rest[..<open]
      if rest[open] == "[", let link = link(rest[open...]) {
        if plain.last == "!" { plain.removeLast() }
        links.append((link.target, link.text))
        plain += link.text
        rest = rest[link.end...]
      } else if rest[open] == "<", let address = address(rest[open...]) {
        links.append((address.target, nil))
        rest = rest[address.end...]
      } else {
        failures += 1
        plain.append(rest[open])
        rest = rest[rest.index(after: open)...]
      }
    }
    plain += rest
    return (withoutEmphasis(plain), links)
  }

  private typealias Found = (target: String, text: String, end: Substring.Index)
  private static let longestLabel = 1_000

  /// `[text](target "title")`, or `[name]: target` at a line's start.
  private static func link(_ text: Substring) -> Found? {
    let inside = text.dropFirst().prefix(longestLabel)
    guard let close = inside.firstIndex(of: "]"), close < text.endIndex else { return nil }
    let label = inside[..<close]
    let tail = text[text.index(after: close)...]
    if tail.hasPrefix(": "), text.startIndex == text.base.startIndex {
      let target = tail.dropFirst(2).prefix { !$0.isWhitespace }
      return target.isEmpty ? nil : (String(target), String(label), text.endIndex)
    }
    guard tail.first == "(" else { return nil }
    var depth = 0
    var end = tail.startIndex
    var steps = 0
    while end < tail.endIndex, steps < DocumentBuilder.longestTarget {
      if tail[end] == "(" { depth += 1 }
      if tail[end] == ")" { depth -= 1 }
      if depth == 0 { break }
      end = tail.index(after: end)
      steps += 1
    }
    guard end < tail.endIndex, depth == 0 else { return nil }
    let content = tail[tail.index(after: tail.startIndex)..<end]
    let bare =
      content.hasPrefix("<")
      ? content.dropFirst().prefix { $0 != ">" }
      : content.prefix { !$0.isWhitespace }
    return (String(bare), withoutEmphasis(String(label)), tail.index(after: end))
  }

  private static func address(_ text: Substring) -> (target: String, end: Substring.Index)? {
    let inside = text.dropFirst().prefix(DocumentBuilder.longestTarget)
    guard let close = inside.firstIndex(of: ">") else { return nil }
    let target = inside[..<close]
    let isAddress = ["http://", "https://", "mailto:"].contains { target.hasPrefix($0) }
    guard isAddress, !target.contains(where: \.isWhitespace) else { return nil }
    return (String(target), text.index(after: close))
  }

  /// Marks at a word's edge go, those inside a word stay.
  private static func withoutEmphasis(_ text: String) -> String {
    var plain = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isMark = character == "*" || character == "`" || character == "_"
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      let isInside =
        character == "_" && (before.isLetter || before.isNumber)
        && (after.isLetter || after.isNumber)
      let isAlone = before.isWhitespace && after.isWhitespace
      if !isMark || isInside || isAlone { plain.append(character) }
    }
    return plain
  }
}

/// Reads names where a label or a column says that names follow.
enum PeopleReader {
  private static let nobody: Set<String> = [
    "all", "everyone", "everybody", "team", "whole group", "group", "staff", "tbd", "tba", "na",
    "n a", "none", "all staff", "you", "us", "we", "participants", "teachers", "todos", "alle",
  ]

  static func names(in text: String) -> [String] {
    var rest = text
    for link in [" and ", " y ", " und ", " et ", " & "] { rest = rest.replacing(link, with: ";") }
    return rest.split { ",;/\n|".contains($0) }.prefix(500).map(cleaned).filter(isName)
  }

  private static func cleaned(_ part: Substring) -> String {
    var name = part.collapsed[...]
    while let last = name.last, ".:-–—".contains(last) { name = name.dropLast() }
    return name.collapsed
  }

  /// Short, without digits, and its first letter not a small one.
  static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.isLetter, !first.properties.isLowercase,
      name.count <= 60, WordCount.words(in: name) <= 5
    else { return false }
    return !name.contains(where: { $0.isNumber || "@:?!".contains($0) })
      && !nobody.contains(name.comparable)
  }

  /// `Norms – Lead: Maria`, `Norms (Facilitator: Maria)`: the text before, and the names.
  static func trailingNames(in text: String) -> (text: String, names: [String])? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let head = text[..<colon]
    let names = names(in: String(text[text.index(after: colon)...].filter { !")]".contains($0) }))
    guard !names.isEmpty else { return nil }
    for count in 1...3 {
      let words = head.split(whereSeparator: \.isWhitespace).suffix(count)
      guard words.count == count, let first = words.first else { return nil }
      let label = String(head[first.startIndex...])
      guard case .person = AgendaWords.label(label) else { continue }
      var rest = head[..<first.startIndex]
      while let last = rest.last, last.isWhitespace || "-–—(|[,;:.".contains(last) {
        rest = rest.dropLast()
      }
      return rest.isEmpty ? nil : (rest.collapsed, names)
    }
    return nil
  }
}

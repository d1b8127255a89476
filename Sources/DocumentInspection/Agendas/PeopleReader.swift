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

  /// The roles and names of a line that begins with a role's label, and may hold more of them.
  static func labelledParts(of text: String) -> [(role: String, value: String)] {
    guard text.count <= 400 else { return [] }
    var parts: [(role: String, value: String)] = []
    for piece in text.split(separator: ":", omittingEmptySubsequences: false) {
      // The next label stands at the end of this one's value.
      let words = piece.split(whereSeparator: \.isWhitespace)
      let next = (1...3).lazy.compactMap { count -> (role: String, count: Int)? in
        guard words.count >= count,
          case .person(let role) = AgendaWords.label(words.suffix(count).joined(separator: " "))
        else { return nil }
        return (role, count)
      }.first
      let value = words.dropLast(next?.count ?? 0).joined(separator: " ")
      if let last = parts.indices.last, parts[last].value.isEmpty {
        parts[last].value = value
      } else if !value.isEmpty {
        return []
      }
      if let next { parts.append((next.role, "")) }
    }
    return parts.filter { !$0.value.isEmpty }
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

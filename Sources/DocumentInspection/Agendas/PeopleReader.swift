/// Reads names where a label or a column says that names follow.
enum PeopleReader {
  private static let nobody: Set<String> = [
    "all", "everyone", "everybody", "team", "whole group", "group", "staff", "tbd", "tba", "na",
    "n a", "none", "all staff", "you", "us", "we", "participants", "teachers", "todos", "todas",
    "alle", "tous", "toutes", "tout le monde", "全体", "所有人", "大家", "pairs", "partners", "both",
    "rotating", "volunteer", "name", "various", "leitung", "individual",
  ]

  /// Words that make a name one of a group.
  private static let groups: Set<String> = [
    "team", "teams", "group", "groups", "grade", "grades", "staff", "teachers", "members", "pairs",
    "trios", "participants", "everyone", "all", "committee", "department", "leads", "equipo",
    "grupo", "grupos", "docentes", "maestros", "équipe", "groupe", "groupes", "enseignants",
    "gruppe", "gruppen", "kollegium", "equipe", "professores", "students", "class", "partners",
  ]

  static func names(in text: String) -> [String] {
    var rest = text
    for link in [" and ", " y ", " und ", " et ", " e ", " & ", "、", "，", "；"] {
      if rest.holds(link) { rest = rest.replacing(link, with: ";") }
    }
    return rest.split { ",;/\n|".contains($0) }.prefix(500).map(cleaned).filter(isName)
  }

  private static func cleaned(_ part: Substring) -> String {
    var name = part.collapsed[...]
    if let bracket = name.firstIndex(of: "("), bracket > name.startIndex {
      name = name[..<bracket]
    }
    while let last = name.last, ".:-–—· ".contains(last), !isInitial(name) {
      name = name.dropLast()
    }
    return name.collapsed
  }

  /// The full stop of `Ana R.` is part of the name.
  private static func isInitial(_ name: Substring) -> Bool {
    guard name.last == ".", let word = name.split(separator: " ").last else { return false }
    return word.count == 2 && word.first?.isUppercase == true
  }

  /// Short, without digits, and its first letter not a small one.
  static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.isLetter, !first.properties.isLowercase,
      name.count <= 60, WordCount.words(in: name) <= 5
    else { return false }
    let words = name.comparable
    return !name.contains(where: { $0.isNumber || "@:?![]<>_{}«»".contains($0) })
      && !nobody.contains(words)
      && !words.split(separator: " ").contains { groups.contains(String($0)) }
  }

  // MARK: Roles

  /// `Ana Ruiz (facilitator)`, `Ana Ruiz – timekeeper`, `Ana Ruiz, note taker`.
  static func personWithRole(_ text: String) -> (name: String, role: String)? {
    guard text.count <= 100 else { return nil }
    for sign in ["(", " – ", " — ", " - ", ", ", ": "] {
      guard let range = text.firstRange(of: sign) else { continue }
      let name = text[..<range.lowerBound].collapsed
      let rest = text[range.upperBound...].filter { !"().".contains($0) }
      if let role = AgendaRoles.role(String(rest)), isName(name) { return (name, role) }
    }
    return nil
  }

  /// `Shared glossary (Ana, Bo)`.
  static func bracketedNames(in text: String) -> (text: String, names: [String])? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let inside = String(text[text.index(after: open)...].dropLast())
    let parts = names(in: inside)
    let isCapital = parts.allSatisfy { name in
      name.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
        && name != name.uppercased()
    }
    let rest = text[..<open].collapsed
    let count = inside.split { ",;&".contains($0) }.count
    return parts.isEmpty || !isCapital || rest.isEmpty || parts.count < count ? nil : (rest, parts)
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

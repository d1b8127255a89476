internal import Artifacts

/// Reads what somebody took on, who, and until when.
struct ActionReader {
  let evidence: DateEvidence
  /// The meeting's, which gives a deadline its year.
  let date: CalendarDate?

  /// Nil where the line is no action but a heading or a remark.
  func action(_ text: String) -> ActionItem? {
    if let action = labelled(text) { return action }
    var rest = Self.withoutCheckMark(text)
    // `by Friday (Maria)` ends with the person, `(Maria, by Friday)` with the day.
    var person = Self.takePerson(from: &rest)
    let deadline = takeDeadline(from: &rest)
    if person == nil, deadline != nil { person = Self.takePerson(from: &rest) }
    guard !rest.isEmpty else { return nil }
    var action = ActionItem(text: rest)
    action.who = person
    action.due = deadline
    return action
  }

  /// `Send the notes. Responsible: Maria. Due: 3 May 2026`.
  private func labelled(_ text: String) -> ActionItem? {
    let pieces = text.replacing("：", with: ": ").split(separator: ":").map(String.init)
    guard (2...4).contains(pieces.count) else { return nil }
    var (action, label) = (ActionItem(text: ""), AgendaWords.Column?.none)
    for (index, piece) in pieces.enumerated() {
      let (value, next) = index + 1 < pieces.count ? Self.splitLabel(piece) : (piece, nil)
      if index + 1 < pieces.count, next == nil { return nil }
      switch label {
      case .lead?, .owner?: action.who = Self.trimmed(value.trimmedStops)
      case .due?, .date?: action.due = day(value) ?? action.due
      default: action.text = index == 0 ? value.collapsed : action.text
      }
      label = next
    }
    return action.text.isEmpty || action.who == nil && action.due == nil ? nil : action
  }

  /// The value, and what the words behind its last stop are the label of.
  private static func splitLabel(_ piece: String) -> (value: String, label: AgendaWords.Column?) {
    let words = piece.split(whereSeparator: \.isWhitespace)
    for count in (1...3).reversed() where words.count > count {
      guard let first = words.suffix(count).first,
        let label = AgendaWords.column(String(piece[first.startIndex...])),
        [.lead, .owner, .due, .date].contains(label)
      else { continue }
      let value = piece[..<first.startIndex].collapsed
      return value.last.map { ".;|,(–—-".contains($0) } == true ? (value, label) : (piece, nil)
    }
    return (piece, nil)
  }

  func action(_ row: AgendaRow) -> ActionItem {
    var text = row.text
    let deadline = takeDeadline(from: &text)
    var action = ActionItem(text: text)
    action.who = row.owner
    action.due = row.due.flatMap(day) ?? deadline
    return action
  }

  private static func withoutCheckMark(_ text: String) -> String {
    for mark in ["[ ]", "[x]", "[X]", "☐", "☑", "☒", "✓", "✔", "□"] where text.hasPrefix(mark) {
      return text.dropFirst(mark.count).collapsed
    }
    return text
  }

  // MARK: Deadlines

  private static let dueWords: Set<String> = [
    "by", "due", "before", "until", "deadline", "till", "para", "antes", "hasta", "avant", "pour",
    "bis", "até", "am", "on", "el", "le", "vor", "deadline:", "due:", "del", "zum", "d'ici", "au",
  ]
  /// Of these, words that make a date a deadline also inside a sentence.
  private static let strongWords: Set<String> = [
    "by", "due", "before", "until", "deadline", "till", "para", "antes", "hasta", "avant", "bis",
    "até", "vor", "pour",
  ]

  /// Takes the date and the words before it off the text's end or out of its brackets.
  private func takeDeadline(from text: inout String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard let mention = DateGrammar.mentions(in: text).last,
      mention.range.upperBound <= scalars.count
    else { return nil }
    var lower = mention.range.lowerBound
    var words: [String] = []
    while let word = Self.word(before: lower, in: scalars), words.count < 3,
      Self.dueWords.contains(word.text) || CalendarNames.weekday(word.text) != nil
    {
      words.append(word.text)
      lower = word.start
    }
    let isStrong = words.contains(where: Self.strongWords.contains)
    let after = scalars[mention.range.upperBound...].filter { !$0.isWhite }
    let isLast = after.allSatisfy { ")].;".unicodeScalars.contains($0) }
    let before = scalars[..<lower].last { !$0.isWhite }
    let isApart = before.map { "(,;–—-:[·|".unicodeScalars.contains($0) } ?? false
    // A wiki's day stands at the end without a sign or word.
    let isMachine = scalars[mention.range].prefix(4).allSatisfy(\.isDigit)
    guard isStrong || isLast && (isApart || isMachine) else { return nil }
    if isLast {
      text = Self.trimmed(scalars[..<lower].string)
      // `(Maria, 12/5/2025)` keeps its person.
      if text.contains("("), !text.contains(")") { text += ")" }
    }
    return settled(mention)
  }

  private static func word(
    before index: Int, in scalars: [Unicode.Scalar]
  ) -> (text: String, start: Int)? {
    var end = index
    while end > 0, scalars[end - 1].isWhite || ",:".unicodeScalars.contains(scalars[end - 1]) {
      end -= 1
    }
    var start = end
    while start > 0, scalars[start - 1].isLetter || scalars[start - 1] == "'" { start -= 1 }
    return start < end ? (scalars[start..<end].string.lowercased(), start) : nil
  }

  fileprivate static func trimmed(_ text: String) -> String {
    var text = text.collapsed[...]
    while let last = text.last, "(,;–—-:[·| ".contains(last) { text = text.dropLast() }
    return text.collapsed
  }

  private func day(_ text: String) -> String? {
    let mentions = DateGrammar.mentions(in: text)
    return mentions.count == 1 ? settled(mentions[0]) : nil
  }

  private func settled(_ mention: DateMention) -> String? {
    if mention.reading == .yearless, let date {
      // What is due after a meeting lies behind it.
      guard let day = mention.date(near: date), day >= date else { return nil }
      return day.text
    }
    return evidence.day(of: mention)?.text
  }

  // MARK: Persons

  /// `Maria: send the notes`, `Maria to send`, `send the notes (Maria)`, `send the notes – Maria`.
  private static func takePerson(from text: inout String) -> String? {
    if let (who, rest) = leading(text) {
      text = rest
      return who
    }
    if let (who, rest) = trailing(text) {
      text = rest
      return who
    }
    return nil
  }

  private static func leading(_ text: String) -> (who: String, rest: String)? {
    for sign in [":", "：", " – ", " — ", " - ", " → "] {
      guard let range = text.prefix(60).firstRange(of: sign) else { continue }
      let name = text[..<range.lowerBound].collapsed
      let rest = text[range.upperBound...].collapsed
      if isPerson(name), !rest.isEmpty { return (name, rest) }
    }
    let words = text.split(separator: " ", maxSplits: 4)
    guard let verb = words.firstIndex(where: { ["will", "to"].contains($0) }),
      (1...3).contains(verb),
      words.count > verb + 1
    else { return nil }
    let name = words[..<verb].joined(separator: " ")
    // `Send to Maria` begins with a verb, and no name can be told from one by itself.
    guard isPerson(name), words[verb] == "will" || verb >= 2 else { return nil }
    return (name, words[(verb + 1)...].joined(separator: " "))
  }

  private static func trailing(_ text: String) -> (who: String, rest: String)? {
    var body = text[...]
    if body.last == ")", let open = body.lastIndex(of: "(") {
      let name = body[body.index(after: open)...].dropLast().collapsed
      let rest = body[..<open].collapsed
      return isPerson(name) && !rest.isEmpty ? (name, rest) : nil
    }
    while body.last == "." { body = body.dropLast() }
    for sign in [" – ", " — ", " - ", " | ", "; ", ", "] {
      guard let range = body.ranges(of: sign).last else { continue }
      let name = body[range.upperBound...].collapsed
      let rest = body[..<range.lowerBound].collapsed
      if isPerson(name), !rest.isEmpty, WordCount.words(in: name) <= 2 || sign != ", " {
        return (name, rest)
      }
    }
    return nil
  }

  private static func isPerson(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    if ["everyone", "all", "todos", "tous", "alle"].contains(name.lowercased()) { return true }
    let particles: Set<Substring> = ["and", "&", "y", "et", "und", "e", "de", "del", "von", "van"]
    return PeopleReader.isName(name) && words.count <= 4 && AgendaWords.label(name) == nil
      && words.allSatisfy { $0.first?.isUppercase == true || particles.contains($0) }
  }
}

extension String {
  /// Without full stops and white space at its end.
  fileprivate var trimmedStops: String {
    var text = collapsed[...]
    while text.last == "." || text.last == ";" { text = text.dropLast() }
    return String(text)
  }
}

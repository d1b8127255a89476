internal import Artifacts

/// Reads what somebody took on, who, and until when.
enum ActionReader {
  static func action(_ text: String, near date: CalendarDate?) -> ActionItem {
    var action = ActionItem(text: text)
    action.due = due(in: text, near: date)
    guard let (who, rest) = person(in: text) else { return action }
    action.who = who
    action.text = rest
    return action
  }

  static func action(_ row: AgendaRow, near date: CalendarDate?) -> ActionItem {
    var action = ActionItem(text: row.text)
    action.who = row.people.isEmpty ? nil : row.people.joined(separator: ", ")
    action.due = row.due.flatMap { day($0, near: date) } ?? due(in: row.text, near: date)
    return action
  }

  private static let dueWords = ["by", "due", "before", "until", "deadline", "till", "para"]

  /// A date behind a word that makes it one to be ready by.
  private static func due(in text: String, near date: CalendarDate?) -> String? {
    let scalars = Array(text.unicodeScalars)
    for mention in DateGrammar.mentions(in: text) {
      guard mention.range.lowerBound <= scalars.count else { continue }
      let words = scalars[..<mention.range.lowerBound].string.comparable.split(separator: " ")
      guard words.suffix(2).contains(where: { dueWords.contains(String($0)) }) else { continue }
      return settled(mention, near: date)
    }
    return nil
  }

  private static func day(_ text: String, near date: CalendarDate?) -> String? {
    let mentions = DateGrammar.mentions(in: text)
    return mentions.count == 1 ? settled(mentions[0], near: date) : nil
  }

  private static func settled(_ mention: DateMention, near date: CalendarDate?) -> String? {
    switch mention.reading {
    case .date(let day): return day.text
    case .yearless:
      // What is due after a meeting lies behind it.
      guard let date, let day = mention.date(near: date), day >= date else { return nil }
      return day.text
    case .ambiguous, .impossible: return nil
    }
  }

  /// `Maria: send the notes`, `Maria to send the notes`, `Maria will send the notes`.
  private static func person(in text: String) -> (who: String, rest: String)? {
    if let colon = text.prefix(50).firstIndex(of: ":") {
      let name = text[..<colon].collapsed
      let rest = text[text.index(after: colon)...].collapsed
      if PeopleReader.isName(name), WordCount.words(in: name) <= 3, !rest.isEmpty,
        AgendaWords.label(name) == nil,
        name.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true })
      {
        return (name, rest)
      }
    }
    let words = text.split(separator: " ", maxSplits: 4)
    guard let verb = words.firstIndex(where: { $0 == "will" || $0 == "to" }), (1...3).contains(verb)
    else { return nil }
    let name = words[..<verb].joined(separator: " ")
    let isCapitalised = words[..<verb].allSatisfy { $0.first?.isUppercase == true }
    // `Send to Maria` begins with a verb, and no name can be told from one by itself.
    guard isCapitalised, PeopleReader.isName(name), words[verb] == "will" || verb >= 2 else {
      return nil
    }
    return (name, text)
  }
}

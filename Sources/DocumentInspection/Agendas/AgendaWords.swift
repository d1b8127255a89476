/// What words at the head of a line, a section or a column mean in an agenda.
enum AgendaWords {
  enum Label: Equatable {
    case date, time, start, end, duration, timeZone, title, nextMeeting
    /// With the role in the document's own word.
    case person(role: String)
    case section(Section)
    /// Known, and nothing that an agenda keeps.
    case other
  }

  enum Section: Equatable {
    case items, norms, actions, purpose, objectives, materials, nextMeeting, roles
    /// What became of earlier actions, and what earlier feedback led to.
    case followUp, feedback
    case people(role: String)
    case other

    /// Whether list entries under it belong to it and are no items.
    var keepsLines: Bool { self != .items }

    /// Whether its entries are written all in one way, so that a paragraph behind a list of them is
    /// none. Among actions and people it may be.
    var isOfOneKind: Bool {
      switch self {
      case .norms, .purpose, .objectives, .materials, .followUp, .feedback: true
      case .items, .actions, .nextMeeting, .roles, .people, .other: false
      }
    }
  }

  enum Column {
    case time, start, end, duration, minutes, date, item, lead, due, owner, number, other
  }

  static func label(_ text: String) -> Label? {
    let words = text.comparable
    if let role = AgendaRoles.role(text) { return .person(role: role) }
    return AgendaVocabulary.labels[words]
  }

  static func section(_ text: String) -> Section? {
    let words = withoutNumber(text.comparable)
    if let section = AgendaVocabulary.sections[words] { return section }
    if let role = AgendaRoles.role(words) { return .people(role: role) }
    return nil
  }

  /// `Norms for this spring` is a heading of norms, too.
  static func namesNorms(_ heading: String) -> Bool {
    let words = heading.comparable.split(separator: " ")
    return words.count <= 4 && words.contains { AgendaVocabulary.normNames.contains(String($0)) }
  }

  /// `3. Next steps` and `III. Norms` are called by their words.
  private static func withoutNumber(_ words: String) -> String {
    let parts = words.split(separator: " ", maxSplits: 1)
    guard parts.count == 2,
      Int(parts[0]) != nil || ["i", "ii", "iii", "iv", "v"].contains(parts[0])
    else { return words }
    return String(parts[1])
  }

  static func column(_ header: String) -> Column? {
    let words = header.comparable
    if let column = AgendaVocabulary.columns[words] { return column }
    if let role = AgendaRoles.role(words), role != "attendee" { return .lead }
    let first = header.split { "(/&,|\n".contains($0) }.first.map { String($0).comparable } ?? ""
    if let column = AgendaVocabulary.columns[first] {
      let isMinutes = words.split(separator: " ").contains { $0.hasPrefix("min") }
      return (column == .duration || column == .time) && isMinutes ? .minutes : column
    }
    return nil
  }

  /// Whether a title or heading says that an agenda follows.
  static func namesAgenda(_ text: String) -> Bool {
    AgendaVocabulary.agendaNames.isIn(text.comparable)
  }

  /// Whether a title or heading speaks of people meeting.
  static func namesMeeting(_ text: String) -> Bool {
    let words = text.comparable
    return words.spaceParted.contains { word in
      AgendaVocabulary.meetingNames.contains(String(word)) || endsAsMeeting(word)
    } || !words.isASCII && AgendaVocabulary.meetingIdeographs.contains { words.contains($0) }
  }

  /// All such endings end with one of three letters.
  private static func endsAsMeeting(_ word: Substring) -> Bool {
    guard let last = word.utf8.last, "gzn".utf8.contains(last) else { return false }
    return AgendaVocabulary.meetingStems.contains { word.hasSuffix($0) }
  }

  /// Whether the word, in lower case, says no more beside a date than what meets and where.
  static func belongsToMeeting(_ word: Substring) -> Bool {
    let word = String(word)
    return word.unicodeScalars.count == 1 || AgendaVocabulary.meetingNames.contains(word)
      || AgendaVocabulary.dressing.contains(word) || namesAgenda(word) || namesMeeting(word)
  }

  /// Whether a line's date is one of something else than the meeting.
  static func speaksOfAnotherDay(_ text: String) -> Bool {
    AgendaVocabulary.otherDays.isIn(text.comparable) || speaksOfTheFile(text)
  }

  /// Whether a line's date is that of the document, not of anything that people do.
  static func speaksOfTheFile(_ text: String) -> Bool {
    text.unicodeScalars.contains("©") || AgendaVocabulary.fileDays.isIn(text.comparable)
  }

  /// Whether an item's words say that the meeting is over.
  static func endsMeeting(_ text: String) -> Bool {
    let words = text.comparable.split(separator: " ").map(String.init)
    guard words.count <= 5 else { return false }
    return words.contains(where: AgendaVocabulary.endings.contains)
      || !text.isASCII && AgendaVocabulary.endingIdeographs.contains { text.contains($0) }
  }

  /// Whether an item's words are such as meetings begin, rest and end with.
  static func isMeetingItem(_ text: String) -> Bool {
    let words = text.comparable
    let parts = words.split(separator: " ")
    return parts.count <= 12 && parts.contains { AgendaVocabulary.itemNames.contains(String($0)) }
      || !words.isASCII && AgendaVocabulary.itemIdeographs.contains { words.contains($0) }
  }
}

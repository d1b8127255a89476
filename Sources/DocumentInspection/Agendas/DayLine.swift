/// A line that says on which day something is.
struct DayLine {
  /// True where the line holds hardly more than the date, a time and words such as `Day 2`.
  let isAlone: Bool
  /// False for a sentence that happens to hold a date.
  let isBrief: Bool
  /// True where no word beside the date and time is foreign to a meeting: `Founded 12 May 1998` has
  /// one.
  let isOfMeeting: Bool
  /// True where a time of day stands in the line too.
  let hasClock: Bool
  /// True where the line begins with its date, or tells a weekday with it, as appointments do.
  let isAppointment: Bool
  /// True where nothing but signs stands ahead of the date.
  let beginsWithDate: Bool
  /// True where the date comes before any time, so that the line is not a timed item.
  let isAheadOfTime: Bool

  init?(_ text: String) {
    guard let mention = DateGrammar.mentions(in: text).first else { return nil }
    let times = TimeGrammar.mentions(in: text)
    var rest: [Unicode.Scalar] = []
    for (index, scalar) in text.unicodeScalars.enumerated()
    where !mention.range.contains(index) && !times.contains(where: { $0.range.contains(index) }) {
      rest.append(scalar)
    }
    let words = rest.string.comparable.split(separator: " ")
    isBrief = words.count <= 6 && !(words.count > 3 && text.hasSuffix("."))
    isAlone = words.count <= 3 && words.allSatisfy(Self.isPlain)
    isOfMeeting = words.allSatisfy { Self.isPlain($0) || AgendaWords.belongsToMeeting($0) }
    let opening = text.unicodeScalars.prefix(mention.range.lowerBound).string
    let isFirst = !opening.unicodeScalars.contains { $0.isLetter || $0.isDigit }
    let isNamed = AgendaWords.namesAgenda(opening) || AgendaWords.namesMeeting(opening)
    beginsWithDate = isFirst
    isAppointment =
      words.count <= (isFirst ? 14 : 10)
      && (isFirst || mention.weekday != nil || isNamed && words.count <= 8)
    hasClock = times.contains { $0.start != nil }
    isAheadOfTime = times.allSatisfy { $0.range.lowerBound >= mention.range.lowerBound }
  }

  /// Whether the line opens the second day or a later one and does not say which date that is.
  static func isUndated(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let words = text.comparable.spaceParted
    guard (2...8).contains(words.count),
      isLaterDay(words[0], words[1])
        || isLaterDay(words[1], words[0])
    else { return false }
    return DateGrammar.mentions(in: text).isEmpty
  }

  private static func isLaterDay(_ noun: Substring, _ number: Substring) -> Bool {
    guard ["day", "día", "dia", "tag", "jour", "giorno", "dag"].contains(noun) else { return false }
    return (Int(number) ?? 0) > 1
      || ["two", "three", "four", "five", "ii", "iii", "iv", "second", "third"].contains(number)
  }

  private static let plain: Set<String> = [
    "day", "día", "dia", "tag", "jour", "date", "agenda", "schedule", "from", "at", "on", "meeting",
    "session", "the", "am", "pm", "week", "part", "pst", "pdt", "est", "edt", "cst", "cdt", "uhr",
  ]

  private static func isPlain(_ word: Substring) -> Bool {
    plain.contains(String(word)) || word.allSatisfy(\.isNumber)
      || CalendarNames.weekday(String(word)) != nil
  }
}

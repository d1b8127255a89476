/// A line that says on which day something is.
struct DayLine {
  /// True where the line holds hardly more than the date, a time and words such as `Day 2`.
  let isAlone: Bool
  /// False for a sentence that happens to hold a date.
  let isBrief: Bool
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
    isAheadOfTime = times.allSatisfy { $0.range.lowerBound >= mention.range.lowerBound }
  }

  private static func isPlain(_ word: Substring) -> Bool {
    [
      "day", "día", "dia", "tag", "jour", "date", "agenda", "schedule", "from", "at", "on",
      "meeting",
      "session", "the", "am", "pm", "week", "part", "pst", "pdt", "est", "edt", "cst", "cdt", "uhr",
    ].contains(word) || word.allSatisfy(\.isNumber) || CalendarNames.weekday(String(word)) != nil
  }
}

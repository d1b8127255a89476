/// What a heading says of the half of the day.
enum HalfOfDayWords {
  /// Nil where it says nothing, or more than one thing.
  static func half(in text: String) -> ClockWriting.HalfOfDay? {
    guard text.hasAtMost(160) else { return nil }
    let words = joined(text.comparable)
    let parts = Set(words.split(separator: " ").map(String.init))
    var halves: [ClockWriting.HalfOfDay] = []
    if !parts.isDisjoint(with: mornings) || text.holds("上午") { halves.append(.morning) }
    if !parts.isDisjoint(with: afternoons) || text.holds("下午")
      || !words.isASCII && words.contains("après midi")
    {
      halves.append(.afternoon)
    }
    if !parts.isDisjoint(with: evenings) || text.holds("晚上") { halves.append(.evening) }
    return halves.count == 1 && !hasClockWithMeridiem(text) ? halves[0] : nil
  }

  /// `p m` and `a m` as one word each.
  private static func joined(_ words: String) -> String {
    words.holds(" m")
      ? words.replacing("p m", with: "pm").replacing("a m", with: "am") : words
  }

  /// Whether the line is such a word and hardly more, and so a heading of its own.
  static func isHeading(_ text: String) -> Bool {
    guard WordCount.words(in: text) <= 3 else { return false }
    let words = text.comparable
    let first = (words.holds(" m") ? words.replacing("p m", with: "pm") : words)
      .prefix { $0 != " " }
    return half(in: String(first)) != nil
      && TimeGrammar.mentions(in: text).isEmpty
  }

  /// `8:00 AM` speaks of itself, not of what is below.
  private static func hasClockWithMeridiem(_ text: String) -> Bool {
    TimeGrammar.mentions(in: text).contains {
      $0.start?.meridiem != nil || $0.end?.meridiem != nil
    }
  }

  private static let mornings: Set<String> = [
    "morning", "am", "mañana", "matin", "matinée", "vormittag", "manhã",
  ]
  private static let afternoons: Set<String> = [
    "afternoon", "pm", "tarde", "nachmittag", "afterschool",
  ]
  private static let evenings: Set<String> = [
    "evening", "noche", "soir", "soirée", "abend", "noite",
  ]
}

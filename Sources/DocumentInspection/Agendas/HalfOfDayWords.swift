/// What a heading says of the half of the day.
enum HalfOfDayWords {
  /// Nil where it says nothing, or more than one thing.
  static func half(in text: String) -> ClockWriting.HalfOfDay? {
    guard text.count <= 160, !hasClockWithMeridiem(text) else { return nil }
    let words = text.comparable.replacing("p m", with: "pm").replacing("a m", with: "am")
    let parts = Set(words.split(separator: " ").map(String.init))
    var halves: [ClockWriting.HalfOfDay] = []
    if !parts.isDisjoint(with: mornings) || text.contains("上午") { halves.append(.morning) }
    if !parts.isDisjoint(with: afternoons) || text.contains("下午") || words.contains("après midi") {
      halves.append(.afternoon)
    }
    if !parts.isDisjoint(with: evenings) || text.contains("晚上") { halves.append(.evening) }
    return halves.count == 1 ? halves[0] : nil
  }

  /// Whether the line is such a word and hardly more, and so a heading of its own.
  static func isHeading(_ text: String) -> Bool {
    WordCount.words(in: text) <= 3 && half(in: text) != nil
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

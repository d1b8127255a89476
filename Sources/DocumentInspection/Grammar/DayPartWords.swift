/// Words that say which half of the day a time lies in, name a time, or join two, in six languages.
enum DayPartWords {
  enum Half { case morning, afternoon, night }

  /// What a word such as `afternoon` says of the hour beside it.
  struct Part {
    let half: Half
    /// Behind the words.
    let end: Int

    /// Nil for 12 at night, which is midnight here and noon there.
    func meridiem(of hour: Int) -> ClockTime.Meridiem? {
      switch half {
      case .morning: .am
      case .afternoon: .pm
      case .night: hour == 12 ? nil : .pm
      }
    }
  }

  /// `noon`, `mediodía`, `midi`, `Mittag`, `meio-dia`, `正午`; an end of a day is `midnight`.
  static func namedTime(at index: Int, in text: TimeGrammar) -> (time: ClockTime, end: Int)? {
    for (phrase, hour) in namedTimes {
      guard let end = match(phrase, at: index, in: text) else { continue }
      return (ClockTime(hour: hour, minute: 0, isTwentyFourHour: true), end)
    }
    return nil
  }

  /// `上午9:00`, `下午2:30`: ahead of the number.
  static func leading(at index: Int, in text: TimeGrammar) -> Part? {
    guard text.scalar(index)?.isIdeograph == true else { return nil }
    for (phrase, half) in leadingParts {
      if let end = match(phrase, at: index, in: text) { return Part(half: half, end: end) }
    }
    return nil
  }

  /// `9:00 de la mañana`, `3 in the afternoon`, `18 Uhr abends`: behind the number.
  static func trailing(at end: Int, in text: TimeGrammar) -> Part? {
    let index = text.skipSpace(end)
    guard index > end, text.scalar(index)?.isLetter == true else { return nil }
    for (phrase, half) in trailingParts {
      if let last = match(phrase, at: index, in: text) { return Part(half: half, end: last) }
    }
    return nil
  }

  /// Behind a word that means `to` between two times.
  static func rangeWordEnd(at index: Int, in text: TimeGrammar) -> Int? {
    for phrase in rangeWords {
      if let end = match(phrase, at: index, in: text) { return end }
    }
    return nil
  }

  /// Behind the phrase where the text has it here, as whole words.
  private static func match(
    _ phrase: [Unicode.Scalar], at index: Int, in text: TimeGrammar
  ) -> Int? {
    let end = index + phrase.count
    guard end <= text.scalars.count else { return nil }
    for (offset, scalar) in phrase.enumerated() {
      let other = text.scalars[index + offset]
      if other != scalar, other.properties.lowercaseMapping != scalar.properties.lowercaseMapping {
        return nil
      }
    }
    if phrase.last.map({ $0.isIdeograph }) == true { return end }
    return text.scalar(end)?.isLetter == true ? nil : end
  }

  private static func phrases<Value>(_ rows: [(String, Value)]) -> [([Unicode.Scalar], Value)] {
    rows.flatMap { row in
      row.0.split(separator: ",").map { (Array($0.unicodeScalars), row.1) }
    }
  }

  private static let namedTimes = phrases([
    ("12 noon,noon,midday,mediodía,mediodia,midi,mittag,meio-dia,meio dia,正午", 12),
    ("12 midnight,midnight,medianoche,minuit,mitternacht,meia-noite,meia noite", 0),
  ])

  private static let leadingParts = phrases([
    ("上午,早上,早晨,清晨,凌晨", Half.morning), ("下午,中午", .afternoon), ("晚上,傍晚", .night),
  ])

  private static let trailingParts = phrases([
    ("in the morning,de la mañana,da manhã,du matin,morgens,vormittags,früh", Half.morning),
    (
      "in the afternoon,de la tarde,da tarde,de l'après-midi,de l’après-midi,nachmittags",
      .afternoon
    ),
    ("in the evening,at night,de la noche,da noite,du soir,abends", .night),
  ])

  private static let rangeWords = [
    "to", "until", "till", "thru", "through", "bis", "jusqu'à", "à", "a las", "a la", "al", "a",
    "hasta las", "hasta la", "hasta", "até as", "até às", "até", "às", "as", "tot", "至", "到",
  ].map { Array($0.unicodeScalars) }
}

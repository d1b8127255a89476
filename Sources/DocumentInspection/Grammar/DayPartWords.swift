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

  /// Whether a time or a length may stand in the text. In ASCII without a digit it would have to be a named
  /// one, and so a word that begins as one of these does.
  static func mayStand(in text: String) -> Bool {
    var isWordStart = true
    var start: [UInt8] = []
    for byte in text.utf8 {
      if byte >= 0x80 || (0x30...0x39).contains(byte) { return true }
      let letter = byte | 0x20
      guard (0x61...0x7A).contains(letter) else {
        isWordStart = true
        start.removeAll(keepingCapacity: true)
        continue
      }
      if isWordStart || !start.isEmpty { start.append(letter) }
      isWordStart = false
      if start.count == 3 {
        if firstThree.contains(start) { return true }
        start.removeAll(keepingCapacity: true)
      }
    }
    return false
  }

  private static let firstThree = Set(
    (namedTimes.map(\.0) + TimeGrammar.halfHours).map { phrase in
      phrase.prefix(3).filter { $0.value < 0x80 }.map { UInt8($0.value) }
    })

  /// Whether a time or a length may begin with the sign: with a digit, with anything but ASCII, or
  /// with a letter that a named time or half an hour begins with.
  static func mayBeginTime(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || scalar.value >= 0x80 || firstLetters.contains(scalar.lowered)
  }

  private static let firstLetters = Set(
    (namedTimes.map(\.0) + TimeGrammar.halfHours).compactMap(\.first))

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
      if other != scalar, other.lowered != scalar { return nil }
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

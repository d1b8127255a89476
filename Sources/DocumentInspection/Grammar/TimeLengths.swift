/// Lengths: `20 min`, `1 hr 15 min`, `2.5 hours`, `1h30`, `20'`, `1½ hours`, `half an hour`, `20分钟`.
extension TimeGrammar {
  func length(at index: Int) -> TimeMention? {
    if let half = halfHour(at: index) { return half }
    // `5-10 min` is two lengths, and nobody says which.
    if let sign = scalar(index - 1), sign.isRangeSign, scalar(index - 2)?.isDigit == true {
      return nil
    }
    return duration(at: index)
  }

  static let halfHours = [
    "half an hour", "half hour", "media hora", "une demi-heure", "demi-heure", "eine halbe stunde",
    "halbe stunde", "meia hora", "半小时", "半个小时",
  ].map { Array($0.unicodeScalars) }

  private func halfHour(at index: Int) -> TimeMention? {
    guard let first = scalar(index), first.isLetter else { return nil }
    for phrase in Self.halfHours where index + phrase.count <= scalars.count {
      let end = index + phrase.count
      let isSame = zip(scalars[index..<end], phrase).allSatisfy { $0 == $1 || $0.lowered == $1 }
      if isSame, isEnd(end) || phrase[0].isIdeograph {
        return TimeMention(minutes: 30, range: index..<end)
      }
    }
    return nil
  }

  func duration(at index: Int) -> TimeMention? {
    guard let first = quantity(at: index), let unit = unit(at: first.end) else { return nil }
    guard unit.isHours else { return mention(first.value, index..<unit.end) }
    var (minutes, end) = (first.value * 60, unit.end)
    var next = skipSpace(end)
    if let link = word(at: next), ["and", "y", "et", "und"].contains(link.text) {
      next = skipSpace(link.end)
    }
    if let second = quantity(at: next), let rest = self.unit(at: second.end), !rest.isHours {
      (minutes, end) = (minutes + second.value, rest.end)
    } else if unit.isShort, let rest = twoDigits(at: next), isEnd(next + 2) {
      // `9h30` is a time of day, `1h30` a length unless it is one end of a range.
      guard first.value < 7, rest < 60, rangePartnerFollows(next + 2) == false else { return nil }
      (minutes, end) = (minutes + Double(rest), next + 2)
    } else if unit.isShort, first.value >= 7 || rangePartnerFollows(end) {
      return nil
    }
    return mention(minutes, index..<end)
  }

  private func rangePartnerFollows(_ end: Int) -> Bool {
    let index = skipSpace(end)
    if let last = DayPartWords.rangeWordEnd(at: index, in: self) {
      return scalar(skipSpace(last))?.isDigit == true
    }
    guard scalar(index)?.isRangeSign == true else { return false }
    return scalar(skipSpace(index + 1))?.isDigit == true
  }

  private func mention(_ minutes: Double, _ range: Range<Int>) -> TimeMention? {
    guard minutes > 0, minutes <= 1_440, minutes == minutes.rounded() else { return nil }
    return TimeMention(minutes: Int(minutes), range: range)
  }

  private func quantity(at index: Int) -> (value: Double, end: Int)? {
    if let half = scalar(index), let part = Self.fractions[half] { return (part, index + 1) }
    guard let whole = number(at: index), whole.end - index <= 3 else { return nil }
    var (value, end) = (Double(whole.value), whole.end)
    if let point = scalar(end), point == "." || point == ",", let tenth = scalar(end + 1)?.digit {
      (value, end) = (value + Double(tenth) / 10, end + 2)
      if let hundredth = scalar(end)?.digit {
        (value, end) = (value + Double(hundredth) / 100, end + 1)
      }
    } else if let fraction = scalar(end), let part = Self.fractions[fraction] {
      (value, end) = (value + part, end + 1)
    }
    return (value, end)
  }

  private static let fractions: [Unicode.Scalar: Double] = ["½": 0.5, "¼": 0.25, "¾": 0.75]

  private func unit(at end: Int) -> (isHours: Bool, isShort: Bool, end: Int)? {
    if let mark = scalar(end), "'′’".unicodeScalars.contains(mark), isEnd(end + 1) {
      return (false, true, end + 1)
    }
    var index = skipSpace(end)
    if scalar(index) == "-" { index += 1 }
    if let ideographs = ideographUnit(at: index) { return ideographs }
    guard let unit = word(at: index) else { return nil }
    // A full stop belongs to an abbreviation, but the next sentence is not to be eaten.
    let behind = scalar(unit.end) == "." && unit.text.count <= 4 ? unit.end + 1 : unit.end
    switch unit.text {
    case "min", "mins", "minute", "minutes", "minuto", "minutos", "minuten", "minuti", "m":
      return unit.text == "m" && index != end ? nil : (false, unit.text == "m", behind)
    case "h": return (true, true, unit.end)
    case "hr", "hrs", "hour", "hours", "hora", "horas", "heure", "heures", "stunde", "stunden",
      "std", "ora", "ore":
      return (true, false, behind)
    default: return nil
    }
  }

  private func ideographUnit(at index: Int) -> (isHours: Bool, isShort: Bool, end: Int)? {
    guard scalar(index)?.isIdeograph == true else { return nil }
    for (unit, isHours) in [("分钟", false), ("分鐘", false), ("小时", true), ("小時", true)]
    where scalars[index...].prefix(2).string == unit {
      return (isHours, false, index + 2)
    }
    return nil
  }
}

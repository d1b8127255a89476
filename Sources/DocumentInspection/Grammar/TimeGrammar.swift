/// Finds times of day, ranges of them and lengths in a line of text. Pure; it decides nothing that
/// the text leaves open.
struct TimeGrammar {
  private let scalars: [Unicode.Scalar]
  /// True for a cell or field that can hold nothing but a time, where `0930` and `9` are times.
  private let isTimeField: Bool

  init(_ text: String, isTimeField: Bool = false) {
    scalars = Array(text.unicodeScalars.prefix(DateGrammar.longestLine))
    self.isTimeField = isTimeField
  }

  static func mentions(in text: String, isTimeField: Bool = false) -> [TimeMention] {
    // Most lines hold no number and so no time, unless somebody writes of noon.
    let mayHoldTime = text.utf8.contains { (0x30...0x39).contains($0) } || text.utf8.count <= 400
    guard mayHoldTime else { return [] }
    return TimeGrammar(text, isTimeField: isTimeField).mentions()
  }

  func mentions() -> [TimeMention] {
    var found: [TimeMention] = []
    var index = 0
    while index < scalars.count {
      guard isWordStart(index), var mention = duration(at: index) ?? clocks(at: index) else {
        index += 1
        continue
      }
      mention.carryMeridiem()
      index = max(mention.range.upperBound, index + 1)
      found.append(mention)
    }
    return found
  }

  // MARK: Clocks

  private func clocks(at index: Int) -> TimeMention? {
    guard let first = clock(at: index) else { return nil }
    if let (second, end) = rangePartner(after: first.end, of: first) {
      var start = first.time
      if first.form == .compact || second.form == .compact { start.isTwentyFourHour = true }
      return TimeMention(start: start, end: second.time, minutes: nil, range: index..<end)
    }
    guard stands(first, at: index) else { return nil }
    return TimeMention(start: first.time, end: nil, minutes: nil, range: index..<first.end)
  }

  private enum Form { case colon, dot, hour, compact, bare, word }
  private typealias Clock = (time: ClockTime, form: Form, end: Int)

  /// Whether a clock means a time without a partner.
  private func stands(_ clock: Clock, at index: Int) -> Bool {
    if clock.time.meridiem != nil || clock.form == .word { return true }
    switch clock.form {
    case .colon: return true
    case .hour: return clock.time.hour >= 7
    case .dot, .compact: return isTimeField
    case .bare, .word: return false
    }
  }

  private func rangePartner(after end: Int, of first: Clock) -> (Clock, Int)? {
    var index = skipSpace(end)
    if let sign = scalar(index), sign.isRangeSign {
      index = skipSpace(index + 1)
    } else if let word = word(at: index), index > end,
      ["to", "until", "till", "bis", "à", "a", "al", "até", "tot"].contains(word.text)
    {
      index = skipSpace(word.end)
    } else {
      return nil
    }
    guard let second = clock(at: index), fits(first, second, at: index) else { return nil }
    return (second, second.end)
  }

  private func fits(_ first: Clock, _ second: Clock, at index: Int) -> Bool {
    switch (first.form, second.form) {
    case (.compact, .compact):
      // 2010-2015 are years, as likely as not.
      let isYears = [first.time, second.time].allSatisfy { (19...20).contains($0.hour) }
      return !isYears || isTimeField
    case (.compact, _), (_, .compact): return false
    case (.bare, .bare):
      return first.time.meridiem != nil || second.time.meridiem != nil || isTimeField
    case (_, .bare):
      // `9:00 - 10 ideas` is a time and a count, unless nothing follows.
      return second.time.meridiem != nil || first.form == .hour && second.end == scalars.count
        || skipSpace(second.end) == scalars.count || isTimeField
    case (.bare, .dot): return second.time.meridiem != nil || isTimeField
    default: return true
    }
  }

  private func clock(at index: Int) -> Clock? {
    if let word = word(at: index), ["noon", "midday"].contains(word.text) {
      return (ClockTime(hour: 12, minute: 0, isTwentyFourHour: true), .word, word.end)
    }
    guard let hour = number(at: index) else { return nil }
    let digits = hour.end - index
    if digits == 4 { return compact(hour.value, end: hour.end) }
    guard digits <= 2 else { return nil }
    var time = ClockTime(hour: hour.value, minute: 0)
    var (form, end) = (Form.bare, hour.end)
    if let separator = scalar(hour.end), let minute = twoDigits(at: hour.end + 1) {
      switch separator {
      case ":", "\u{FF1A}": form = .colon
      case ".": form = .dot
      case "h", "H": form = .hour
      default: break
      }
      if form != .bare {
        (time.minute, end) = (minute, hour.end + 3)
        if form == .colon, scalar(end) == ":", let second = twoDigits(at: end + 1) {
          (time.second, end) = (second, end + 3)
        }
      }
    }
    if form == .bare, let letter = scalar(hour.end), letter == "h" || letter == "H",
      scalar(hour.end + 1)?.isLetter != true
    {
      (form, end) = (.hour, hour.end + 1)
    }
    let hasLeadingZero = digits == 2 && scalar(index) == "0"
    time.isTwentyFourHour = hasLeadingZero && form != .bare || form == .hour || time.hour > 12
    return withMeridiem(time, form: form, end: end)
  }

  private func withMeridiem(_ time: ClockTime, form: Form, end: Int) -> Clock? {
    var time = time
    if let (meridiem, behind) = meridiem(at: end), form != .hour {
      time.meridiem = time.hour > 12 ? nil : meridiem
      if time.hour <= 12 { time.isTwentyFourHour = false }
      return (time, form, behind)
    }
    if let word = word(at: skipSpace(end)), word.text == "uhr" {
      time.isTwentyFourHour = true
      return (time, .colon, word.end)
    }
    guard isEnd(end) else { return nil }
    return (time, form, end)
  }

  private func compact(_ value: Int, end: Int) -> Clock? {
    let time = ClockTime(hour: value / 100, minute: value % 100, isTwentyFourHour: true)
    guard time.exists else { return nil }
    if let (meridiem, behind) = meridiem(at: end), (1...12).contains(time.hour) {
      let stated = ClockTime(hour: time.hour, minute: time.minute, meridiem: meridiem)
      return (stated, .colon, behind)
    }
    if let unit = word(at: skipSpace(end)), ["hrs", "hours", "h", "uhr"].contains(unit.text) {
      return (time, .colon, unit.end)
    }
    return isEnd(end) ? (time, .compact, end) : nil
  }

  /// `am`, `PM`, `a.m.`, `p. m.`, `a`, `p`, with or without a space before.
  private func meridiem(at end: Int) -> (ClockTime.Meridiem, Int)? {
    let index = skipSpace(end)
    guard let letter = scalar(index) else { return nil }
    let meridiem: ClockTime.Meridiem
    switch letter {
    case "a", "A": meridiem = .am
    case "p", "P": meridiem = .pm
    default: return nil
    }
    var next = index + 1
    if scalar(next) == "." { next += 1 }
    let spaced = scalar(next) == " " && scalar(next - 1) == "." ? next + 1 : next
    if let m = scalar(spaced), m == "m" || m == "M", isEnd(spaced + 1) {
      return (meridiem, scalar(spaced + 1) == "." && next > index + 1 ? spaced + 2 : spaced + 1)
    }
    // `9a` is a time, `9 a` is not.
    return index == end && isEnd(next) && next == index + 1 ? (meridiem, next) : nil
  }

  // MARK: Lengths

  /// `20 min`, `1 hr 15 min`, `2.5 hours`, `1h30`, `20'`, `1½ hours`.
  private func duration(at index: Int) -> TimeMention? {
    guard let first = quantity(at: index), let unit = unit(at: first.end) else { return nil }
    guard unit.isHours else { return mention(first.value, index..<unit.end) }
    var (minutes, end) = (first.value * 60, unit.end)
    var next = skipSpace(end)
    if let link = word(at: next), ["and", "y", "et", "und"].contains(link.text) {
      next = skipSpace(link.end)
    }
    if let second = quantity(at: next), let rest = self.unit(at: second.end), !rest.isHours {
      (minutes, end) = (minutes + second.value, rest.end)
    } else if let rest = twoDigits(at: end), isEnd(end + 2), unit.isShort {
      // `9h30` is a time of day, `1h30` a length unless it is one end of a range.
      guard first.value < 7, rest < 60, rangePartnerFollows(end + 2) == false else { return nil }
      (minutes, end) = (minutes + Double(rest), end + 2)
    } else if unit.isShort, first.value >= 7 || rangePartnerFollows(end) {
      return nil
    }
    return mention(minutes, index..<end)
  }

  private func rangePartnerFollows(_ end: Int) -> Bool {
    let index = skipSpace(end)
    guard scalar(index)?.isRangeSign == true else { return false }
    return scalar(skipSpace(index + 1))?.isDigit == true
  }

  private func mention(_ minutes: Double, _ range: Range<Int>) -> TimeMention? {
    guard minutes > 0, minutes <= 1_440, minutes == minutes.rounded() else { return nil }
    return TimeMention(minutes: Int(minutes), range: range)
  }

  private func quantity(at index: Int) -> (value: Double, end: Int)? {
    guard let whole = number(at: index), whole.end - index <= 3 else { return nil }
    var (value, end) = (Double(whole.value), whole.end)
    if let point = scalar(end), point == "." || point == ",", let tenth = scalar(end + 1)?.digit {
      (value, end) = (value + Double(tenth) / 10, end + 2)
      if let hundredth = scalar(end)?.digit {
        (value, end) = (value + Double(hundredth) / 100, end + 1)
      }
    } else if let fraction = scalar(end), let part = ["½": 0.5, "¼": 0.25, "¾": 0.75][fraction] {
      (value, end) = (value + part, end + 1)
    }
    return (value, end)
  }

  private func unit(at end: Int) -> (isHours: Bool, isShort: Bool, end: Int)? {
    if let mark = scalar(end), "'′’".unicodeScalars.contains(mark), isEnd(end + 1) {
      return (false, true, end + 1)
    }
    var index = skipSpace(end)
    if scalar(index) == "-" { index += 1 }
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

  // MARK: Small pieces

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  private func isWordStart(_ index: Int) -> Bool {
    guard let before = scalar(index - 1) else { return true }
    if before.isLetter || before.isDigit { return false }
    // 1.9:30, $3:00 and 12:30:45 are no times at their second number.
    let isInsideNumber = ".,:/$#".unicodeScalars.contains(before)
    return
      !(isInsideNumber && (scalar(index - 2)?.isDigit == true || before == "$" || before == "#"))
  }

  private func isEnd(_ index: Int) -> Bool {
    guard let next = scalar(index) else { return true }
    if next.isLetter || next.isDigit { return false }
    return !((next == ":" || next == "." || next == "/") && scalar(index + 1)?.isDigit == true)
      && next != "%"
  }

  private func number(at index: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while let digit = scalar(end)?.digit, end - index < 5 {
      value = value * 10 + digit
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  private func twoDigits(at index: Int) -> Int? {
    guard let tens = scalar(index)?.digit, let ones = scalar(index + 1)?.digit,
      scalar(index + 2)?.isDigit != true
    else { return nil }
    return tens * 10 + ones
  }

  private func word(at index: Int) -> (text: String, end: Int)? {
    var end = index
    while let next = scalar(end), next.isLetter, end - index < 12 { end += 1 }
    return end > index ? (scalars[index..<end].string.lowercased(), end) : nil
  }

  private func skipSpace(_ index: Int) -> Int {
    var end = index
    while scalar(end)?.isWhite == true, end - index < 4 { end += 1 }
    return end
  }
}

/// Finds times of day, ranges of them and lengths in a line of text. Pure; it decides nothing that
/// the text leaves open.
struct TimeGrammar {
  let scalars: [Unicode.Scalar]
  /// True for a cell or field that can hold nothing but a time, where `0930` and `9` are times.
  let isTimeField: Bool
  /// True where the document's lines begin with times such as `0930`, so that `1200` is one as well.
  let beginsCompact: Bool

  init(_ text: String, isTimeField: Bool = false, beginsCompact: Bool = false) {
    scalars = Array(text.unicodeScalars.prefix(DateGrammar.longestLine))
    self.isTimeField = isTimeField
    self.beginsCompact = beginsCompact
  }

  static func mentions(
    in text: String, isTimeField: Bool = false, beginsCompact: Bool = false
  ) -> [TimeMention] {
    // Most lines hold no number and so no time, unless somebody writes of noon.
    let mayHoldTime = text.utf8.contains { (0x30...0x39).contains($0) } || text.utf8.count <= 400
    guard mayHoldTime, DayPartWords.mayStand(in: text) else { return [] }
    return TimeGrammar(text, isTimeField: isTimeField, beginsCompact: beginsCompact).mentions()
  }

  func mentions() -> [TimeMention] {
    var found: [TimeMention] = []
    var index = 0
    while index < scalars.count {
      guard DayPartWords.mayBeginTime(scalars[index]), isWordStart(index),
        var mention = length(at: index) ?? clocks(at: index)
      else {
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
    case .dot: return isTimeField
    case .compact: return isTimeField || beginsCompact && index <= 2
    case .bare, .word: return false
    }
  }

  private func rangePartner(after end: Int, of first: Clock) -> (Clock, Int)? {
    var index = skipSpace(end)
    var isTight = false
    if let sign = scalar(index), sign.isRangeSign {
      let next = skipSpace(afterRangeSigns(index))
      isTight = index == end && next == index + 1
      index = next
    } else if let last = DayPartWords.rangeWordEnd(at: index, in: self), last > index,
      index > end || scalar(index).map(\.isIdeograph) == true
    {
      index = skipSpace(last)
    } else {
      return nil
    }
    guard var second = clock(at: index) else { return nil }
    // `0830 to 1145 hrs`: the unit behind the second stands for both.
    if first.form == .compact, second.form == .colon,
      scalars[index...].prefix(4).allSatisfy(\.isDigit)
    {
      second.form = .compact
    }
    guard fits(first, second, isTight: isTight) else { return nil }
    return (second, second.end)
  }

  /// Chinese writes the sign twice as long, as two dashes.
  private func afterRangeSigns(_ index: Int) -> Int {
    scalar(index + 1) == scalar(index) ? index + 2 : index + 1
  }

  private func fits(_ first: Clock, _ second: Clock, isTight: Bool) -> Bool {
    switch (first.form, second.form) {
    case (.compact, .compact):
      // 2010-2015 are years, as likely as not.
      let isYears = [first.time, second.time].allSatisfy { (19...20).contains($0.hour) }
      return !isYears || isTimeField
    case (.compact, _), (_, .compact): return false
    case (.bare, .bare):
      return first.time.meridiem != nil || second.time.meridiem != nil || isTimeField
    case (_, .bare):
      // `9:00 - 10 ideas` is a time and a count, unless nothing follows; `12:45-1 ideas` is a range.
      return second.time.meridiem != nil || isTight || isTimeField
        || skipSpace(second.end) == scalars.count
    case (.bare, .dot): return second.time.meridiem != nil || isTimeField
    default: return true
    }
  }

  private func clock(at index: Int) -> Clock? {
    if let named = DayPartWords.namedTime(at: index, in: self) {
      return (named.time, .word, named.end)
    }
    if let part = DayPartWords.leading(at: index, in: self),
      var clock = plainClock(at: skipSpace(part.end))
    {
      if clock.time.meridiem == nil, clock.time.hour <= 12, clock.time.hour > 0 {
        clock.time.meridiem = part.meridiem(of: clock.time.hour)
        clock.time.isTwentyFourHour = false
      }
      return clock
    }
    return plainClock(at: index)
  }

  private func plainClock(at index: Int) -> Clock? {
    guard let hour = number(at: index) else { return nil }
    let digits = hour.end - index
    if digits == 4 { return compact(hour.value, end: hour.end) }
    guard digits <= 2 else { return nil }
    var time = ClockTime(hour: hour.value, minute: 0)
    var (form, end) = (Form.bare, hour.end)
    if let minutes = minutes(behind: hour.end) {
      (time.minute, form, end) = (minutes.value, minutes.form, minutes.end)
      if form == .colon, scalar(end) == ":", let second = twoDigits(at: end + 1) {
        (time.second, end) = (second, end + 3)
      }
    }
    let hasLeadingZero = digits == 2 && scalar(index) == "0"
    time.isTwentyFourHour = hasLeadingZero && form != .bare || form == .hour || time.hour > 12
    time.isPadded = hasLeadingZero && form != .bare && form != .hour
    if time.hour == 24, time.minute == 0, time.second ?? 0 == 0,
      form == .colon || form == .hour || form == .dot
    {
      (time.hour, time.isTwentyFourHour, time.isEndOfDay) = (0, true, true)
    }
    // 下午2点 has its half of the day ahead.
    if form == .hour, scalar(hour.end).map(\.isIdeograph) == true {
      time.isTwentyFourHour = time.hour > 12
    }
    return withMeridiem(time, form: form, end: end)
  }

  /// `:30`, `.30`, `h30`, ` h 30`, `h`, `点30分`, `点半`, `点`.
  private func minutes(behind hour: Int) -> (value: Int, form: Form, end: Int)? {
    guard let separator = scalar(hour) else { return nil }
    switch separator {
    case ":", "\u{FF1A}": return twoDigits(at: hour + 1).map { ($0, .colon, hour + 3) }
    case ".": return twoDigits(at: hour + 1).map { ($0, .dot, hour + 3) }
    case "\u{70B9}", "\u{9EDE}", "\u{65F6}", "\u{6642}":
      if scalar(hour + 1) == "\u{534A}" { return (30, .hour, hour + 2) }
      guard let minute = twoDigits(at: hour + 1) else { return (0, .hour, hour + 1) }
      return (minute, .hour, scalar(hour + 3) == "\u{5206}" ? hour + 4 : hour + 3)
    default: return minutes(behindHourMark: hour)
    }
  }

  private func minutes(behindHourMark hour: Int) -> (value: Int, form: Form, end: Int)? {
    let mark = skipSpace(hour)
    guard let letter = scalar(mark), letter == "h" || letter == "H",
      scalar(mark + 1)?.isLetter != true
    else { return nil }
    if let minute = twoDigits(at: mark + 1) { return (minute, .hour, mark + 3) }
    let spaced = skipSpace(mark + 1)
    // `14 h 15` has minutes, `14 h 3 groupes` has not.
    if spaced > mark + 1, let minute = twoDigits(at: spaced), isEnd(spaced + 2) {
      return (minute, .hour, spaced + 2)
    }
    return (0, .hour, mark + 1)
  }

  private func withMeridiem(_ time: ClockTime, form: Form, end: Int) -> Clock? {
    var time = time
    if let (meridiem, behind) = meridiem(at: end), form != .hour {
      time.meridiem = time.hour > 12 ? nil : meridiem
      if time.hour <= 12 { time.isTwentyFourHour = false }
      return (time, form, behind)
    }
    if let part = DayPartWords.trailing(at: end, in: self) {
      if time.hour <= 12, time.hour > 0 {
        (time.meridiem, time.isTwentyFourHour) = (part.meridiem(of: time.hour), false)
      }
      return (time, form == .bare ? .colon : form, part.end)
    }
    if let unit = hourUnit(at: end), form != .hour {
      time.isTwentyFourHour = true
      return (time, .colon, unit)
    }
    guard isEnd(end) else { return nil }
    return (time, form, end)
  }

  /// Behind `Uhr`, or behind the `h.` of `9:20 h.`
  private func hourUnit(at end: Int) -> Int? {
    guard let unit = word(at: skipSpace(end)) else { return nil }
    if unit.text == "uhr" { return unit.end }
    guard ["h", "hs", "hrs"].contains(unit.text), scalar(end - 3).map({ !$0.isDigit }) == true
    else {
      return nil
    }
    return scalar(unit.end) == "." ? unit.end + 1 : unit.end
  }

  private func compact(_ value: Int, end: Int) -> Clock? {
    let time = ClockTime(hour: value / 100, minute: value % 100, isTwentyFourHour: true)
    guard time.exists else { return nil }
    if let (meridiem, behind) = meridiem(at: end), (1...12).contains(time.hour) {
      let stated = ClockTime(hour: time.hour, minute: time.minute, meridiem: meridiem)
      return (stated, .colon, behind)
    }
    if let unit = word(at: skipSpace(end)), ["hrs", "hours", "h", "hs", "uhr"].contains(unit.text) {
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

  // MARK: Small pieces

  func scalar(_ index: Int) -> Unicode.Scalar? {
    index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  func isWordStart(_ index: Int) -> Bool {
    guard let before = scalar(index - 1) else { return true }
    if before.isDigit || before.isLetter && !before.isIdeograph { return false }
    // 1.9:30, $3:00 and 12:30:45 are no times at their second number.
    let isInsideNumber = ".,:/$#".unicodeScalars.contains(before)
    return
      !(isInsideNumber && (scalar(index - 2)?.isDigit == true || before == "$" || before == "#"))
  }

  func isEnd(_ index: Int) -> Bool {
    guard let next = scalar(index) else { return true }
    if next.isDigit || next.isLetter && !next.isIdeograph { return false }
    return !((next == ":" || next == "." || next == "/") && scalar(index + 1)?.isDigit == true)
      && next != "%"
  }

  func number(at index: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while let digit = scalar(end)?.digit, end - index < 5 {
      value = value * 10 + digit
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  func twoDigits(at index: Int) -> Int? {
    guard let tens = scalar(index)?.digit, let ones = scalar(index + 1)?.digit,
      scalar(index + 2)?.isDigit != true
    else { return nil }
    return tens * 10 + ones
  }

  func word(at index: Int) -> (text: String, end: Int)? {
    var end = index
    while let next = scalar(end), next.isLetter, end - index < 14 { end += 1 }
    return end > index ? (scalars[index..<end].string.lowercased(), end) : nil
  }

  func skipSpace(_ index: Int) -> Int {
    var end = index
    while scalar(end)?.isWhite == true, end - index < 4 { end += 1 }
    return end
  }
}

/// Finds dates in a line of text. Pure; it decides nothing that the text leaves open.
struct DateGrammar {
  private let scalars: [Unicode.Scalar]
  /// Longer lines are prose; their tail is not scanned.
  static let longestLine = 2_000

  init(_ text: String) {
    scalars = Array(text.unicodeScalars.prefix(Self.longestLine))
  }

  static func mentions(in text: String) -> [DateMention] {
    // Most lines hold no number and so no date.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    return DateGrammar(text).mentions()
  }

  func mentions() -> [DateMention] {
    var found: [DateMention] = []
    var index = 0
    var weekday: (value: Int, start: Int, end: Int)?
    while index < scalars.count {
      if let end = countedEnd(at: index) {
        index = end
      } else if isWordStart(index),
        var mention = mention(at: index) ?? dayOfWeek(weekday?.end, at: index)
      {
        if let before = weekday, isJoint(before.end, mention.range.lowerBound) {
          mention.weekday = before.value
          mention.range = before.start..<mention.range.upperBound
        } else if let after = weekdayBehind(mention.range.upperBound) {
          mention.weekday = after.value
          mention.range = mention.range.lowerBound..<after.end
        }
        index = max(mention.range.upperBound, index + 1)
        weekday = nil
        found.append(mention)
      } else if isWordStart(index), let word = word(at: index) {
        let named = weekdayName(at: index)
        if let named { weekday = (named.value, index, named.end) }
        index = max(named?.end ?? word.end, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  private func mention(at index: Int) -> DateMention? {
    scalars[index].isDigit ? numberFirst(at: index) : monthFirst(at: index)
  }

  /// Behind the numbers of `Grades 9-12`, which are no days; nil where none of such begin here.
  private func countedEnd(at index: Int) -> Int? {
    guard scalars[index].isDigit, isWordStart(index), let noun = wordBefore(index),
      CountedNouns.contains(noun), let first = number(at: index), first.end - index <= 2,
      numeric(first, from: index) == nil
    else { return nil }
    var end = first.end
    while let next = nextCounted(behind: end) { end = next }
    return end
  }

  /// Behind the number that a dash, a slash or an `and` joins to the one before.
  private func nextCounted(behind end: Int) -> Int? {
    var index = skip(end, " ")
    if let sign = scalar(index), sign.isRangeSign || "/&+".unicodeScalars.contains(sign) {
      index = skip(index + 1, " ")
    } else if let link = word(at: index),
      ["and", "to", "or", "y", "e", "a", "et", "à", "und", "bis"].contains(link.text)
    {
      index = skip(link.end, " ")
    } else {
      return nil
    }
    guard let next = number(at: index), next.end - index <= 2, numeric(next, from: index) == nil
    else { return nil }
    return next.end
  }

  /// The word before, with nothing but spaces, a dash or a sign for a number in between.
  private func wordBefore(_ index: Int) -> String? {
    var end = index
    while let before = scalar(end - 1), index - end < 4,
      before.isWhite || before.isRangeSign || ".#º°".unicodeScalars.contains(before)
    {
      end -= 1
    }
    guard end < index else { return nil }
    var start = end
    while let before = scalar(start - 1), before.isLetter, end - start < 16 { start -= 1 }
    return start < end ? scalars[start..<end].string.lowercased() : nil
  }

  // MARK: Forms

  private func numberFirst(at start: Int) -> DateMention? {
    guard let first = number(at: start), first.end - start <= 4 else { return nil }
    if first.end - start == 4 { return yearFirst(first, from: start) }
    guard first.end - start <= 2 else { return nil }
    return numeric(first, from: start) ?? monthAndDay(first, from: start)
      ?? dayFirst(first, from: start)
  }

  /// `3月12日`.
  private func monthAndDay(_ month: (value: Int, end: Int), from start: Int) -> DateMention? {
    guard scalar(month.end) == "月", let day = number(at: month.end + 1),
      day.end - month.end <= 3, let unit = scalar(day.end), unit == "日" || unit == "号"
    else { return nil }
    return DateMention(month: month.value, day: day.value, range: start..<day.end + 1)
  }

  /// `2026-03-12`, `2026/3/12`, `2026年3月12日`.
  private func yearFirst(_ year: (value: Int, end: Int), from start: Int) -> DateMention? {
    guard let separator = scalar(year.end),
      "-/.\u{2010}\u{2011}年".unicodeScalars.contains(separator),
      let month = number(at: year.end + 1), month.end - year.end <= 3,
      let second = scalar(month.end), second == separator || (separator == "年" && second == "月"),
      let day = number(at: month.end + 1), day.end - month.end <= 3
    else { return nil }
    let end = scalar(day.end) == "日" || scalar(day.end) == "号" ? day.end + 1 : day.end
    guard isEnd(end) || scalar(end) == "T" else { return nil }
    return DateMention(year: year.value, month: month.value, day: day.value, range: start..<end)
  }

  /// `3/12/2026`, `12.3.2026`, `3-12-26`.
  private func numeric(_ first: (value: Int, end: Int), from start: Int) -> DateMention? {
    guard let separator = scalar(first.end), "/.-".unicodeScalars.contains(separator),
      let second = number(at: first.end + 1), second.end - first.end <= 3,
      scalar(second.end) == separator, let year = number(at: second.end + 1), isEnd(year.end)
    else { return nil }
    let digits = year.end - second.end - 1
    guard digits == 4 || (digits == 2 && separator != "-") else { return nil }
    // 1.2.34 numbers a section as well as a day.
    guard digits == 4 || separator == "/" || first.value > 12 || second.value > 12 else {
      return nil
    }
    var mention = DateMention(
      year: digits == 2 ? 2000 + year.value : year.value, month: first.value, day: second.value,
      range: start..<year.end)
    mention.isYearShort = digits == 2
    mention.isMonthDayOrderOpen = true
    return mention
  }

  /// `12 March 2026`, `26th/Feb/2018`, `12. März 2026`, `12 de marzo de 2026`.
  private func dayFirst(_ day: (value: Int, end: Int), from start: Int) -> DateMention? {
    var index = afterOrdinal(day.end)
    if let last = rangeEnd(index) { index = last }
    index = skip(index, " .-/,")
    if let link = word(at: index), ["of", "de"].contains(link.text) { index = skip(link.end, " ") }
    guard let name = word(at: index), let month = CalendarNames.month(name.text) else { return nil }
    return finished(month: month, day: day.value, from: start, end: name.end)
  }

  /// `March 12, 2026`, `Mar. 12th 2026`, `March 12–13, 2026`.
  private func monthFirst(at start: Int) -> DateMention? {
    guard let name = word(at: start), let month = CalendarNames.month(name.text) else { return nil }
    let index = skip(name.end, " .")
    guard index > name.end, let day = number(at: index), day.end - index <= 2 else { return nil }
    var end = afterOrdinal(day.end)
    // `March 12:30` and `May 3.5` hold no day.
    if let next = scalar(end), next == ":" || (next == "." && scalar(end + 1)?.isDigit == true) {
      return nil
    }
    if let last = rangeEnd(end) { end = last }
    return finished(month: month, day: day.value, from: start, end: end)
  }

  /// Reads the year behind day and month, where one follows.
  private func finished(month: Int, day: Int, from start: Int, end: Int) -> DateMention? {
    var mention = DateMention(month: month, day: day, range: start..<end)
    var index = skip(end, " ,.-/")
    if let link = word(at: index), ["de", "del", "of"].contains(link.text) {
      index = skip(link.end, " ")
    }
    if index > end, let year = number(at: index), year.end - index == 4, isEnd(year.end),
      (1900...2199).contains(year.value)
    {
      mention.year = year.value
      mention.range = start..<year.end
    } else if let year = shortYear(at: index, behind: end) {
      (mention.year, mention.isYearShort) = (2000 + year.value, true)
      mention.range = start..<year.end
    } else if !isEnd(end) {
      return nil
    }
    return mention
  }

  /// The `2/5` of `Thu 2/5`: without a weekday it is as likely a fraction.
  private func dayOfWeek(_ weekday: Int?, at index: Int) -> DateMention? {
    guard let weekday, isJoint(weekday, index), let first = number(at: index),
      first.end - index <= 2, scalar(first.end) == "/", let second = number(at: first.end + 1),
      second.end - first.end <= 3, isEnd(second.end), scalar(second.end) != "/"
    else { return nil }
    var mention = DateMention(month: first.value, day: second.value, range: index..<second.end)
    mention.isMonthDayOrderOpen = true
    return mention
  }

  /// The 14 of `22 Mar 14`: two digits that begin no time and count nothing.
  private func shortYear(at index: Int, behind end: Int) -> (value: Int, end: Int)? {
    guard index > end, let year = number(at: index), year.end - index == 2 else {
      return nil
    }
    let next = skip(year.end, " ")
    guard let after = scalar(next) else { return year }
    return "(,;|".unicodeScalars.contains(after) ? year : nil
  }

  // MARK: Small pieces

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  private func isWordStart(_ index: Int) -> Bool {
    guard let before = scalar(index - 1) else { return true }
    guard let here = scalar(index) else { return false }
    // Chinese runs words together, so that only a digit before a digit joins.
    if before.value >= 0x3000 { return true }
    if here.isDigit, before == "/" || before == "." || before == ":" { return false }
    return !before.isDigit && !before.isLetter
  }

  private func isEnd(_ index: Int) -> Bool {
    guard let next = scalar(index) else { return true }
    return next.value >= 0x3000 || (!next.isDigit && !next.isLetter)
  }

  private func number(at index: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while let digit = scalar(end)?.digit, end - index < 5 {
      value = value * 10 + digit
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  private func word(at index: Int) -> (text: String, end: Int)? {
    var end = index
    while let next = scalar(end), next.isLetter, end - index < 16 { end += 1 }
    return end > index ? (scalars[index..<end].string.lowercased(), end) : nil
  }

  private func skip(_ index: Int, _ set: String) -> Int {
    var end = index
    while let next = scalar(end), end - index < 4,
      set.unicodeScalars.contains(next) || (next.isWhite && set.contains(" "))
    {
      end += 1
    }
    return end
  }

  private func afterOrdinal(_ index: Int) -> Int {
    guard let word = word(at: index) else { return scalar(index) == "º" ? index + 1 : index }
    return ["st", "nd", "rd", "th", "er", "º"].contains(word.text) ? word.end : index
  }

  /// Behind the second day of `12–13`; nil where no second day follows.
  private func rangeEnd(_ index: Int) -> Int? {
    let sign = skip(index, " ")
    var second: Int
    if scalar(sign)?.isRangeSign == true {
      second = skip(sign + 1, " ")
    } else if let link = word(at: sign), sign > index,
      ["to", "and", "bis", "und", "au", "et", "al", "y", "a", "e"].contains(link.text)
    {
      second = skip(link.end, " ")
    } else {
      return nil
    }
    // `Saturday 7 to Sunday 8 June`.
    if let name = weekdayName(at: second) { second = skip(name.end, " ,") }
    guard let day = number(at: second), day.end - second <= 2, (1...31).contains(day.value) else {
      return nil
    }
    let end = afterOrdinal(day.end)
    return scalar(end) == ":" || scalar(end) == "-" ? nil : end
  }

  private func isJoint(_ end: Int, _ start: Int) -> Bool {
    guard start >= end, start - end <= 7 else { return false }
    let between = scalars[end..<start].string.lowercased().filter { !$0.isWhitespace }
    return Self.joints.contains(between)
  }

  private static let joints: Set<String> = {
    let signs = ["", ",", ".", ".,", "-", "–", ":", "/", "，"]
    let articles = ["", "the", "den", "dem", "le", "el", "dia", "día"]
    return Set(signs.flatMap { sign in articles.map { sign + $0 } })
  }()

  private func weekdayBehind(_ index: Int) -> (value: Int, end: Int)? {
    let start = skip(index, " ,(（")
    guard start > index || scalar(start)?.isIdeograph == true else { return nil }
    return weekdayName(at: start)
  }

  /// `Thursday`, `quinta-feira`, `星期四` also where more Chinese follows.
  private func weekdayName(at index: Int) -> (value: Int, end: Int)? {
    if scalar(index)?.isIdeograph == true {
      for length in [3, 2] where index + length <= scalars.count {
        let text = scalars[index..<index + length].string
        if let value = CalendarNames.weekday(text) { return (value, index + length) }
      }
      return nil
    }
    guard let word = word(at: index), let value = CalendarNames.weekday(word.text) else {
      return nil
    }
    let tail = Array("-feira".unicodeScalars)
    let isFeira = scalars[word.end...].prefix(tail.count).elementsEqual(tail)
    return (value, isFeira ? word.end + tail.count : word.end)
  }
}

/// When a message was sent, as the messengers write it: `12/03/2026, 15:04`, `3/12 3:04 PM`,
/// `2026-03-12 15:04:05`, `9:41 AM`.
struct ChatStamp: Equatable {
  enum Day: Equatable {
    case date(CalendarDate)
    case numbers(NumericDay)
    /// A day that is written, but without a year.
    case yearless
  }

  /// Nil where only a time of day is written.
  var day: Day?
  /// Of the hour.
  var minute: Int

  /// Nil for anything but a day, a time or both.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 40 else { return nil }
    var words = text.collapsed.split { $0 == " " || $0 == "," }
    if let last = words.last?.lowercased(), ["am", "pm", "a.m.", "p.m."].contains(last) {
      words.removeLast()
    }
    guard (1...2).contains(words.count), let clock = words.popLast(),
      let minute = Self.minute(clock)
    else { return nil }
    self.minute = minute
    guard let word = words.first else { return }
    guard let day = Self.day(word) else { return nil }
    self.day = day
  }

  /// `15:04`, `3:04:05`, `3:04PM`, `15.04`.
  private static func minute(_ word: Substring) -> Int? {
    var word = word
    if ["am", "pm"].contains(word.suffix(2).lowercased()) { word = word.dropLast(2) }
    let fields = word.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard (2...3).contains(fields.count),
      fields.enumerated().allSatisfy({ index, field in
        (index == 0 ? 1...2 : 2...2).contains(field.utf8.count) && number(field) != nil
      }),
      let hour = number(fields[0]), hour < 24, let minute = number(fields[1]), minute < 60
    else { return nil }
    return minute
  }

  private static func day(_ word: Substring) -> Day? {
    guard let separator = word.first(where: { "/.-".contains($0) }) else { return nil }
    var fields = word.split(separator: separator, omittingEmptySubsequences: false)
    if fields.last?.isEmpty == true { fields.removeLast() }
    let numbers = fields.compactMap { number($0) }
    guard (2...3).contains(numbers.count), numbers.count == fields.count else { return nil }
    if numbers.count == 2 {
      return numbers.allSatisfy { (1...31).contains($0) } ? .yearless : nil
    }
    if fields[0].utf8.count == 4 {
      return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]).map(Day.date)
    }
    guard fields[2].utf8.count == 4 || fields[2].utf8.count == 2 else { return nil }
    // No messenger is older than the century.
    let year = fields[2].utf8.count == 2 ? 2_000 + numbers[2] : numbers[2]
    return .numbers(NumericDay(first: numbers[0], second: numbers[1], year: year))
  }

  private static func number(_ digits: Substring) -> Int? {
    guard (1...4).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits)
  }
}

extension LogSurvey {
  /// Notes the day of a message.
  mutating func add(_ day: ChatStamp.Day?) {
    switch day {
    case .date(let date): add(date)
    case .numbers(let numbers): add(numbers)
    case .yearless, nil: break
    }
  }
}

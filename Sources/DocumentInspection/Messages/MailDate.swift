/// The day that a message was sent (RFC 5322 §3.3), as the sender's clock had it.
enum MailDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Nil for a value that is no such date, or names a day that does not exist.
  static func day(_ field: String) -> CalendarDate? {
    let text = field.prefix(200).prefix { $0 != "(" }
    var words = text.replacing(",", with: " ").split(whereSeparator: \.isWhitespace)[...]
    if let first = words.first, first.first?.isLetter == true { words = words.dropFirst() }
    guard words.count >= 4, let day = Int(words[words.startIndex]),
      let month = months.firstIndex(
        of: words[words.startIndex + 1].lowercased().prefix(3).lowercased()),
      let year = Int(words[words.startIndex + 2]),
      words[words.startIndex + 3].contains(":")
    else { return nil }
    return CalendarDate(year: full(year), month: month + 1, day: day)
  }

  /// §4.3.
  private static func full(_ year: Int) -> Int {
    switch year {
    case 0..<50: year + 2_000
    case 50..<1_000: year + 1_900
    default: year
    }
  }
}

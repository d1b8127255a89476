/// Collects what a document shows as its name and chooses the most prominent.
struct AgendaTitle {
  /// What the document calls itself outside its text.
  var own: String?
  private var headings: [(text: String, level: Int)] = []
  private var lines: [String] = []

  private static let mostKept = 12

  mutating func note(heading text: String, level: Int) {
    if headings.count < Self.mostKept { headings.append((text, level)) }
  }

  /// A line ahead of everything else that states no day, person or time.
  mutating func note(line text: String) {
    guard lines.count < 4, text.hasAtMost(120), text.unicodeScalars.contains(where: \.isLetter),
      !Self.isSentence(text), !Self.isStamp(text)
    else { return }
    lines.append(text)
  }

  /// The highest heading that says more than `Agenda`, else the first line, else what the document
  /// calls itself; a bare `Agenda` where nothing says more.
  var best: String? {
    let telling = headings.filter { !Self.isBare($0.text) }
    if let level = telling.map(\.level).min() {
      return mostTelling(telling.filter { $0.level == level }.map(\.text))
    }
    if let line = mostTelling(lines.filter { !Self.isBare($0) }) { return line }
    if let own, !Self.isBare(own) { return own }
    return headings.first?.text ?? lines.first ?? own
  }

  /// What the document's own title repeats, else the first that is not the school's name alone.
  private func mostTelling(_ texts: [String]) -> String? {
    let meetings = texts.filter { !SchoolNames.isOne($0) }
    return meetings.first(where: isOwn) ?? meetings.first ?? texts.first
  }

  /// Everything that may say what kind of document this is.
  var all: [String] { [own].compactMap { $0 } + headings.map(\.text) + lines }

  /// Whether the document's own title repeats the text.
  private func isOwn(_ text: String) -> Bool {
    guard let own = own?.comparable, !own.isEmpty else { return false }
    let words = text.comparable
    return words.utf8.count >= 6 && (own.contains(words) || words.contains(own))
  }

  private static func isBare(_ text: String) -> Bool {
    WordCount.words(in: text) <= 2 && AgendaWords.namesAgenda(text)
      && AgendaWords.section(text) == .items
      || AgendaWords.section(text) != nil || HalfOfDayWords.isHeading(text)
  }

  /// `Updated: 5 January 2026` speaks of the file.
  private static func isStamp(_ text: String) -> Bool {
    AgendaWords.speaksOfTheFile(text) && text.unicodeScalars.contains { ("0"..."9").contains($0) }
  }

  private static func isSentence(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    if text.hasSuffix(",") { return true }
    return words.count > 4 && (text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?"))
      && words.count > 7
  }
}

/// A line of labels and values: `Facilitator: Ana  Timekeeper: Bo`, `Date: 12 March | Time: 3 pm`,
/// also behind other words: `12 March, 3:00 PM. Facilitator: Ana.`
struct LabelledLine {
  struct Part {
    let label: AgendaWords.Label
    let name: String
    let value: String
  }

  /// What stands ahead of the first label.
  let head: String
  let parts: [Part]

  private static let longestLabel = 4

  /// Nil where no label that an agenda knows stands in the text with a value behind it.
  init?(_ text: String) {
    guard text.holds(UInt8(ascii: ":")) || !text.isASCII && text.contains("："), text.hasAtMost(400)
    else { return nil }
    let text =
      text.isASCII
      ? text : text.replacing("：", with: ": ").replacing("\u{A0}", with: " ")
    let found = Self.labels(in: text)
    guard let first = found.first else { return nil }
    var parts: [Part] = []
    for (index, label) in found.enumerated() {
      let end = index + 1 < found.count ? found[index + 1].start : text.endIndex
      let value = Self.trimmed(text[label.valueStart..<end])
      parts.append(Part(label: label.label, name: label.name, value: value))
    }
    head = Self.trimmed(text[..<first.start])
    self.parts = parts.filter { !$0.value.isEmpty }
    if self.parts.isEmpty { return nil }
  }

  private typealias Found = (
    label: AgendaWords.Label, name: String, start: String.Index, valueStart: String.Index
  )

  private static func labels(in text: String) -> [Found] {
    var found: [Found] = []
    var from = text.startIndex
    while let colon = text[from...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if let label = label(endingAt: colon, in: text, from: found.last?.valueStart) {
        found.append((label.label, label.name, label.start, next))
      }
      from = next
      if found.count >= 12 { break }
    }
    return found
  }

  /// The longest known label ahead of a colon, at the line's start or behind a sign or a name.
  private static func label(
    endingAt colon: String.Index, in text: String, from last: String.Index?
  ) -> (label: AgendaWords.Label, name: String, start: String.Index)? {
    let before = text[(last ?? text.startIndex)..<colon]
    let words = before.split(whereSeparator: \.isWhitespace)
    for count in (1...longestLabel).reversed() where words.count >= count {
      guard let first = words.suffix(count).first else { continue }
      let name = String(text[first.startIndex..<colon])
      guard let label = AgendaWords.label(name), isLabel(label, isFirst: words.count == count)
      else { continue }
      let opening = text[..<first.startIndex].last { !$0.isWhitespace }
      let isParted = opening == nil || opening.map { ".|;·•,–—-)(/".contains($0) } == true
      // `Facilitator: Ana Timekeeper: Bo` parts its labels by names alone.
      if isParted || last != nil { return (label, name, first.startIndex) }
    }
    return nil
  }

  /// Inside a line only labels that are no everyday words.
  private static func isLabel(_ label: AgendaWords.Label, isFirst: Bool) -> Bool {
    switch label {
    case .person, .date, .time, .start, .end, .duration, .timeZone, .nextMeeting: true
    case .title, .section, .other: isFirst
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.collapsed[...]
    while let last = text.last, "|;·•–—-,( ".contains(last) { text = text.dropLast() }
    while let first = text.first, "|;·•–—-, ".contains(first) { text = text.dropFirst() }
    return text.collapsed
  }
}

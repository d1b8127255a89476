internal import Artifacts

/// An item as it stands in the document, its times not yet settled.
struct AgendaEntry {
  var text: String
  var mention: TimeMention?
  var line: Int?
  /// The day heading above it.
  var day: DateMention?
  var people: [String] = []

  init(text: String, mention: TimeMention?, line: Int?, day: DateMention?) {
    self.text = text
    self.mention = mention
    self.line = line
    self.day = day
  }

  /// Moves `Lead: Maria` from the end of the text to the people.
  mutating func takePeople() {
    guard let (rest, names) = PeopleReader.trailingNames(in: text) else { return }
    text = rest
    people += names.filter { !people.contains($0) }
  }
}

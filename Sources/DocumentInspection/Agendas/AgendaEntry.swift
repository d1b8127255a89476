internal import Artifacts

/// The day that the lines above an item name.
struct AgendaDay {
  enum Date: Equatable {
    /// No line among the items names a day: it is the agenda's own.
    case header
    case stated(DateMention)
    /// `Day 2` without a date: another day than before, and nobody says which.
    case unknown
  }

  private(set) var date = Date.header
  /// Counts the days in the order of the document.
  private(set) var number = 0

  mutating func begin(_ next: Date) {
    var (old, new) = (date, next)
    // Where in its line the date stood makes no other day.
    if case .stated(var mention) = old { mention.range = 0..<0; old = .stated(mention) }
    if case .stated(var mention) = new { mention.range = 0..<0; new = .stated(mention) }
    if old != new || next == .unknown { number += 1 }
    date = next
  }
}

/// An item as it stands in the document, its times not yet settled.
struct AgendaEntry {
  /// Which list, table or run of lines an item stands in, and how deep.
  struct Place: Hashable {
    enum Kind: Hashable { case line, list, row }

    var kind: Kind
    var level = 1
    /// Counts headings and sections, so that two lists are not one.
    var part: Int
  }

  var text: String
  var mention: TimeMention?
  var location: Location?
  var day: AgendaDay
  var place: Place
  var half: ClockWriting.HalfOfDay?
  /// A lone number in a column of times: minutes, if the column holds no time of day.
  var bareNumber: Int?
  var people: [String] = []
  /// What stands under the item and is none itself.
  var details: [AgendaStatement] = []

  /// Moves `Lead: Maria` from the end of the text to the people.
  mutating func takePeople() {
    guard let (rest, names) = PeopleReader.trailingNames(in: text) else { return }
    text = rest
    people += names.filter { !people.contains($0) }
  }
}

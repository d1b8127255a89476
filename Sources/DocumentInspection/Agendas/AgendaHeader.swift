internal import Artifacts

/// What stands ahead of an agenda's items: what, when, where in the week.
struct AgendaHeader {
  /// How much a date's place weighs.
  enum Rank: Int, Comparable {
    case title, other, heading, label

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  var titles = AgendaTitle()
  var timeZone: String?
  /// Whether some line may hold a time that was not read.
  var hasUnreadRange = false
  private(set) var range: TimeMention?
  private(set) var minutes: Int?
  private(set) var half: ClockWriting.HalfOfDay?
  /// Of the block that is being read.
  var place: Location?
  private var dates: [Dated] = []

  /// A date with the words that it stands in.
  private struct Dated {
    let mention: DateMention
    let rank: Rank
    let written: String
    let place: Location?
  }

  // MARK: Dates

  /// `text`: where the mention was found.
  mutating func note(_ mention: DateMention, in text: String, rank: Rank) {
    guard dates.count < 50 else { return }
    let written = text.unicodeScalars.dropFirst(mention.range.lowerBound)
      .prefix(mention.range.count).string
    dates.append(
      Dated(mention: mention, rank: rank, written: written.cut(toBytes: 160), place: place))
  }

  /// Whether any date stands ahead of the items, settled or not.
  var statesDate: Bool { !dates.isEmpty }

  /// The date as far as it is known without asking for findings.
  func settledDate(_ evidence: DateEvidence) -> CalendarDate? {
    var unused = FindingList()
    return date(evidence, &unused)
  }

  /// The day that the weightiest place states; nil where it is open or contradicted.
  func date(_ evidence: DateEvidence, _ findings: inout FindingList) -> CalendarDate? {
    guard let rank = dates.map(\.rank).max() else { return nil }
    let stated = Set(
      dates.compactMap { entry -> CalendarDate? in
        if case .date(let date) = entry.mention.reading { return date }
        return nil
      })
    var days: [CalendarDate] = []
    for dated in strongest(dates.filter { $0.rank == rank }) {
      let mention = dated.mention
      let same = mention.candidates.filter(stated.contains)
      if let day = evidence.day(of: mention) ?? (same.count == 1 ? same[0] : nil) {
        days.append(day)
      } else if let finding = Self.doubt(dated) {
        findings.add(finding)
      }
    }
    guard rank == .other, Set(days).count > 1 else { return days.first }
    // Consecutive days head a meeting of several days; others are anyone's guess.
    let isRow = zip(days, days.dropFirst()).allSatisfy { $0.following == $1 }
    if isRow { return days.first }
    findings.add(Finding(.agendaDateAmbiguous, "Several dates stand ahead of the agenda's items."))
    return nil
  }

  /// Of lines, those that state a year: a list of coming events beside the agenda hardly does.
  private func strongest(_ dates: [Dated]) -> [Dated] {
    let full = dates.filter { $0.mention.year != nil }
    return full.isEmpty ? dates : full
  }

  private static func doubt(_ dated: Dated) -> Finding? {
    switch dated.mention.reading {
    case .impossible:
      Finding(
        .agendaDateImpossible, "The agenda's date does not exist.", found: dated.written,
        location: dated.place)
    case .ambiguous:
      Finding(
        .agendaDateAmbiguous, "The agenda's date can be read in two ways.", found: dated.written,
        location: dated.place)
    case .date, .yearless: nil
    }
  }

  // MARK: Times

  mutating func note(_ mention: TimeMention) {
    if mention.start != nil, !mention.isImpossible,
      range == nil || range?.end == nil && mention.end != nil && range?.start == mention.start
    {
      range = mention
    }
    if minutes == nil, mention.start == nil { minutes = mention.minutes }
  }

  mutating func noteTimes(in text: String, isTimeField: Bool = false) {
    for mention in TimeGrammar.mentions(in: text, isTimeField: isTimeField) { note(mention) }
    noteHalf(in: text)
  }

  /// A heading's `afternoon` or `PM` speaks of all times below it.
  mutating func noteHalf(in text: String) {
    if half == nil { half = HalfOfDayWords.half(in: text) }
  }

  mutating func noteStart(_ text: String) {
    if let day = DateGrammar.mentions(in: text).first {
      note(day, in: text, rank: .label)
      let time = text.unicodeScalars.dropFirst(day.range.upperBound).string
      let clock = TimeGrammar.mentions(in: time.replacing("T", with: " ")).first
      if let clock, clock.start != nil { note(clock) }
      return
    }
    guard range == nil, let mention = TimeGrammar.mentions(in: text, isTimeField: true).first,
      let clock = mention.start, clock.exists
    else { return }
    range = TimeMention(start: clock, end: mention.end, range: 0..<0)
  }

  mutating func noteEnd(_ text: String) {
    guard var known = range, known.end == nil,
      let clock = TimeGrammar.mentions(in: text, isTimeField: true).first?.start, clock.exists
    else { return }
    known.end = clock
    known.carryMeridiem()
    range = known
  }

  mutating func noteDuration(_ text: String) {
    minutes =
      minutes ?? TimeGrammar.mentions(in: text).first { $0.minutes != nil }?.minutes
      ?? AgendaColumns.minutes(text, isBare: false)
  }

  mutating func noteTotal(_ total: Int?) { minutes = minutes ?? total }
}

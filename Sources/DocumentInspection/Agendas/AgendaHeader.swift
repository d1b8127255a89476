internal import Artifacts

/// What stands ahead of an agenda's items: what, when, where in the week.
struct AgendaHeader {
  /// How much a date's place weighs.
  enum Rank: Int, Comparable {
    case title, other, heading, label

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  var timeZone: String?
  private(set) var range: TimeMention?
  private(set) var minutes: Int?
  private var dates: [(mention: DateMention, rank: Rank)] = []
  private var headings: [String] = []
  private var firstLine: String?
  private var isPastFirstLine = false

  // MARK: Title

  mutating func noteTitle(_ text: String, isHeading: Bool, isDay: Bool) {
    if isHeading {
      if headings.count < 8 { headings.append(text) }
    } else if !isPastFirstLine {
      isPastFirstLine = true
      if !isDay, text.count <= 100 { firstLine = text }
    }
  }

  /// The first heading that says more than `Agenda`; else what the document calls itself.
  func title(of document: Document) -> String? {
    let own = document.title
    let inText =
      headings.first { $0 != own && !Self.isBare($0) }
      ?? headings.first { $0 == own }
    return inText ?? own ?? headings.first ?? firstLine
  }

  private static func isBare(_ text: String) -> Bool {
    WordCount.words(in: text) == 1 && AgendaWords.namesAgenda(text)
      || AgendaWords.section(text) != nil
  }

  // MARK: Dates

  mutating func note(_ mention: DateMention, rank: Rank) {
    if dates.count < 50 { dates.append((mention, rank)) }
  }

  /// Whether any date stands ahead of the items, settled or not.
  var statesDate: Bool { !dates.isEmpty }

  /// The date as far as it is known without asking for findings.
  var settledDate: CalendarDate? {
    var unused = FindingList()
    return date(&unused)
  }

  /// The day that the weightiest place states; nil where it is open or contradicted.
  func date(_ findings: inout FindingList) -> CalendarDate? {
    let known = dates.compactMap { entry in
      if case .date(let date) = entry.mention.reading { return date }
      return nil
    }
    guard let rank = dates.map(\.rank).max() else { return nil }
    let candidates = dates.filter { $0.rank == rank }.map(\.mention)
    var days: [CalendarDate] = []
    for mention in candidates {
      switch mention.reading {
      case .date(let date): days.append(date)
      case .impossible:
        findings.add(Finding(.agendaDateImpossible, "The agenda's date does not exist."))
      case .ambiguous:
        findings.add(Finding(.agendaDateAmbiguous, "The agenda's date can be read in two ways."))
      case .yearless:
        let dated = known.compactMap { mention.date(near: $0) }
        if let date = dated.first { days.append(date) }
      }
    }
    guard rank == .other, Set(days).count > 1 else { return days.first }
    // Consecutive days head a meeting of several days; others are anyone's guess.
    let isRow = zip(days, days.dropFirst()).allSatisfy { $0.following == $1 }
    if isRow { return days.first }
    findings.add(Finding(.agendaDateAmbiguous, "Several dates stand ahead of the agenda's items."))
    return nil
  }

  // MARK: Times

  mutating func note(_ mention: TimeMention) {
    if range == nil, mention.start != nil, !mention.isImpossible { range = mention }
    if minutes == nil, mention.start == nil { minutes = mention.minutes }
  }

  mutating func noteTimes(in text: String, isTimeField: Bool = false) {
    for mention in TimeGrammar.mentions(in: text, isTimeField: isTimeField) { note(mention) }
  }

  mutating func noteStart(_ text: String) {
    guard range == nil, let clock = TimeGrammar.mentions(in: text, isTimeField: true).first?.start,
      clock.exists
    else { return }
    range = TimeMention(start: clock, range: 0..<0)
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
}

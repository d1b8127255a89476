/// What a whole document gives away about its dates: the order of day and month, and the year.
///
/// Only evidence counts that stands in the document: another date, a weekday, days that follow one
/// another, a school year. Contradicting evidence is none.
struct DateEvidence {
  /// True where numeric dates put the day first; nil where nothing decides.
  private(set) var isDayFirst: Bool?
  /// Full dates that speak of meetings and deadlines, and so of the same months.
  private var neighbours: [CalendarDate] = []
  /// First years of school years, from `2025-26`.
  private var schoolYears: Set<Int> = []
  /// Years that stand alone in headings and titles.
  private var namedYears: Set<Int> = []
  private var statedYears: Set<Int> = []
  /// When the file was written or sent: it gives a year, never a day.
  private var written: CalendarDate?

  private static let mostMentions = 400

  init(_ document: Document) {
    var mentions: [DateMention] = []
    if let title = document.title { noteYears(in: title) }
    for block in document.blocks.prefix(AgendaReader.mostBlocks) {
      for text in [block.text] + block.cells.map(\.text) where text.utf8.count <= 1_000 {
        take(text, of: block, into: &mentions)
      }
    }
    written = document.writtenOn.flatMap { DateGrammar.mentions(in: $0).first }
      .flatMap { $0.candidates.first }
    isDayFirst = Self.order(of: mentions, language: document.language)
    if let isDayFirst {
      neighbours += mentions.compactMap { $0.date(dayFirst: isDayFirst) }
    }
  }

  private mutating func take(
    _ text: String, of block: Block, into mentions: inout [DateMention]
  ) {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return }
    if !block.isAside, block.kind.isHeading || text.count <= 80 { noteYears(in: text) }
    for mention in DateGrammar.mentions(in: text) where mentions.count < Self.mostMentions {
      mentions.append(mention)
      guard case .date(let day) = mention.reading else { continue }
      statedYears.insert(day.year)
      if !block.isAside, isNeighbour(text) { neighbours.append(day) }
    }
  }

  /// A line of meetings and deadlines: `Founded 12 May 1998` is none.
  private func isNeighbour(_ text: String) -> Bool {
    guard text.count <= 200, !AgendaWords.speaksOfTheFile(text), let line = DayLine(text) else {
      return false
    }
    return line.isAlone || line.isOfMeeting || AgendaWords.speaksOfAnotherDay(text)
      || LabelledLine(text) != nil
  }

  // MARK: Order of day and month

  private static func order(of mentions: [DateMention], language: String?) -> Bool? {
    let numeric = mentions.filter { $0.isMonthDayOrderOpen && $0.year != nil }
    let votes = Set(numeric.compactMap(vote))
    if votes.count == 1 { return votes.first }
    guard votes.isEmpty else { return nil }
    return consecutive(numeric) ?? habit(of: language, numeric)
  }

  /// What one date by itself says: a number above 12, or the weekday beside it.
  private static func vote(_ mention: DateMention) -> Bool? {
    let orders = [true, false].filter { mention.dateWithAnyCentury(dayFirst: $0) != nil }
    // 3/3 has one reading and no order.
    return orders.count == 1 && mention.month != mention.day ? orders[0] : nil
  }

  /// 6/6 and then 6/7 are two days running only if the month comes first.
  private static func consecutive(_ numeric: [DateMention]) -> Bool? {
    let orders = [true, false].filter { dayFirst in
      let days = numeric.compactMap { $0.dateWithAnyCentury(dayFirst: dayFirst) }
      guard days.count == numeric.count, days.count >= 2 else { return false }
      return zip(days, days.dropFirst()).allSatisfy { $0.following == $1 }
    }
    return orders.count == 1 ? orders[0] : nil
  }

  /// Outside English nobody writes the month first; English itself says nothing.
  private static func habit(of language: String?, _ numeric: [DateMention]) -> Bool? {
    guard let tag = language?.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() else {
      return nil
    }
    return ["de", "es", "fr", "it", "nl", "pt"].contains(tag) ? true : nil
  }

  // MARK: Years

  private mutating func noteYears(in text: String) {
    guard !AgendaWords.speaksOfTheFile(text) else { return }
    let numbers = Self.numbers(in: text)
    for (index, number) in numbers.enumerated()
    where number.digits == 4 && (1990...2099).contains(number.value) {
      let next = index + 1 < numbers.count ? numbers[index + 1] : nil
      if let next, next.isJoined,
        next.value == (number.value + 1) % 100 && next.digits == 2
          || next.value == number.value + 1 && next.digits == 4
      {
        schoolYears.insert(number.value)
      } else if !number.isJoined, next?.isJoined != true {
        namedYears.insert(number.value)
      }
    }
  }

  private typealias Number = (value: Int, digits: Int, isJoined: Bool)

  /// The numbers of a line; joined where only a dash or slash parts one from the number before.
  private static func numbers(in text: String) -> [Number] {
    var found: [Number] = []
    var (value, digits, gap) = (0, 0, "x")
    func close() {
      if digits > 0, digits <= 4, found.count < 64 {
        let joined = gap.count == 1 && gap.unicodeScalars.allSatisfy { $0.isRangeSign || $0 == "/" }
        found.append((value, digits, joined && !found.isEmpty))
      }
    }
    for scalar in text.unicodeScalars {
      if let digit = scalar.digit {
        if digits < 6 { (value, digits) = (value * 10 + digit, digits + 1) }
        continue
      }
      if digits > 0 {
        close()
        (value, digits, gap) = (0, 0, "")
      }
      if gap.count < 4 { gap.unicodeScalars.append(scalar) }
    }
    close()
    return found
  }

  // MARK: Settling

  /// The day that a mention means, with all that the document gives away; nil where that leaves more
  /// than one, or none.
  func day(of mention: DateMention) -> CalendarDate? {
    switch mention.reading {
    case .date(let day): return day
    case .impossible: return nil
    case .yearless: return yearless(mention)
    case .ambiguous: return ambiguous(mention)
    }
  }

  private func ambiguous(_ mention: DateMention) -> CalendarDate? {
    if mention.isMonthDayOrderOpen {
      guard let isDayFirst else { return centuryKnown(mention, among: mention.candidates) }
      let day = mention.dateWithAnyCentury(dayFirst: isDayFirst)
      return centuryKnown(mention, among: [day].compactMap { $0 })
    }
    return mention.isYearShort && mention.weekday == nil
      ? centuryKnown(mention, among: mention.candidates) : nil
  }

  /// A year of two digits counts where the same year stands somewhere in full.
  private func centuryKnown(
    _ mention: DateMention, among days: [CalendarDate]
  ) -> CalendarDate? {
    guard days.count == 1, let day = days.first else { return nil }
    if let weekday = mention.weekday, day.weekday != weekday { return nil }
    let isKnown =
      statedYears.contains(day.year) || namedYears.contains(day.year)
      || schoolYears.contains(day.year) || schoolYears.contains(day.year - 1)
    return !mention.isYearShort || isKnown ? day : nil
  }

  private func yearless(_ mention: DateMention) -> CalendarDate? {
    let near = Set(neighbours.compactMap { mention.date(near: $0) })
    if !near.isEmpty { return near.count == 1 ? near.first : nil }
    let ofSchoolYears = Set(schoolYears.compactMap { Self.day(mention, inSchoolYear: $0) })
    if !ofSchoolYears.isEmpty { return ofSchoolYears.count == 1 ? ofSchoolYears.first : nil }
    if let written { return mention.date(near: written) }
    // A year in a heading may be any; with the weekday it is this one.
    guard let weekday = mention.weekday else { return nil }
    let named = namedYears.flatMap { mention.days(in: $0) }
    let fitting = named.filter { $0.weekday == weekday }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// A school year runs from August to June; July belongs to neither.
  private static func day(_ mention: DateMention, inSchoolYear first: Int) -> CalendarDate? {
    let days = [first, first + 1].flatMap { mention.days(in: $0) }.filter { day in
      (day.year == first ? day.month >= 8 : day.month <= 6)
        && (mention.weekday == nil || mention.weekday == day.weekday)
    }
    return days.count == 1 ? days[0] : nil
  }
}

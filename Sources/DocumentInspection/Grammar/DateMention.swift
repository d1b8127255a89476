/// A date as it stands in a text, before anything is decided about it.
struct DateMention: Equatable {
  /// Nil where the text states none.
  var year: Int?
  var month: Int
  var day: Int
  /// The other reading of `3/4/2026`: month and day swapped.
  var isMonthDayOrderOpen = false
  /// True for `3/12/26`: the century is the reader's guess.
  var isYearShort = false
  /// 0 for Sunday to 6, where a weekday stands beside the date.
  var weekday: Int?
  /// Where in the scanned text, as scalar offsets, the weekday included.
  var range: Range<Int>

  /// What the mention comes to.
  enum Reading: Equatable {
    case date(CalendarDate)
    case ambiguous
    case impossible
    /// A sound day without a year.
    case yearless
  }

  /// Decides only what the text decides: one reading that exists and fits the weekday stated.
  var reading: Reading {
    guard let year else {
      let exists = candidateDates(year: 2024).isEmpty == false
      return exists ? .yearless : .impossible
    }
    let candidates = candidateDates(year: year)
    guard !candidates.isEmpty else { return .impossible }
    guard let weekday else {
      return candidates.count == 1 && !isYearShort ? .date(candidates[0]) : .ambiguous
    }
    let fitting = candidates.filter { $0.weekday == weekday }
    return fitting.count == 1 ? .date(fitting[0]) : .ambiguous
  }

  /// The date where another date of the same document supplies the year: the nearest one that the
  /// weekday allows, nil where that is over five months away.
  func date(near reference: CalendarDate) -> CalendarDate? {
    guard year == nil else { return nil }
    let candidates = (reference.year - 1...reference.year + 1)
      .flatMap { candidateDates(year: $0) }
      .filter { weekday == nil || $0.weekday == weekday }
      .filter { abs($0.monthNumber - reference.monthNumber) <= 5 }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// The date where the order of day and month is known from elsewhere; nil where that order or the
  /// weekday makes it none, or the century is a guess.
  func date(dayFirst: Bool) -> CalendarDate? {
    guard isMonthDayOrderOpen, !isYearShort else { return nil }
    return dateWithAnyCentury(dayFirst: dayFirst)
  }

  /// The same, with years of two digits taken for this century's.
  func dateWithAnyCentury(dayFirst: Bool) -> CalendarDate? {
    guard isMonthDayOrderOpen, let year else { return nil }
    let date =
      dayFirst
      ? CalendarDate(year: year, month: day, day: month)
      : CalendarDate(year: year, month: month, day: day)
    return date.flatMap { weekday == nil || $0.weekday == weekday ? $0 : nil }
  }

  /// The days that a mention without a year would mean in one; the weekday is not asked.
  func days(in year: Int) -> [CalendarDate] { candidateDates(year: year) }

  /// The days that the writing allows.
  var candidates: [CalendarDate] { year.map(candidateDates) ?? [] }

  private func candidateDates(year: Int) -> [CalendarDate] {
    var dates = [CalendarDate(year: year, month: month, day: day)].compactMap { $0 }
    if isMonthDayOrderOpen, month != day,
      let swapped = CalendarDate(year: year, month: day, day: month)
    {
      dates.append(swapped)
    }
    return dates
  }
}

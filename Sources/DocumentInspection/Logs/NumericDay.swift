/// A day of three numbers, as `3/4/2026`, before it is known which of the first two is the month.
struct NumericDay: Hashable {
  var first: Int
  var second: Int
  var year: Int

  func date(_ order: DayOrder) -> CalendarDate? {
    switch order {
    case .dayFirst: CalendarDate(year: year, month: second, day: first)
    case .monthFirst: CalendarDate(year: year, month: first, day: second)
    }
  }

  /// True for `5/5/2026`, which is the same either way.
  var isAlike: Bool { first == second }
}

/// Whether days stand before months. Only what a file shows decides it.
enum DayOrder: Equatable {
  case dayFirst, monthFirst

  /// How sure it is that entries stand in order of time.
  enum Sequence {
    /// As a chat is written.
    case certain
    /// As most logs are, upwards or downwards.
    case usual
  }

  /// Nil where nothing shows it, or the days contradict one another.
  static func evident(in days: [NumericDay], _ sequence: Sequence) -> DayOrder? {
    let needsDayFirst = days.contains { $0.first > 12 && $0.second <= 12 }
    let needsMonthFirst = days.contains { $0.second > 12 && $0.first <= 12 }
    if needsDayFirst || needsMonthFirst {
      return needsDayFirst == needsMonthFirst ? nil : needsDayFirst ? .dayFirst : .monthFirst
    }
    // By chance, five days stand in order in one of sixty lists.
    let least = sequence == .certain ? 2 : 5
    guard Set(days).count >= least else { return nil }
    let fitting = [DayOrder.dayFirst, .monthFirst].filter { order in
      let dates = days.compactMap { $0.date(order) }
      guard dates.count == days.count else { return false }
      let isUpwards = zip(dates, dates.dropFirst()).allSatisfy { $0 <= $1 }
      let isDownwards = zip(dates, dates.dropFirst()).allSatisfy { $0 >= $1 }
      return isUpwards || sequence == .usual && isDownwards
    }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

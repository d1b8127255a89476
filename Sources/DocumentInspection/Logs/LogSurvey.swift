internal import Artifacts

/// Collects what a log comes to: its entries, their days, the people named in them.
struct LogSurvey {
  private var entries = 0
  private var dates: [CalendarDate] = []
  private var open: [NumericDay] = []
  private var people: [String] = []
  private var known: Set<String> = []
  private var hasOpenDay = false
  private var findings = FindingList()

  static let mostPeople = 500
  static let longestName = 200

  mutating func addEntry() { entries += 1 }

  mutating func add(_ date: CalendarDate) { dates.append(date) }

  mutating func add(_ day: NumericDay) {
    open.append(day)
  }

  mutating func addPerson(_ name: String) {
    guard people.count < Self.mostPeople, !name.isEmpty, name.utf8.count <= Self.longestName,
      known.insert(name).inserted
    else { return }
    people.append(name)
  }

  mutating func addImpossible(line: Int?) {
    hasOpenDay = true
    findings.add(
      Finding(
        .agendaDateImpossible, "A date of the log does not exist.",
        location: line.map { Location(line: $0) }))
  }

  mutating func addAmbiguous(line: Int?) {
    hasOpenDay = true
    findings.add(
      Finding(
        .agendaDateAmbiguous, "A date of the log can be read in two ways.",
        location: line.map { Location(line: $0) }))
  }

  /// `known`: what dates elsewhere in the file show.
  consuming func log(
    _ sequence: DayOrder.Sequence, known: DayOrder? = nil
  ) -> (log: LogFacts, findings: [Finding]) {
    let order = known ?? DayOrder.evident(in: open, sequence)
    for day in open {
      if let date = order.flatMap(day.date) ?? (day.isAlike ? day.date(.dayFirst) : nil) {
        dates.append(date)
      } else if day.date(.dayFirst) == nil, day.date(.monthFirst) == nil {
        addImpossible(line: nil)
      } else {
        addAmbiguous(line: nil)
      }
    }
    var log = LogFacts(entries: entries)
    // With a date left out, first and last would be a guess.
    if !hasOpenDay {
      log.first = dates.min()?.text
      log.last = dates.max()?.text
    }
    log.people = people.isEmpty ? nil : people
    return (log, findings.summarised)
  }
}

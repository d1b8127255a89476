internal import Artifacts

/// One event of a machine-readable plan, with the events inside it.
struct PlannedEvent: Equatable {
  var name: String?
  var start: PlannedMoment?
  var end: PlannedMoment?
  /// In seconds, where the plan states a length, or a start and an end.
  var length: Int?
  var place: String?
  var people: [String] = []
  /// As the plan writes it, not expanded: `FREQ=WEEKLY;COUNT=10`.
  var recurrence: String?
  var isCancelled = false
  var parts: [PlannedEvent] = []
  var line: Int?

  var isAllDay: Bool { start?.isDay == true }

  /// The last instant on the start's clock; nil where it is open.
  var closing: PlannedMoment? { end ?? length.flatMap { start?.adding(seconds: $0) } }

  /// Lets start, end and length complete each other. Returns what contradicts itself and was left
  /// out.
  mutating func complete() -> String? {
    var fault: String?
    if let first = start, let last = end {
      let isBackwards =
        if let seconds = last.seconds(since: first) {
          seconds < 0
        } else if first.isDay, last.isDay, let day = first.day, let other = last.day {
          other < day
        } else {
          false
        }
      if isBackwards {
        fault = "ends before it starts"
        end = nil
      }
    }
    if let first = start, let seconds = end?.seconds(since: first) { length = seconds }
    if end == nil, let length, start?.clock != nil { end = start?.adding(seconds: length) }
    return fault
  }

  /// The event and all inside it, depth first.
  var flattened: [PlannedEvent] { [self] + parts.flatMap(\.flattened) }

  /// The innermost events.
  var leaves: [PlannedEvent] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }
}

/// All that one notation of a file says about meetings.
struct EventPlan {
  /// As `Event.source`: `json-ld`, `microdata`, `xcal`…
  var source: String
  /// What the plan calls itself: a calendar's or conference's name.
  var title: String?
  /// An IANA name for the whole plan.
  var timeZone: String?
  var events: [PlannedEvent] = []
  /// True where the format is a meeting's programme by definition, so that its events are one.
  var isProgramme = false
  var findings = FindingList()

  static let mostEvents = 2_000
  static let mostPeople = 50
  static let longestText = 1_000

  init(source: String) { self.source = source }

  /// A value that can't be read and is left out.
  mutating func leaveOut(_ what: String, found: String, line: Int?) {
    findings.add(
      Finding(
        .eventUnreadable, "\(what) of a machine-readable event can't be read and was left out.",
        found: found.collapsed.cut(toBytes: 160), location: line.map { Location(line: $0) }))
  }

  mutating func contradiction(_ what: String, of event: PlannedEvent) {
    findings.add(
      Finding(
        .eventUnreadable, "A machine-readable event \(what); its end was left out.",
        found: event.name, location: event.line.map { Location(line: $0) }))
  }
}

internal import Artifacts

/// The days that a recording may be of, by its name, its folder's name and its own clock.
struct RecordingDay: Codable, Sendable, Equatable {
  /// What tells it.
  enum Source: String, Codable, Sendable { case name, folder, clock }

  var source: Source
  /// On the clock of the place; nil where only the time in UTC is known.
  var day: CalendarDay?
  /// In UTC: its day and the minutes into it.
  var utcDay: CalendarDay?
  var utcMinutes: Int?

  /// Nil where nothing tells it, and where two of them disagree: a camera's clock may be wrong, and a copy
  /// has the day on which it was made.
  init?(path: ArtifactPath, recordedAt: String?) {
    let name = Self.named(path.stem)
    let folders = path.directory.components.reversed().lazy.compactMap(Self.inFolder).first
    let clock = recordedAt.flatMap(Self.byClock)
    if case .several = name { return nil }
    let told = [name.flatMap(\.day), clock, name == nil ? folders : nil].compactMap(\.self)
    guard let first = told.first, told.allSatisfy({ $0.agrees(with: first) }) else { return nil }
    // A day of the place says more than a time in UTC.
    self = told.first { $0.day != nil } ?? first
  }

  private init(_ source: Source, day: CalendarDay) {
    self.source = source
    self.day = day
  }

  private init(_ source: Source, utc: CalendarDay, minutes: Int) {
    self.source = source
    utcDay = utc
    utcMinutes = minutes
  }

  /// All days that it can be.
  var days: [CalendarDay] {
    if let day { return [day] }
    guard let utcDay, let utcMinutes else { return [] }
    var days = [utcDay]
    if utcMinutes < Self.mostBehind, let before = utcDay.previous { days.insert(before, at: 0) }
    if utcMinutes + Self.mostAhead >= 24 * 60, let after = utcDay.next { days.append(after) }
    return days
  }

  /// The clocks of the world: from 12 hours behind UTC to 14 ahead of it.
  private static let (mostBehind, mostAhead) = (12 * 60, 14 * 60)
  /// Nobody starts a recording on the minute.
  private static let tolerance = 30

  /// Whether it can be of a meeting on that day. A time in UTC needs the meeting's start to tell on which
  /// side of midnight it was; without one its day must be the same.
  func isPossible(on meeting: CalendarDay, startMinutes: Int?) -> Bool {
    if let day { return day == meeting }
    guard let utcDay, let utcMinutes else { return false }
    guard let startMinutes else { return utcDay == meeting }
    let offset = (meeting.number - utcDay.number) * 24 * 60 + startMinutes - utcMinutes
    return (-Self.mostBehind - Self.tolerance...Self.mostAhead + Self.tolerance).contains(offset)
  }

  private func agrees(with other: RecordingDay) -> Bool {
    !Set(days).isDisjoint(with: other.days)
  }

  // MARK: Sources

  private enum Named: Equatable {
    case one(RecordingDay)
    case several

    var day: RecordingDay? { if case .one(let day) = self { day } else { nil } }
  }

  /// Zoom's cloud and Pixel telephones name their files by UTC, Teams where it says so.
  private static func named(_ stem: [UInt8]) -> Named? {
    let mentions = DayInName.all(in: stem)
    guard let first = mentions.first else { return nil }
    guard mentions.allSatisfy({ $0.day == first.day }) else { return .several }
    let isUTC =
      first.isUTC
      || ["GMT", "PXL_"].contains { prefix in
        var scanner = NameScanner(stem)
        return scanner.skip(prefix)
      }
    guard isUTC else { return .one(RecordingDay(.name, day: first.day)) }
    return first.minutes.map { .one(RecordingDay(.name, utc: first.day, minutes: $0)) }
  }

  private static func inFolder(_ name: [UInt8]) -> RecordingDay? {
    let days = Set(DayInName.all(in: name).map(\.day))
    guard days.count == 1, let day = days.first else { return nil }
    return RecordingDay(.folder, day: day)
  }

  /// `2026-03-12T15:04:05-07:00`, or without an offset the clock of the place, or with `Z` UTC.
  private static func byClock(_ text: String) -> RecordingDay? {
    let bytes = Array(text.utf8)
    guard let time = CivilTime(bytes),
      let day = CalendarDay(year: time.year, month: time.month, day: time.day)
    else { return nil }
    let rest = bytes.dropFirst(CivilTime.length)
    guard rest.last == UInt8(ascii: "Z") || rest.last == UInt8(ascii: "z") else {
      return RecordingDay(.clock, day: day)
    }
    return RecordingDay(.clock, utc: day, minutes: time.hour * 60 + time.minute)
  }
}

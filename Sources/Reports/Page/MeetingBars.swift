internal import Artifacts
internal import Submissions

/// Where the bars of an agenda and of its recording begin and end, in thousandths of the drawing.
struct MeetingBars {
  struct Bar: Equatable {
    var start: Int
    var width: Int
    /// The item's number.
    var label: String
    /// Longer than planned.
    var isOver = false
    /// Where the recording comes to it, in milliseconds.
    var moment: Int64?
  }

  private(set) var planned: [Bar] = []
  private(set) var recorded: [Bar] = []
  /// Milliseconds.
  let plannedLength: Int64
  let recordedLength: Int64
  /// True where one is more than four times as long as the other: on one scale it would not be seen.
  let hasOwnScales: Bool

  /// More are not told apart.
  private static let most = 200
  /// No plan is longer than a year.
  private static let mostMinutes = 366 * 24 * 60

  init(_ meeting: AgendaAgainstRecording) {
    let items = meeting.items.prefix(Self.most)
    let minutes = items.map { Int64(min(max(0, $0.minutes ?? 0), Self.mostMinutes)) }
    plannedLength = minutes.reduce(0, +) * 60_000
    recordedLength = max(0, meeting.measuredMilliseconds ?? 0)
    let (shorter, longer) = (min(plannedLength, recordedLength), max(plannedLength, recordedLength))
    hasOwnScales = shorter > 0 && longer / 4 > shorter
    let plannedScale = hasOwnScales ? plannedLength : longer
    let recordedScale = hasOwnScales ? recordedLength : longer
    if plannedLength > 0 {
      var start: Int64 = 0
      for (item, length) in zip(items, minutes) where length > 0 {
        planned.append(
          Self.bar(item, start, start + length * 60_000, plannedScale, moment: item.place))
        start += length * 60_000
      }
    }
    guard recordedLength > 0 else { return }
    let placed = items.filter { $0.place != nil }
    for (index, item) in placed.enumerated() {
      guard let start = item.place?.milliseconds, start < recordedLength else { continue }
      // Where an item between has no place, its time is not told from this one's.
      let next = placed[placed.index(placed.startIndex, offsetBy: index)...].dropFirst().first
      let end = next?.place?.milliseconds ?? recordedLength
      guard end > start else { continue }
      var bar = Self.bar(
        item, start, min(end, recordedLength), recordedScale, moment: item.place)
      bar.isOver = (item.overRun ?? 0) > 0
      recorded.append(bar)
    }
    // Without a place for any item the recording is still as long as it is.
    if recorded.isEmpty, !planned.isEmpty {
      recorded.append(
        Bar(start: 0, width: Self.thousandths(recordedLength, recordedScale), label: ""))
    }
  }

  private static func bar(
    _ item: PlannedItem, _ start: Int64, _ end: Int64, _ scale: Int64, moment: TranscriptPlace?
  ) -> Bar {
    let (left, right) = (thousandths(start, scale), thousandths(end, scale))
    return Bar(
      start: left, width: max(2, right - left), label: String(item.number),
      moment: moment?.milliseconds)
  }

  private static func thousandths(_ part: Int64, _ whole: Int64) -> Int {
    whole > 0 ? Int(Double(part) / Double(whole) * 1000) : 0
  }
}

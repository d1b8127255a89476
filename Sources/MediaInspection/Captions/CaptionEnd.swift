internal import Artifacts

/// A recording's own captions against its end.
enum CaptionEnd {
  /// Captions may stay on the screen for a moment after the end.
  static let toleranceMilliseconds: Int64 = 5000

  /// Ends cues that run past a recording of `length` milliseconds with it, and says so; nil, and nothing
  /// is changed, where they don't.
  static func end(_ cues: inout [Cue], at length: Int64) -> Finding? {
    guard let last = cues.max(by: { $0.endMilliseconds < $1.endMilliseconds }),
      last.endMilliseconds.subtractingSaturated(length) > toleranceMilliseconds
    else { return nil }
    for index in cues.indices {
      cues[index].startMilliseconds = min(cues[index].startMilliseconds, length)
      cues[index].endMilliseconds = min(cues[index].endMilliseconds, length)
    }
    let end = DurationText(milliseconds: length)
    let beyond = DurationText(milliseconds: last.endMilliseconds - length)
    return Finding(
      .transcriptBeyondRecording,
      "The recording's own captions run \(beyond) past its end; what comes after \(end) is taken to "
        + "end there.",
      expected: "at most \(end)", found: "\(DurationText(milliseconds: last.endMilliseconds))",
      location: Location(milliseconds: last.startMilliseconds))
  }
}

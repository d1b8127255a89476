internal import Artifacts
internal import Submissions

/// An agenda against a recording in words that terminal and page share. Never what items say or what is
/// said: the page may be handed on.
struct MeetingPhrase {
  private let meeting: AgendaAgainstRecording

  init(_ meeting: AgendaAgainstRecording) { self.meeting = meeting }

  /// `75 minutes planned`; nil where nothing says.
  var planned: String? { meeting.plannedMinutes.map { CountText.of($0, "minute") + " planned" } }

  /// `1:22:00 recorded`
  var recorded: String {
    guard let milliseconds = meeting.measuredMilliseconds else { return "length not measured" }
    let length = "\(DurationText(milliseconds: milliseconds)) recorded"
    return meeting.isCutOff == true ? length + ", its end is missing" : length
  }

  /// `4 of 5 items begin in the transcript`; nil without a transcript.
  var places: String? {
    guard meeting.transcript != nil else { return nil }
    let found = meeting.items.count { $0.place != nil }
    let items = found > 0 ? ["\(found) of \(CountText.of(meeting.items.count, "item"))"] : []
    guard !(items + steps).isEmpty else { return "no item found in the transcript" }
    return (items + steps).joined(separator: " and ") + " found in the transcript"
  }

  /// `5 of 8 steps of Tuning Protocol`
  var steps: [String] {
    (meeting.protocols ?? []).map { played in
      let found = played.steps.count { $0.place != nil }
      let name = ProtocolCatalogue.standard[played.protocol]?.name ?? played.protocol
      return "\(found) of \(CountText.of(played.steps.count, "step")) of \(name)"
    }
  }

  /// All of it, for a line or two.
  var summary: String {
    [planned, recorded, places].compactMap(\.self).joined(separator: ", ")
  }

  static func undecided(_ meeting: UndecidedMeeting) -> String {
    let files = (meeting.agendas + meeting.recordings).map(\.path).joined(separator: ", ")
    let date = meeting.date.map { "\($0): " } ?? ""
    return "\(date)\(files): not compared, since \(meeting.reason.phrase)"
  }
}

extension PlannedItem {
  /// `item 3, 15:10–15:20, 10 minutes`: without its text.
  var phrase: String {
    let span: String? =
      switch (start, end) {
      case (let start?, let end?): "\(start)–\(end)"
      case (let start?, nil): start
      case (nil, let end?): "until \(end)"
      case (nil, nil): nil
      }
    return ["item \(number)", span, minutes.map { CountText.of($0, "minute") }]
      .compactMap(\.self).joined(separator: ", ")
  }
}

extension UnplacedReason {
  var phrase: String {
    switch self {
    case .noWords: "no word of it tells it from others"
    case .tooLittle: "too few of its words are said"
    case .undecided: "its words fit several moments, or another order"
    }
  }
}

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

  /// `7 minutes over`; nil where either is not known, and for less than a minute. A recording that is shorter
  /// may be of a part of the meeting.
  var overrun: String? {
    guard let minutes = meeting.plannedMinutes, let measured = meeting.measuredMilliseconds else {
      return nil
    }
    let over = measured.subtractingReportingOverflow(Int64(minutes) * 60_000).partialValue
    return over >= 60_000 ? Self.difference(over) : nil
  }

  private static func difference(_ milliseconds: Int64) -> String? {
    let minutes = (abs(milliseconds) + 30_000) / 60_000
    guard minutes > 0 else { return nil }
    return CountText.of(Int(minutes), "minute")
      + (milliseconds > 0 ? " over" : " less than planned")
  }

  /// `item 2, 15:10–15:20, 10 minutes: took 14:00, 4 minutes over`, an item each whose minutes are planned and
  /// measured.
  ///
  /// - Parameter overOnly: only those that took a minute more than planned, or longer.
  func minutesByItem(overOnly: Bool) -> [String] {
    meeting.items.compactMap { item in
      guard let spoken = item.spokenMilliseconds, let over = item.overrunMilliseconds,
        !overOnly || over >= 60_000
      else { return nil }
      let difference = Self.difference(over).map { ", \($0)" } ?? ", as planned"
      return "\(item.phrase): took \(DurationText(milliseconds: spoken))\(difference)"
    }
  }

  /// `4 of 5 items begin in the transcript`; nil without a transcript and chapters.
  var places: String? {
    if meeting.chapters != nil {
      let found = meeting.items.count { $0.place != nil }
      let items = "\(found) of \(CountText.of(meeting.items.count, "item")) found in its chapters"
      guard !steps.isEmpty else { return items }
      return items + ", " + steps.joined(separator: " and ") + " in the transcript"
    }
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
    [planned, recorded, overrun, places].compactMap(\.self).joined(separator: ", ")
  }

  static func undecided(_ meeting: UndecidedMeeting) -> String {
    let files = (meeting.agendas + meeting.recordings).map(\.path).joined(separator: ", ")
    let date = meeting.date.map { "\($0): " } ?? ""
    return "\(date)\(files): not compared, since \(meeting.reason.phrase)"
  }
}

extension AgendaPractice {
  /// `groups of 3–4 in item 2; a learning walk: briefing before it in item 1, none after it`: without the items'
  /// texts.
  var phrase: String {
    let sizes = (groups ?? []).prefix(6).map { group in
      let size = group.least == group.most ? "\(group.least)" : "\(group.least)–\(group.most)"
      return "groups of \(size) in item \(group.number)"
    }
    let briefings = walk.map { walk in
      "a learning walk: \(Self.briefing(walk.preBrief, "before")), "
        + Self.briefing(walk.debrief, "after")
    }
    return (sizes + [briefings].compactMap(\.self)).joined(separator: "; ")
  }

  private static func briefing(_ item: Int?, _ when: String) -> String {
    item.map { "briefing \(when) it in item \($0)" } ?? "no briefing \(when) it is stated"
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

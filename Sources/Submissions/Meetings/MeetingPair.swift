/// An agenda and a recording of one meeting, and what shows it.
struct MeetingPair: Equatable {
  var agenda: MeetingAgenda
  var copies: [MeetingFile] = []
  var recording: MeetingRecording
  /// The day of the agenda that it is of; nil where neither tells.
  var day: CalendarDay?
  var basis: PairingBasis
  /// As the rest of a sentence.
  var reason: String
}

/// What was decided, and what could not be.
struct MeetingDecision: Equatable {
  var pairs: [MeetingPair] = []
  var undecided: [UndecidedMeeting] = []
}

package import Artifacts

/// What an agenda planned, beside what a recording of the same meeting measures and says. Facts only:
/// whether a meeting kept its time is judged elsewhere. docs/formats/recordings.md states the rules.
package struct AgendaAgainstRecording: Codable, Sendable, Equatable {
  package var agenda: MeetingFile
  /// Other files that hold the same agenda, in the order of their paths.
  package var copies: [MeetingFile]?
  package var recording: MeetingFile
  /// The id of the recording's set, where it has companions.
  package var set: String?
  package var basis: PairingBasis
  /// Why these two belong together, as the rest of a sentence.
  package var reason: String
  /// The day of the meeting, `YYYY-MM-DD`; nil where the agenda has none.
  package var date: String?
  /// Of that day: as the agenda states it, or from its start to its end, or its items' together.
  package var plannedMinutes: Int?
  /// The measured length of the recording; nil where it was not measured.
  package var measuredMilliseconds: Int64?
  /// True where the recording's end is missing, so that the meeting was longer.
  package var isCutOff: Bool?
  /// Where the places below are in: the set's transcript, or the recording with captions of its own.
  package var transcript: MeetingFile?
  /// The recording, where its items' places are its chapters', whose titles show more than any transcript; a
  /// place's `cue` is then the chapter's number.
  package var chapters: MeetingFile?
  /// The day's items in the agenda's order.
  package var items: [PlannedItem]
  /// Protocols whose steps the transcript shows.
  package var protocols: [PlayedProtocol]?
}

/// A file of a submission, by its path.
package struct MeetingFile: Codable, Sendable, Hashable {
  package var path: String
  package var pathBytes: String?

  package init(_ path: ArtifactPath) {
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
  }

  package var artifactPath: ArtifactPath {
    ArtifactPath(path: path, pathBytes: pathBytes) ?? ArtifactPath(path)
  }
}

/// What shows that an agenda and a recording are of one meeting, the surest first.
package enum PairingBasis: String, Codable, Sendable, CaseIterable {
  /// The agenda links to the recording, or to a file of its set.
  case agendaLinks = "agenda-links"
  /// A file of the recording's set links to the agenda.
  case recordingLinks = "recording-links"
  /// They are the only ones of their date.
  case sameDate = "same-date"
  /// Of several on one date, these two alone share words in their names.
  case sameDateAndName = "same-date-and-name"
}

/// An item of an agenda, and where a transcript comes to it.
package struct PlannedItem: Codable, Sendable, Equatable {
  /// Its place among all of the agenda's items, from 1.
  package var number: Int
  package var text: String
  package var start: String?
  package var end: String?
  package var minutes: Int?
  package var `protocol`: String?
  package var location: Location?
  package var place: TranscriptPlace?
  /// Why it has no place; nil where it has one, and where there is no transcript.
  package var unplaced: UnplacedReason?
  /// From its own place to that of the next item; nil where either has none. The last item has none:
  /// nothing tells when it ended. Of chapters to the chapter's end, where the next item has no place.
  package var spokenMilliseconds: Int64?

  /// As the agenda has it.
  var withoutPlace: PlannedItem {
    var item = self
    (item.place, item.unplaced, item.spokenMilliseconds) = (nil, nil, nil)
    return item
  }

  /// How much longer than planned it took; negative where it was shorter. Nil where either is not known.
  package var overrunMilliseconds: Int64? {
    guard let minutes, let spokenMilliseconds else { return nil }
    let (planned, isTooLarge) = Int64(minutes).multipliedReportingOverflow(by: 60_000)
    return isTooLarge ? nil : spokenMilliseconds.subtractingReportingOverflow(planned).partialValue
  }
}

/// A moment of a transcript, with what shows it.
package struct TranscriptPlace: Codable, Sendable, Equatable {
  /// The cue's start.
  package var milliseconds: Int64
  /// The cue's place in the record's `transcript.cues`, from 1.
  package var cue: Int
  /// The matching words as they are said, in their order.
  package var words: [String]
}

/// Why an item or a step is not found in a transcript.
package enum UnplacedReason: String, Codable, Sendable {
  /// Its text has no word that tells it from others.
  case noWords = "no-words"
  /// Too few of its words are said close together, or too little of the whole agenda is said.
  case tooLittle = "too-little"
  /// Its words fit several moments, or stand in another order than the agenda's.
  case undecided
}

/// A protocol whose steps a transcript shows in their order.
package struct PlayedProtocol: Codable, Sendable, Equatable {
  /// The identifier in the catalogue.
  package var `protocol`: String
  /// True where the agenda names it; false where its steps alone show it.
  package var isPlanned: Bool
  /// All of its steps in their order, also those that were not found.
  package var steps: [PlayedStep]
}

/// A step of a protocol, and where a transcript comes to it.
package struct PlayedStep: Codable, Sendable, Equatable {
  /// As the catalogue calls it.
  package var name: String
  package var place: TranscriptPlace?
}

/// Agendas and recordings of one meeting or day that could not be paired without a guess.
package struct UndecidedMeeting: Codable, Sendable, Equatable {
  /// `YYYY-MM-DD`; nil where links lead to several.
  package var date: String?
  package var agendas: [MeetingFile]
  package var recordings: [MeetingFile]
  package var reason: UndecidedReason
}

/// Why no pairing was made.
package enum UndecidedReason: String, Codable, Sendable, CaseIterable {
  case severalAgendas = "several-agendas"
  case severalRecordings = "several-recordings"
  case severalOfBoth = "several-of-both"
  /// The recording's time is known in UTC only, and agendas of two days may be its.
  case severalDays = "several-days"
  /// One agenda links to several recordings, or several agendas to one.
  case severalLinks = "several-links"
  /// A link joins two that are of different dates.
  case linkAgainstDate = "link-against-date"

  /// As the rest of a sentence.
  package var phrase: String {
    switch self {
    case .severalAgendas:
      "several agendas have this date, and nothing tells which is the recording's"
    case .severalRecordings:
      "several recordings have this date, and nothing tells which is the agenda's"
    case .severalOfBoth:
      "several agendas and recordings have this date, and nothing tells which belong together"
    case .severalDays:
      "the recording's time is known in UTC only, and agendas of two days may be its own"
    case .severalLinks: "links lead to several, and nothing tells which belong together"
    case .linkAgainstDate: "a link joins them, but their dates differ"
    }
  }
}

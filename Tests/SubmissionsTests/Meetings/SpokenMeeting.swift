import Artifacts

@testable import Submissions

/// Transcripts and agendas written by hand, with the moments at which each item begins.
enum SpokenMeeting {
  /// `12:30 What is said`, a caption each; it lasts until the next one begins.
  static func cues(_ script: String) -> [Cue] {
    var cues: [Cue] = []
    for line in script.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      let clock = parts[0].split(separator: ":").compactMap { Int64($0) }
      let start = (clock[0] * 60 + clock[1]) * 1000
      if !cues.isEmpty { cues[cues.count - 1].endMilliseconds = start }
      cues.append(
        Cue(
          startMilliseconds: start, endMilliseconds: start + 5000, speaker: nil,
          text: String(parts[1])))
    }
    return cues
  }

  static func items(_ texts: [String]) -> [AgendaItem] {
    texts.map { text in
      let parts = text.split(separator: "#", maxSplits: 1)
      var item = AgendaItem(text: parts[0].trimmed)
      if parts.count > 1 { item.protocol = parts[1].trimmed }
      return item
    }
  }

  /// Where each item begins, `m:ss`, or `-`.
  static func places(_ texts: [String], in script: String) -> [String] {
    let planned = items(texts).enumerated().map { PlannedItem($1, number: $0 + 1) }
    return MeetingTranscript(cues(script), items: planned).placed.map { item in
      item.place.map { DurationText(milliseconds: $0.milliseconds).description } ?? "-"
    }
  }

  static let agenda = [
    "Welcome and norms", "Connections: a story from your classroom",
    "Look at fall benchmark data", "Tuning protocol #tuning", "Exit cards and next steps",
  ]

  /// A meeting with that agenda. It is announced at its start and summed up at its end; what was
  /// talked about comes up again later.
  static let script = """
    0:00 Good afternoon everyone, glad you could make it.
    0:08 On the agenda: the norms, connections, the benchmark data,
    0:14 then a tuning protocol, and we finish with exit cards.
    1:05 So, welcome to all, and let's read our norms together.
    1:20 Share the air. Assume good intent. Start and end on time.
    5:30 All right, let's move to connections. Who has a story from the classroom?
    6:00 A boy in my class asked whether clouds get tired.
    7:10 My story is a sad one, a student moved away.
    14:40 Thank you. Now please take out the fall benchmark data for your grade.
    15:10 I see that the benchmark has many gaps in fractions.
    18:00 The data of the fall looks better than last spring.
    21:30 Third grade did well on measurement.
    33:20 Next we begin the tuning protocol. Robin is our presenter.
    34:00 I brought a lesson about fractions with folded paper.
    36:10 Are there clarifying questions? How many students were there?
    41:00 A quiet minute to think, please.
    43:00 Let's start with warm feedback. I liked the paper.
    47:30 And cool feedback: I wonder who did not speak.
    55:00 Robin, your reflection? I will try partners.
    58:00 We debrief the process: it went fast.
    61:15 Time for exit cards. Write one thing, and your next steps.
    63:00 Today we had norms, connections, the benchmark data and tuning. Bye.
    """
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

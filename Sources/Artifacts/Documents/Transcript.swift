/// A transcript or captions: what was said, when, by whom.
package struct Transcript: Codable, Sendable, Equatable {
  /// `vtt`, `srt`, `sbv` or `ttml`; of a document its format, such as `docx`; of a recording's own captions FFmpeg's name of their codec: `mov_text`,
  /// `subrip`, `webvtt`, `ass`, `text`.
  package var format: String
  /// How many sound cues the file holds, also where `cues` was cut.
  package var cueCount: Int
  package var speakers: [Speaker]?
  /// Protocols that are shown by their steps, whether or not there is an agenda. Of transcripts that are
  /// files; nil where none is found.
  package var protocols: [SpokenProtocol]?
  package var cues: [Cue]

  package init(format: String, cues: [Cue]) {
    self.format = format
    cueCount = cues.count
    self.cues = cues
  }
}

/// A voice of a transcript and how long it speaks.
package struct Speaker: Codable, Sendable, Equatable {
  package var name: String
  package var milliseconds: Int64

  package init(name: String, milliseconds: Int64) {
    self.name = name
    self.milliseconds = milliseconds
  }
}

/// One caption; times in milliseconds from the recording's start.
package struct Cue: Codable, Sendable, Equatable {
  package var startMilliseconds: Int64
  package var endMilliseconds: Int64
  package var speaker: String?
  package var text: String

  package init(startMilliseconds: Int64, endMilliseconds: Int64, speaker: String?, text: String) {
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
    self.speaker = speaker
    self.text = text
  }
}

/// A communication log: how many dated entries, from when to when.
package struct LogFacts: Codable, Sendable, Equatable {
  package var entries: Int
  /// `YYYY-MM-DD`.
  package var first: String?
  package var last: String?
  /// Who writes, or is written about, by the log's own columns or the chat's senders.
  package var people: [String]?

  package init(entries: Int) { self.entries = entries }
}

internal import Artifacts

/// What of an agenda decides on its recording: kept beside its text.
struct MeetingAgenda: Codable, Sendable, Equatable {
  var file: MeetingFile
  /// Its days in their order, and when its meeting begins on each.
  var days: [Day]
  /// The telling words of its title and its file's name.
  var words: Set<String>
  /// Equal for the same agenda in several files.
  var fingerprint: String

  struct Day: Codable, Sendable, Equatable {
    var day: CalendarDay
    /// Minutes from midnight; nil where it is not said.
    var start: Int?
  }

  init(_ path: ArtifactPath, _ agenda: Agenda) {
    file = MeetingFile(path)
    let dates = Set(([agenda.date] + agenda.items.map(\.date)).compactMap(\.self))
    days = dates.compactMap { CalendarDay($0) }.sorted().map { day in
      Day(day: day, start: PlannedDay(agenda, on: day).start)
    }
    words = MeetingName.words(of: path).union(MeetingName.words(of: agenda.title ?? ""))
    let items = agenda.items.map { item in
      ([item.date, item.start, item.end].map { $0 ?? "" } + SpeechWord.tellingStems(of: item.text))
        .joined(separator: " ")
    }
    fingerprint = SHA256Hex.of(
      Array(
        (dates.sorted() + [agenda.start ?? "", agenda.end ?? ""] + items)
          .joined(separator: "\n").utf8))
  }

  func start(on day: CalendarDay) -> Int? { days.first { $0.day == day }?.start }

  func has(_ day: CalendarDay) -> Bool { days.contains { $0.day == day } }
}

/// What of a recording decides on its agenda.
struct MeetingRecording: Codable, Sendable, Equatable {
  var file: MeetingFile
  var set: String?
  var measuredMilliseconds: Int64?
  var isCutOff: Bool?
  var when: RecordingDay?
  var words: Set<String>

  init(_ line: ManifestLine, recordedAt: String?) {
    let path = line.artifactPath
    file = MeetingFile(path)
    set = line.set
    if let duration = line.media?.duration, duration.source == .measured {
      measuredMilliseconds = duration.milliseconds
      isCutOff = duration.verdict == .truncated ? true : nil
    }
    when = RecordingDay(path: path, recordedAt: recordedAt)
    words = MeetingName.words(of: path)
  }

  /// The days of the agenda that it can be of.
  func days(of agenda: MeetingAgenda) -> [CalendarDay] {
    guard let when else { return [] }
    return agenda.days.filter { when.isPossible(on: $0.day, startMinutes: $0.start) }.map(\.day)
  }
}

/// The words of a file's name that may tell one meeting from another.
enum MeetingName {
  /// Those of its own name and of the folder that it lies in.
  static func words(of path: ArtifactPath) -> Set<String> {
    let names = [path.stem, path.directory.name].map { String(decoding: $0, as: UTF8.self) }
    let words = names.flatMap { WordTokens($0, splittingCase: true).words }
    return Self.words(of: words.joined(separator: " "))
  }

  static func words(of text: String) -> Set<String> {
    Set(SpeechWord.tellingStems(of: text)).subtracting(everyday)
  }

  /// Stems that any agenda's or recording's name may have.
  private static let everyday: Set<String> = Set(
    """
    agenda meeting recording record video audio movie zoom team google meet gmt utc pxl vid rec img
    transcript caption file copy final draft session note minute voice memo screen camera clip
    reunion grabacion sesion orden grabado reunio enregistrement seance ordre jour sitzung treffen
    tagesordnung aufnahme aufzeichnung pauta gravacao reuniao
    """.split(whereSeparator: \.isWhitespace).flatMap { SpeechWord.tellingStems(of: String($0)) })
}

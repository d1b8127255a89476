/// Pairs the agendas and the recordings of one day, where nothing has to be guessed.
struct MeetingsOfADay {
  private(set) var decision = MeetingDecision()

  private let day: CalendarDay
  private let agendas: [MeetingAgenda]
  private let recordings: [MeetingRecording]
  private var copies: [String: [MeetingFile]] = [:]

  /// - Parameters:
  ///   - agendas: all that have the day, in the order of their paths.
  ///   - recordings: all that may be of it.
  ///   - isElsewhere: whether a recording may also be of an agenda of the day before or after.
  ///   - linked: what links have paired already.
  init(
    _ day: CalendarDay, agendas: [MeetingAgenda], recordings: [MeetingRecording],
    isElsewhere: (MeetingRecording) -> Bool, linked: Set<MeetingFile>
  ) {
    self.day = day
    var copies: [String: [MeetingFile]] = [:]
    // Of the same agenda in several files the first stands for all.
    self.agendas = agendas.filter { agenda in
      defer { copies[agenda.fingerprint, default: []].append(agenda.file) }
      return copies[agenda.fingerprint] == nil
    }
    self.recordings = recordings.filter { recording in
      agendas.contains { recording.days(of: $0).contains(day) }
    }
    self.copies = copies
    decide(isElsewhere, linked)
  }

  private mutating func decide(
    _ isElsewhere: (MeetingRecording) -> Bool, _ linked: Set<MeetingFile>
  ) {
    guard !agendas.isEmpty, !recordings.isEmpty else { return }
    var open = (agendas: agendas, recordings: recordings)
    open.agendas.removeAll { isLinked($0, linked) }
    open.recordings.removeAll { linked.contains($0.file) }
    guard !open.agendas.isEmpty, !open.recordings.isEmpty else { return }
    if agendas.count == 1, recordings.count == 1, !isElsewhere(recordings[0]) {
      add(agendas[0], recordings[0], .sameDate, Self.reason(recordings[0]))
      return
    }
    for agenda in open.agendas {
      let akin = open.recordings.filter { !shared(agenda, $0).isEmpty }
      guard akin.count == 1, let recording = akin.first,
        open.agendas.count(where: { !shared($0, recording).isEmpty }) == 1
      else { continue }
      add(
        agenda, recording, .sameDateAndName,
        "of those of this date only these two share words in their names")
    }
    let paired = Set(decision.pairs.flatMap { [$0.agenda.file, $0.recording.file] })
    open.agendas.removeAll { paired.contains($0.file) }
    open.recordings.removeAll { paired.contains($0.file) }
    guard !open.agendas.isEmpty, !open.recordings.isEmpty else { return }
    decision.undecided.append(
      UndecidedMeeting(
        date: day.text, agendas: open.agendas.map(\.file), recordings: open.recordings.map(\.file),
        reason: reason))
  }

  private func isLinked(_ agenda: MeetingAgenda, _ linked: Set<MeetingFile>) -> Bool {
    (copies[agenda.fingerprint] ?? []).contains { linked.contains($0) }
  }

  private var reason: UndecidedReason {
    if recordings.count == 1 { return agendas.count == 1 ? .severalDays : .severalAgendas }
    return agendas.count == 1 ? .severalRecordings : .severalOfBoth
  }

  /// Words of both names that none of the day's other agendas and recordings has.
  private func shared(_ agenda: MeetingAgenda, _ recording: MeetingRecording) -> Set<String> {
    var words = agenda.words.intersection(recording.words)
    for other in agendas where other.file != agenda.file { words.subtract(other.words) }
    for other in recordings where other.file != recording.file { words.subtract(other.words) }
    return words
  }

  private static func reason(_ recording: MeetingRecording) -> String {
    let source =
      switch recording.when?.source {
      case .name: "its name"
      case .folder: "its folder's name"
      case .clock, nil: "its own clock"
      }
    return recording.when?.day == nil
      ? "both can be of this date and no others; the recording by \(source), in UTC"
      : "both have this date and no others; the recording by \(source)"
  }

  private mutating func add(
    _ agenda: MeetingAgenda, _ recording: MeetingRecording, _ basis: PairingBasis, _ reason: String
  ) {
    let files = copies[agenda.fingerprint] ?? []
    decision.pairs.append(
      MeetingPair(
        agenda: agenda, copies: files.filter { $0 != agenda.file }, recording: recording, day: day,
        basis: basis, reason: reason))
  }
}

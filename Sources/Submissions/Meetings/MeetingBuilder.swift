internal import Artifacts

/// Holds a submission's agendas against its recordings, and keeps what comes of it in the store. The
/// agendas and recordings of one day are in memory at a time.
struct MeetingBuilder {
  let store: any OrderedStore

  /// More agendas or recordings of one day are not told apart.
  private static let mostOfADay = 16
  /// So many transcripts of a recording are searched.
  private static let mostTranscripts = 4

  /// Takes an artifact in once its part and its set are known.
  func add(_ artifact: ArtifactExtract) {
    let line = artifact.line
    guard line.isUsable else { return }
    let path = line.artifactPath
    if line.agenda != nil,
      let agenda = store.decoded(Agenda.self, at: SubmissionTable.agenda.key(path.bytes))
    {
      let facts = MeetingAgenda(path, agenda)
      store.put(encoding: facts, at: SubmissionTable.meetingAgenda.key(path.bytes))
      for day in facts.days { store.put([], at: key(day.day, .agenda, path)) }
    }
    // Texts of Part 1 and Part 3 may be spoken; they are no meetings.
    guard line.kind.isRecording, line.part == 2, line.setRole ?? .recording == .recording else {
      return
    }
    let facts = MeetingRecording(line, recordedAt: artifact.recordedAt)
    store.put(encoding: facts, at: SubmissionTable.meetingRecording.key(path.bytes))
    for day in facts.when?.days ?? [] { store.put([], at: key(day, .recording, path)) }
  }

  func build() {
    let linked = LinkedMeetings(edges).decision
    for pair in linked.pairs { keep(pair) }
    var undecided = linked.undecided
    var last: String?
    for entry in store.entries(withPrefix: SubmissionTable.meetingDay.key()) {
      // After the table's byte the day's ten characters.
      let text = String(decoding: entry.key.dropFirst().prefix(10), as: UTF8.self)
      guard text != last, let day = CalendarDay(text) else { continue }
      last = text
      let decision = decision(on: day, linked.pairs)
      for pair in decision.pairs { keep(pair) }
      undecided += decision.undecided
    }
    for (number, meeting) in undecided.enumerated() {
      let bytes = (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      store.put(encoding: meeting, at: SubmissionTable.undecidedMeeting.key() + bytes)
    }
  }

  // MARK: By date

  private enum Side: UInt8 { case agenda = 1, recording = 2 }

  private func key(_ day: CalendarDay, _ side: Side, _ path: ArtifactPath) -> [UInt8] {
    SubmissionTable.meetingDay.key(Array(day.text.utf8), [side.rawValue], path.bytes)
  }

  private func decision(on day: CalendarDay, _ linked: [MeetingPair]) -> MeetingDecision {
    let agendas = agendas(on: day)
    let paired = linked.filter { $0.day == nil || $0.day == day }.map(\.agenda.file)
    return MeetingsOfADay(
      day, agendas: agendas, recordings: recordings(on: day),
      isElsewhere: { isElsewhere($0, than: day) },
      linked: Set(paired + linked.map(\.recording.file))
    ).decision
  }

  private func isElsewhere(_ recording: MeetingRecording, than day: CalendarDay) -> Bool {
    (recording.when?.days ?? []).contains { other in
      other != day && agendas(on: other).contains { recording.days(of: $0).contains(other) }
    }
  }

  private func agendas(on day: CalendarDay) -> [MeetingAgenda] {
    paths(on: day, .agenda).compactMap {
      store.decoded(MeetingAgenda.self, at: SubmissionTable.meetingAgenda.key($0.bytes))
    }
  }

  private func recordings(on day: CalendarDay) -> [MeetingRecording] {
    paths(on: day, .recording).compactMap { recording($0) }
  }

  private func recording(_ path: ArtifactPath) -> MeetingRecording? {
    store.decoded(MeetingRecording.self, at: SubmissionTable.meetingRecording.key(path.bytes))
  }

  private func paths(on day: CalendarDay, _ side: Side) -> [ArtifactPath] {
    let entries = store.entries(withPrefix: key(day, side, ArtifactPath(bytes: [])))
    return entries.prefix(Self.mostOfADay).map { SubmissionTable.path(of: $0.key) }
  }

  // MARK: By link

  /// Every link between an agenda and a file of a recording's set, each pair once.
  private var edges: [LinkedMeetings.Edge] {
    var edges: [LinkedMeetings.Edge] = []
    for entry in store.entries(withPrefix: SubmissionTable.meetingAgenda.key()) {
      guard let agenda = StoredValue.decoded(MeetingAgenda.self, from: entry.value) else {
        continue
      }
      var seen: Set<MeetingFile> = []
      for target in targets(of: agenda.file.artifactPath) {
        guard let recording = recording(of: target), seen.insert(recording.file).inserted else {
          continue
        }
        edges.append(.init(agenda: agenda, recording: recording, basis: .agendaLinks))
      }
    }
    for entry in store.entries(withPrefix: SubmissionTable.set.key()) {
      guard let set = StoredValue.decoded(RecordingSet.self, from: entry.value) else { continue }
      for member in set.members {
        for target in targets(of: member.artifactPath) {
          guard
            let agenda = store.decoded(
              MeetingAgenda.self, at: SubmissionTable.meetingAgenda.key(target.bytes)),
            let recording = recording(of: member.artifactPath),
            !edges.contains(where: {
              $0.agenda.file == agenda.file && $0.recording.file == recording.file
            })
          else { continue }
          edges.append(.init(agenda: agenda, recording: recording, basis: .recordingLinks))
        }
      }
    }
    return edges
  }

  /// The artifacts that a document's links lead to.
  private func targets(of document: ArtifactPath) -> [ArtifactPath] {
    let links = store.decoded([LinkVerdict].self, at: SubmissionTable.links.key(document.bytes))
    var seen: Set<String> = []
    return (links ?? []).filter { $0.verdict == .ok || $0.verdict == .outOfRange }
      .compactMap(\.resolved).filter { seen.insert($0).inserted }.map { ArtifactPath($0) }
  }

  /// The recording that a file is of, or is.
  private func recording(of file: ArtifactPath) -> MeetingRecording? {
    let membership = store.decoded(
      SetMembership.self, at: SubmissionTable.membership.key(file.bytes))
    return recording(membership?.recording.artifactPath ?? file)
  }

  // MARK: Comparing

  private func keep(_ pair: MeetingPair) {
    let path = pair.agenda.file.artifactPath
    guard let agenda = store.decoded(Agenda.self, at: SubmissionTable.agenda.key(path.bytes)) else {
      return
    }
    let planned = PlannedDay(agenda, on: pair.day)
    var meeting = AgendaAgainstRecording(
      agenda: pair.agenda.file, copies: pair.copies.isEmpty ? nil : pair.copies,
      recording: pair.recording.file, set: pair.recording.set, basis: pair.basis,
      reason: pair.reason, date: pair.day?.text, plannedMinutes: planned.minutes,
      measuredMilliseconds: pair.recording.measuredMilliseconds, isCutOff: pair.recording.isCutOff,
      items: planned.items)
    search(transcripts(of: pair.recording), for: agenda, into: &meeting)
    searchChapters(into: &meeting)
    let day = Array((pair.day?.text ?? "").utf8)
    let recording = pair.recording.file.artifactPath.bytes
    let key = SubmissionTable.meeting.key(day, path.bytes, recording)
    store.put(encoding: meeting, at: key)
    store.put(key, at: SubmissionTable.recordedMeeting.key(recording, day, path.bytes))
  }

  /// The set's transcripts; the recording's own captions where it has none.
  private func transcripts(of recording: MeetingRecording) -> [MeetingFile] {
    let path = recording.file.artifactPath
    let set = store.decoded(RecordingSet.self, at: SubmissionTable.set.key(path.bytes))
    let beside = (set?.companions ?? []).filter { $0.role == .transcript }
      .map { MeetingFile($0.artifactPath) }
    let own = [recording.file]
    return (beside.filter(hasCues).isEmpty ? own : beside).filter(hasCues)
  }

  private func hasCues(_ file: MeetingFile) -> Bool {
    store.decoded(
      ArtifactExtract.self, at: SubmissionTable.extract.key(file.artifactPath.bytes))?
      .line.transcript != nil
  }

  /// Chapters say where an item begins and ends, where somebody named them after the items.
  private func searchChapters(into meeting: inout AgendaAgainstRecording) {
    let path = meeting.recording.artifactPath
    guard let cues = store.decoded([Cue].self, at: SubmissionTable.chapters.key(path.bytes)) else {
      return
    }
    var placed = MeetingTranscript(cues, items: meeting.items.map(\.withoutPlace)).placed
    let found = placed.count { $0.place != nil }
    guard found > 0, found >= meeting.items.count(where: { $0.place != nil }) else { return }
    for index in placed.indices where placed[index].spokenMilliseconds == nil {
      guard let place = placed[index].place, cues.indices.contains(place.cue - 1) else { continue }
      let length = cues[place.cue - 1].endMilliseconds.subtractingReportingOverflow(
        place.milliseconds)
      placed[index].spokenMilliseconds = length.overflow ? nil : max(0, length.partialValue)
    }
    meeting.items = placed
    meeting.chapters = meeting.recording
  }

  /// Of several transcripts, such as one a language, the one that shows most.
  private func search(
    _ files: [MeetingFile], for agenda: Agenda, into meeting: inout AgendaAgainstRecording
  ) {
    let named = Set((agenda.protocols ?? []).filter { $0.by == .name }.map(\.protocol))
    let byItems = Set(agenda.items.compactMap(\.protocol)).subtracting(named)
    var most = -1
    for file in files.prefix(Self.mostTranscripts) {
      guard
        let cues = store.decoded([Cue].self, at: SubmissionTable.cues.key(file.artifactPath.bytes))
      else { continue }
      let transcript = MeetingTranscript(cues, items: meeting.items)
      let items = transcript.placed
      // Steps that are items have their places already.
      let protocols = transcript.protocols(planned: named).filter { !byItems.contains($0.protocol) }
      let found =
        items.count { $0.place != nil }
        + protocols.reduce(0) { $0 + $1.steps.count { $0.place != nil } }
      guard found > most else { continue }
      most = found
      meeting.transcript = file
      meeting.items = items
      meeting.protocols = protocols.isEmpty ? nil : protocols
    }
  }
}

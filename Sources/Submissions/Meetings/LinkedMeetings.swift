/// Pairs agendas and recordings by the links between their files.
struct LinkedMeetings {
  struct Edge: Equatable {
    var agenda: MeetingAgenda
    var recording: MeetingRecording
    /// `.agendaLinks` or `.recordingLinks`.
    var basis: PairingBasis
  }

  private(set) var decision = MeetingDecision()

  /// - Parameter edges: in the order of the agendas' paths; an agenda that links to a recording comes before
  ///   a recording's file that links to the same agenda.
  init(_ edges: [Edge]) {
    var sound: [Edge] = []
    var contradicted: [Edge] = []
    for edge in edges {
      if edge.isAgainstDate { contradicted.append(edge) } else { sound.append(edge) }
    }
    for recording in Self.recordings(of: sound) {
      sound = settled(sound, recording)
    }
    for agenda in Self.agendas(of: sound) {
      pair(agenda, sound.filter { $0.agenda.file == agenda })
    }
    let paired = Set(decision.pairs.flatMap { [$0.agenda.file, $0.recording.file] })
    for edge in contradicted
    where !paired.contains(edge.agenda.file) && !paired.contains(edge.recording.file) {
      decision.undecided.append(
        UndecidedMeeting(
          agendas: [edge.agenda.file], recordings: [edge.recording.file], reason: .linkAgainstDate))
    }
  }

  private static func recordings(of edges: [Edge]) -> [MeetingFile] {
    var seen: Set<MeetingFile> = []
    return edges.map(\.recording.file).filter { seen.insert($0).inserted }
  }

  private static func agendas(of edges: [Edge]) -> [MeetingFile] {
    var seen: Set<MeetingFile> = []
    return edges.map(\.agenda.file).filter { seen.insert($0).inserted }
  }

  /// Of several agendas that link to one recording the one that has its date.
  private mutating func settled(_ edges: [Edge], _ recording: MeetingFile) -> [Edge] {
    let rivals = edges.filter { $0.recording.file == recording }
    guard Set(rivals.map(\.agenda.fingerprint)).count > 1 else { return edges }
    let dated = rivals.filter(\.isOfSameDate)
    let others = edges.filter { $0.recording.file != recording }
    if Set(dated.map(\.agenda.fingerprint)).count == 1 { return others + dated }
    decision.undecided.append(
      UndecidedMeeting(
        agendas: Self.agendas(of: rivals), recordings: [recording], reason: .severalLinks))
    return others
  }

  private mutating func pair(_ agenda: MeetingFile, _ edges: [Edge]) {
    guard let first = edges.first, !isCopy(first.agenda, of: edges) else { return }
    let recordings = Self.recordings(of: edges)
    let dated = edges.filter(\.isOfSameDate)
    let days = Dictionary(grouping: dated) { $0.day }
    if recordings.count == 1 {
      add(first)
    } else if !dated.isEmpty, days.values.allSatisfy({ Self.recordings(of: $0).count == 1 }) {
      for edge in days.values.compactMap(\.first).sorted(by: { $0.isBefore($1) }) { add(edge) }
    } else {
      decision.undecided.append(
        UndecidedMeeting(agendas: [agenda], recordings: recordings, reason: .severalLinks))
    }
  }

  /// Whether the same agenda was paired with the same recording already: then this is another file of it.
  private mutating func isCopy(_ agenda: MeetingAgenda, of edges: [Edge]) -> Bool {
    guard
      let index = decision.pairs.firstIndex(where: { pair in
        pair.agenda.fingerprint == agenda.fingerprint
          && edges.contains { $0.recording.file == pair.recording.file }
      })
    else { return false }
    decision.pairs[index].copies.append(agenda.file)
    return true
  }

  private mutating func add(_ edge: Edge) {
    decision.pairs.append(
      MeetingPair(
        agenda: edge.agenda, recording: edge.recording, day: edge.day, basis: edge.basis,
        reason: edge.basis == .agendaLinks
          ? "the agenda links to the recording" : "a file of the recording links to the agenda"))
  }
}

extension LinkedMeetings.Edge {
  private var days: [CalendarDay] { recording.days(of: agenda) }

  /// Both dates are known, and they are not the same.
  fileprivate var isAgainstDate: Bool {
    !agenda.days.isEmpty && recording.when != nil && days.isEmpty
  }

  fileprivate var isOfSameDate: Bool { !days.isEmpty }

  /// The day that both have; else the only one that the agenda has.
  fileprivate var day: CalendarDay? {
    if days.count == 1 { return days.first }
    return agenda.days.count == 1 ? agenda.days.first?.day : nil
  }

  fileprivate func isBefore(_ other: Self) -> Bool {
    guard let day, let others = other.day else { return day != nil }
    return day < others
  }
}

internal import Artifacts
internal import Submissions

/// The agendas with their items, and what could not be compared with a recording.
struct AgendaSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  func put(_ paths: [ArtifactPath], _ put: (HTML) throws -> Void) rethrows {
    var isOpen = false
    func open() throws {
      if !isOpen { try put(contents.opening("agendas", words.agendas)) }
      isOpen = true
    }
    for path in paths {
      guard let artifact = submission.artifact(at: path) else { continue }
      try open()
      try put(card(artifact))
    }
    for meeting in submission.undecidedMeetings {
      try open()
      try put("<p class=\"faint\">\(undecided(meeting))</p>\n")
    }
    if isOpen { try put(PageContents.closing) }
  }

  private func card(_ artifact: AssessedArtifact) -> HTML {
    let line = artifact.line
    let agenda = line.agenda
    let facts = [
      agenda?.date, AgendaPhrase.span(agenda?.start, agenda?.end, words),
      agenda?.minutes.map(words.minuteCount.of),
      (agenda?.itemCount).map(words.itemCount.of),
    ].compactMap(\.self).joined(separator: " · ")
    return """
      <article class="card">
      <h3>\(line.title ?? agenda?.title ?? line.path)</h3>
      <p class="faint">\(contents.name(of: line))</p>
      <p class="faint">\(facts)</p>
      \(contents.troubles(of: artifact))\(contents.isPrivate ? items(artifact.path) : protocols(line))</article>

      """
  }

  /// The shared page has the names of protocols, which are no words of the agenda.
  private func protocols(_ line: ManifestLine) -> HTML {
    let names = (line.agenda?.protocols ?? []).map { ProtocolCatalogue.standard[$0]?.name ?? $0 }
    return names.isEmpty ? "" : "<p>\(contents.english(names.joined(separator: ", ")))</p>\n"
  }

  private func items(_ path: ArtifactPath) -> HTML {
    guard let agenda = submission.agenda(of: path), !agenda.items.isEmpty else { return "" }
    let rows = agenda.items.map { item -> HTML in
      let facts = [
        item.date, AgendaPhrase.span(item.start, item.end, words),
        item.minutes.map(words.minuteCount.of),
        item.people.map { $0.joined(separator: ", ") },
      ].compactMap(\.self).joined(separator: " · ")
      return "<li><p>\(item.text) <span class=\"faint\">\(facts)</span></p></li>\n"
    }
    return """
      <details open><summary>\(words.items)</summary>
      <ol class="items">
      \(rows)</ol>
      </details>

      """
  }

  private func undecided(_ meeting: UndecidedMeeting) -> HTML {
    let files = (meeting.agendas + meeting.recordings).map { file -> HTML in
      "<span class=\"path\">\(file.path)</span>"
    }
    let first: HTML = files.first ?? ""
    let rest = files.dropFirst().map { ", \($0)" as HTML }
    let date = meeting.date.map { "\($0): " } ?? ""
    return "\(date)\(first)\(rest). \(words.fill(words.notCompared, phrase(meeting.reason)))."
  }

  private func phrase(_ reason: UndecidedReason) -> String {
    switch reason {
    case .severalAgendas: words.severalAgendas
    case .severalRecordings: words.severalRecordings
    case .severalOfBoth: words.severalOfBoth
    case .severalDays: words.severalDays
    case .severalLinks: words.severalLinks
    case .linkAgainstDate: words.linkAgainstDate
    }
  }
}

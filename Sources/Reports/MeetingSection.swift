internal import Artifacts
internal import Submissions

/// The page's section on agendas and recordings: a table, and where the transcripts come to what.
struct MeetingSection {
  let submission: Submission

  func put(_ put: (HTML) throws -> Void) rethrows {
    var isOpen = false
    for meeting in submission.meetings {
      if !isOpen { try put(Self.opening) }
      isOpen = true
      try put(row(meeting))
    }
    if isOpen { try put("</tbody>\n</table></div>\n") }
    for meeting in submission.meetings { try put(places(meeting)) }
    var isListOpen = false
    for meeting in submission.undecidedMeetings {
      if !isOpen { try put(Self.heading) }
      if !isListOpen { try put("<ul>\n") }
      (isOpen, isListOpen) = (true, true)
      try put("<li>\(MeetingPhrase.undecided(meeting))</li>\n")
    }
    if isListOpen { try put("</ul>\n") }
    if isOpen { try put("</section>\n") }
  }

  private static let heading: HTML = """
    <section aria-labelledby="meetings">
    <h2 id="meetings">Agendas and recordings</h2>

    """

  private static let opening: HTML = """
    \(heading)<div class="scroll"><table>
    <thead><tr><th scope="col">Agenda</th><th scope="col">Recording</th>\
    <th scope="col">Planned</th><th scope="col">Recorded</th></tr></thead>
    <tbody>

    """

  private func row(_ meeting: AgendaAgainstRecording) -> HTML {
    let copies = (meeting.copies ?? []).map { copy -> HTML in "<br><code>\(copy.path)</code>" }
    let length = meeting.measuredMilliseconds.map { DurationText(milliseconds: $0).description }
    let cut: HTML = meeting.isCutOff == true ? "<p class=\"doubt\">its end is missing</p>" : ""
    return """
      <tr><td class="name"><code>\(meeting.agenda.path)</code>\(copies)\
      <p class="faint">\(meeting.reason)</p></td>\
      <td class="name"><code>\(meeting.recording.path)</code></td>\
      <td class="extent">\(meeting.plannedMinutes.map { CountText.of($0, "minute") } ?? "")</td>\
      <td class="extent">\(length ?? "not measured")\(cut)</td></tr>

      """
  }

  private func places(_ meeting: AgendaAgainstRecording) -> HTML {
    guard let transcript = meeting.transcript else { return "" }
    let items = meeting.items.map { item -> HTML in
      "<li>\(item.phrase): \(place(item.place, else: item.unplaced?.phrase))\(spoken(item))</li>\n"
    }
    let steps = (meeting.protocols ?? []).flatMap { played -> [HTML] in
      let name = ProtocolCatalogue.standard[played.protocol]?.name ?? played.protocol
      return played.steps.filter { $0.place != nil }.map { step in
        "<li>\(name), \(step.name): \(place(step.place, else: nil))</li>\n"
      }
    }
    return """
      <h3>\(meeting.agenda.path) in \(transcript.path)</h3>
      <ul>
      \(items)\(steps)</ul>

      """
  }

  private func place(_ place: TranscriptPlace?, else reason: String?) -> HTML {
    guard let place else { return "not found: \(reason ?? "")" }
    let words = CountText.of(place.words.count, "matching word")
    return """
      begins at <strong>\(DurationText(milliseconds: place.milliseconds).description)</strong> \
      <span class="faint">(\(words))</span>
      """
  }

  private func spoken(_ item: PlannedItem) -> HTML {
    item.spokenMilliseconds.map { ", for \(DurationText(milliseconds: $0).description)" } ?? ""
  }
}

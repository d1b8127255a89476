internal import Artifacts
internal import Submissions

/// An agenda beside the recording of its meeting: what was planned over what was measured, and where each
/// item and each step of a protocol begins.
struct MeetingTimeline {
  let contents: PageContents
  let meeting: AgendaAgainstRecording
  let player: TimeLinks
  private var words: PageWords { contents.words }

  var markup: HTML {
    """
    <div class="meeting">
    <h4>\(words.agendaOf)</h4>
    <p class="faint"><span class="path">\(meeting.agenda.path)</span> · \(summary)</p>
    \(bars)\(items)\(steps)</div>

    """
  }

  private var summary: String {
    let recorded = meeting.measuredMilliseconds.map { milliseconds in
      words.fill(words.recorded, contents.length(milliseconds))
        + (meeting.isCutOff == true ? ", \(words.cutOff)" : "")
    }
    return [
      meeting.date,
      meeting.plannedMinutes.map { words.fill(words.plannedMinutes, words.minuteCount.of($0)) },
      recorded, phrase(meeting.basis),
    ].compactMap(\.self).joined(separator: " · ")
  }

  private func phrase(_ basis: PairingBasis) -> String {
    switch basis {
    case .agendaLinks: words.agendaLinks
    case .recordingLinks: words.recordingLinks
    case .sameDate: words.sameDate
    case .sameDateAndName: words.sameDateAndName
    }
  }

  // MARK: Bars

  private var bars: HTML {
    let bars = MeetingBars(meeting)
    guard !bars.planned.isEmpty || !bars.recorded.isEmpty else { return "" }
    let note: HTML =
      bars.hasOwnScales ? "<p class=\"faint\">\(words.ownScales)</p>\n" : ""
    return """
      <div class="bars" aria-hidden="true">
      \(row(words.planned, bars.planned, bars.plannedLength))\
      \(row(words.recordedRow, bars.recorded, bars.recordedLength))</div>
      \(note)
      """
  }

  private func row(_ title: String, _ bars: [MeetingBars.Bar], _ length: Int64) -> HTML {
    guard !bars.isEmpty else { return "" }
    let shapes = bars.map { bar -> HTML in
      let (x, width) = (Self.percent(bar.start), Self.percent(bar.width))
      let tone: HTML = bar.isOver ? " class=\"over\"" : ""
      let number: HTML =
        bar.width >= 30
        ? "<text x=\"\(Self.percent(bar.start + bar.width / 2))\" y=\"65%\">\(bar.label)</text>"
        : ""
      let shape: HTML = """
        <g\(tone)><rect x="\(x)" width="\(width)" height="100%"/>\(number)</g>
        """
      guard let moment = bar.moment, player.address != nil else { return shape }
      return player.wrapForPointer(shape, at: moment)
    }
    return """
      <span>\(title)</span><svg>\(shapes)</svg><span class="faint">\(contents.length(length))</span>

      """
  }

  private static func percent(_ thousandths: Int) -> HTML {
    "\(thousandths / 10).\(thousandths % 10)%"
  }

  // MARK: Items and steps

  private var items: HTML {
    let rows = meeting.items.map { item -> HTML in
      let text = contents.isPrivate ? item.text : words.fill(words.item, String(item.number))
      let planned = [
        AgendaPhrase.span(item.start, item.end, words), item.minutes.map(words.minuteCount.of),
      ].compactMap(\.self).joined(separator: ", ")
      return """
        <li>\(moment(of: item))<div><p>\(text)</p>\
        <p class="faint">\(planned)</p>\(outcome(of: item))</div></li>

        """
    }
    guard !rows.isEmpty else { return "" }
    let note: HTML =
      isLookedThrough && !isAnyFound
      ? "<p class=\"faint\">\(words.noItemFound)</p>\n" : ""
    return "\(note)<ol class=\"moments\">\n\(rows)</ol>\n"
  }

  /// Whether there is a transcript, or chapters, in which items may be found.
  private var isLookedThrough: Bool { meeting.transcript != nil || meeting.chapters != nil }

  private var isAnyFound: Bool { meeting.items.contains { $0.place != nil } }

  private func moment(of item: PlannedItem) -> HTML {
    guard let place = item.place else { return Self.noMoment }
    let end = item.spokenMilliseconds.map { place.milliseconds + $0 }
    return player.link(
      "\(contents.length(place.milliseconds))", at: place.milliseconds, until: end)
  }

  /// For the eye alone: what stands beside it says the same.
  private static let noMoment: HTML = "<span class=\"time faint\" aria-hidden=\"true\">–</span>"

  private func outcome(of item: PlannedItem) -> HTML {
    guard isLookedThrough, isAnyFound else { return "" }
    guard item.place != nil else {
      let reason =
        switch item.unplaced {
        case .noWords: words.noWords
        case .tooLittle, nil: words.tooLittle
        case .undecided: words.undecided
        }
      return "<p class=\"faint\">\(words.fill(words.notFound, reason))</p>"
    }
    guard let spoken = item.spokenMilliseconds else { return "" }
    let took = words.fill(words.took, contents.length(spoken))
    guard let over = item.overRun else { return "<p class=\"faint\">\(took)</p>" }
    let verdict =
      over > 0
      ? words.fill(words.over, contents.length(over))
      : words.fill(words.under, contents.length(-over))
    return """
      <p class="faint">\(took), <span class="\(over > 0 ? "doubt" : "faint")">\(verdict)</span></p>
      """
  }

  private var steps: HTML {
    let protocols = (meeting.protocols ?? []).map { played -> HTML in
      let name = ProtocolCatalogue.standard[played.protocol]?.name ?? played.protocol
      let found = played.steps.count { $0.place != nil }
      let steps = played.steps.map { step -> HTML in
        guard let place = step.place else {
          return
            "<li class=\"faint\">\(Self.noMoment)<span>\(contents.english(step.name))</span></li>\n"
        }
        let time = player.link("\(contents.length(place.milliseconds))", at: place.milliseconds)
        return "<li>\(time)<span>\(contents.english(step.name))</span></li>\n"
      }
      return """
        <h5>\(words.fill(words.steps, name, String(found), String(played.steps.count)))</h5>
        <ol class="moments steps-found">
        \(steps)</ol>

        """
    }
    return "\(protocols)"
  }
}

extension PlannedItem {
  /// By how much it took longer than planned; negative for less, nil where either is not known or the
  /// difference is under a minute, as in the summary.
  var overRun: Int64? { overrunMilliseconds.flatMap { $0.magnitude >= 60_000 ? $0 : nil } }
}

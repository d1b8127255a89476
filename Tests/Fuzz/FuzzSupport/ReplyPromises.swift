package import Artifacts
internal import Wire

/// What holds for every reply of an inspector, whatever file it speaks of.
package enum ReplyPromises {
  /// The project promises less than half of the wire's cap: a reply of 24 MiB.
  private static let largest = 24 << 20

  package static func check(_ reply: Reply) {
    checkLine(reply)
    if let agenda = reply.agenda { check(agenda) }
    for event in reply.events ?? [] { check(event) }
    if let transcript = reply.transcript { check(transcript) }
    if let log = reply.log { check(log) }
    if let image = reply.image { check(image) }
    checkPlaces(reply)
  }

  /// One line of JSON that comes back as the same value.
  private static func checkLine(_ reply: Reply) {
    guard let line = try? WireFormat.line(of: reply) else {
      demand(false, "a reply can be written")
      return
    }
    demand(line.count <= largest, "a reply has at most \(largest) bytes, not \(line.count)")
    demand(line.firstIndex(of: 0x0A) == line.count - 1, "a reply is one line")
    let read = try? WireFormat.decode(Reply.self, from: Array(line.dropLast()))
    demand(read == reply, "a reply that was written is read as the same")
  }

  private static func check(_ agenda: Agenda) {
    for time in [agenda.start, agenda.end].compactMap({ $0 }) {
      demand(CalendarText.isTime(time), "an agenda's time is one of a day: \(time)")
    }
    let dates = [agenda.date] + agenda.items.map(\.date) + (agenda.actions ?? []).map(\.due)
    for date in dates.compactMap({ $0 }) {
      demand(CalendarText.isDate(date), "a date is one of the calendar: \(date)")
    }
    demand((1...1_440).contains(agenda.minutes ?? 1), "an agenda takes at most a day")
    for item in agenda.items { check(item) }
  }

  private static func check(_ event: Event) {
    for moment in [event.start, event.end].compactMap({ $0 }) {
      demand(CalendarText.isDate(String(moment.prefix(10))), "an event's day is one: \(moment)")
      let time = moment.dropFirst(11).prefix(8)
      demand(time.isEmpty || CalendarText.isTime(String(time)), "an event's time is one: \(moment)")
    }
    demand(event.name?.isEmpty != true && event.place?.isEmpty != true, "what is named has a name")
  }

  private static func check(_ item: AgendaItem) {
    demand(!item.text.isEmpty, "an item says something")
    demand((1...1_440).contains(item.minutes ?? 1), "an item takes at most a day")
    let (start, end) = (item.start.map(CalendarText.seconds), item.end.map(CalendarText.seconds))
    demand(start != .some(nil) && end != .some(nil), "an item's time is one of a day")
    guard let start = start ?? nil, let end = end ?? nil else { return }
    // Only what begins in the evening may go on past midnight.
    demand(end >= start || start >= 18 * 3_600, "no item ends before it starts")
    demand(item.endInferred != true || end > start, "an inferred end lies behind the start")
  }

  private static func check(_ transcript: Transcript) {
    demand(transcript.cueCount >= transcript.cues.count, "no more cues are kept than counted")
    var (spoken, longest): ([String: Int64], [String: Int64]) = ([:], [:])
    for cue in transcript.cues {
      demand(cue.startMilliseconds >= 0, "a cue starts with the recording or later")
      demand(cue.endMilliseconds >= cue.startMilliseconds, "a cue ends after it starts")
      demand(!cue.text.utf8.contains(0x0A), "a cue's text is one line")
      if let name = cue.speaker {
        let length = cue.endMilliseconds - cue.startMilliseconds
        spoken[name, default: 0] += length
        longest[name] = max(longest[name] ?? 0, length)
      }
    }
    for known in transcript.protocols ?? [] {
      demand(known.steps.count >= 4, "a protocol is shown by four steps at least")
      demand(known.milliseconds == known.steps.first?.milliseconds, "it begins with a step")
      demand(
        known.steps.allSatisfy { step in
          transcript.cues.contains { $0.startMilliseconds == step.milliseconds }
        }, "a step is said in a caption")
    }
    let speakers = transcript.speakers ?? []
    demand(speakers.count == spoken.count, "every voice is listed once")
    demand(
      speakers.allSatisfy { speaker in
        let length = speaker.milliseconds
        return length <= spoken[speaker.name] ?? 0 && length >= longest[speaker.name] ?? 0
      }, "a voice speaks as long as its cues, where they overlap once")
  }

  private static func check(_ log: LogFacts) {
    demand(log.entries > 0, "a log has entries")
    for date in [log.first, log.last].compactMap({ $0 }) {
      demand(CalendarText.isDate(date), "a log's date is one of the calendar: \(date)")
    }
    if let first = log.first, let last = log.last {
      demand(first.utf8.lexicographicallyPrecedes(last.utf8) || first == last, "first before last")
    }
  }

  private static func check(_ image: ImageFacts) {
    demand(image.width > 0 && image.height > 0, "a picture has an extent")
    demand((1...8).contains(image.orientation ?? 1), "an orientation is one of eight")
    if let text = image.capturedAt {
      demand(CalendarText.isDate(String(text.prefix(10))), "a date is one of the calendar: \(text)")
      demand(CalendarText.isTime(String(text.suffix(8))), "a time is one of a day: \(text)")
    }
  }

  private static func checkPlaces(_ reply: Reply) {
    let places =
      reply.findings.map(\.location) + (reply.links ?? []).map(\.location)
      + (reply.document?.passages ?? []).map(\.location)
    demand(places.allSatisfy { ($0?.line ?? 1) >= 1 }, "lines are counted from 1")
    demand((reply.document?.words ?? 0) >= 0, "words are counted from 0")
    demand(reply.findings.allSatisfy { !$0.message.isEmpty }, "a finding says what it is")
  }
}

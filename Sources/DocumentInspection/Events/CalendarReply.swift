internal import Artifacts

/// What a calendar comes to, as iCalendar text or as xCal.
enum CalendarReply {
  static func reply(toText utf8: [UInt8], _ depth: DocumentDepth = .whole) -> Reply {
    let reader = CalendarTextReader(utf8)
    var reply = reply(
      for: reader.calendars, format: "ics", mediaType: "text/calendar", isEscaped: true,
      depth)
    reply.findings = reader.findings.summarised + reply.findings
    return reply
  }

  static func reply(to outline: MarkupOutline, _ depth: DocumentDepth = .whole) -> Reply {
    reply(
      for: CalendarMarkupReader.calendars(in: outline), format: "xcal",
      mediaType: "application/calendar+xml", isEscaped: false, depth)
  }

  private static func reply(
    for calendars: [CalendarComponent], format: String, mediaType: String, isEscaped: Bool,
    _ depth: DocumentDepth
  ) -> Reply {
    let document = CalendarDocumentReader.document(
      from: calendars, format: format, isEscaped: isEscaped)
    let plan = CalendarPlanReader.plan(
      from: calendars, source: isEscaped ? "icalendar" : "xcal", isEscaped: isEscaped)
    // An invitation's description may hold the agenda as people write it.
    return DocumentReply.reply(
      for: document, mediaType: mediaType, depth: depth, readsAgenda: plan.events.count == 1,
      plans: [plan])
  }
}

internal import Artifacts

/// What messages and mailboxes come to.
enum MailReply {
  private static let mostMessages = 20_000

  static func reply(
    to bytes: [UInt8], as format: MailSniffer.Format, _ depth: DocumentDepth = .whole
  ) -> Reply {
    switch format {
    case .message:
      return reply(
        to: MailReader.message(bytes[...], line: 1), format: "eml", mediaType: "message/rfc822",
        depth)
    case .mailbox: return mailbox(bytes, depth)
    }
  }

  private static func reply(
    to message: MailMessage, format: String, mediaType: String, _ depth: DocumentDepth
  ) -> Reply {
    var builder = DocumentBuilder(format: format)
    if let subject = message.subject { builder.setTitle(subject) }
    builder.setLanguage(message.body.language)
    builder.setWrittenOn(message.sent?.text)
    builder.append(message.body, line: { $0 })
    let (plans, planFindings) = invitations(message.calendars)
    var reply = DocumentReply.reply(
      for: builder.document, mediaType: mediaType, depth: depth, plans: plans)
    reply.findings += planFindings
    if message.isEncrypted {
      reply.findings.removeAll { $0.code == .documentNoText }
      reply.findings.append(
        Finding(
          .documentEncrypted, "The message is encrypted, so nobody but its recipients can read it.",
          fix: "Open it in your mail program, and print it to a PDF."))
    }
    reply.findings += findings(of: [message])
    return reply
  }

  /// What a message's invitations plan.
  private static func invitations(_ calendars: [[UInt8]]) -> ([EventPlan], [Finding]) {
    var findings = FindingList()
    let plans = calendars.prefix(mostCalendars).map { calendar in
      let reader = CalendarTextReader(CharacterGuard.defused(calendar).utf8)
      findings.add(contentsOf: reader.findings.summarised)
      return CalendarPlanReader.plan(
        from: reader.calendars, source: "icalendar", isEscaped: true)
    }
    return (plans, findings.summarised)
  }

  private static let mostCalendars = 20

  // MARK: Mailboxes

  private static func mailbox(_ bytes: [UInt8], _ depth: DocumentDepth) -> Reply {
    let parts = Array(Mailbox(bytes))
    if parts.count == 1, let only = parts.first {
      return reply(
        to: MailReader.message(only.bytes, line: only.line), format: "mbox",
        mediaType: "application/mbox", depth)
    }
    var builder = DocumentBuilder(format: "mbox")
    let messages = read(parts, into: &builder)
    if let subject = commonSubject(of: messages) { builder.setTitle(subject) }
    var reply = DocumentReply.reply(
      for: builder.document, mediaType: "application/mbox", depth: depth, readsAgenda: false)
    reply.kind = .log
    var log = LogFacts(entries: parts.count)
    let days = messages.compactMap(\.sent)
    // With a date left out, first and last would be a guess.
    if days.count == parts.count {
      (log.first, log.last) = (days.min()?.text, days.max()?.text)
    }
    var people: [String] = []
    for name in messages.compactMap(\.sender)
    where people.count < LogSurvey.mostPeople && !people.contains(name) {
      people.append(name)
    }
    log.people = people.isEmpty ? nil : people
    reply.log = log
    reply.findings += findings(of: messages)
    return reply
  }

  /// The messages without their bodies, which go into the builder.
  private static func read(
    _ parts: [Mailbox.Message], into builder: inout DocumentBuilder
  ) -> [MailMessage] {
    if parts.count > mostMessages { builder.markCut() }
    return parts.prefix(mostMessages).map { part in
      var message = MailReader.message(part.bytes, line: part.line)
      if let subject = message.subject {
        builder.append(.heading(level: 1), subject, line: part.line)
      }
      builder.append(message.body, line: { $0 })
      message.body = Document(format: "mbox")
      message.calendars = []
      return message
    }
  }

  /// The subject of a thread; nil where there are several.
  private static func commonSubject(of messages: [MailMessage]) -> String? {
    let subjects = messages.map { withoutPrefix($0.subject ?? "") }
    guard let first = subjects.first, !first.isEmpty, subjects.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }

  /// Without “Re:” and its like in front.
  private static func withoutPrefix(_ subject: String) -> String {
    var rest = subject[...]
    while let colon = rest.firstIndex(of: ":"),
      ["re", "fw", "fwd", "aw", "wg", "sv", "tr", "rv", "res", "enc"].contains(
        rest[..<colon].collapsed.lowercased())
    {
      rest = rest[rest.index(after: colon)...]
    }
    return rest.collapsed
  }

  private static func findings(of messages: [MailMessage]) -> [Finding] {
    var findings = FindingList()
    for message in messages { findings.add(contentsOf: message.findings.summarised) }
    var sweep = PrivacySweep()
    if messages.contains(where: \.namesSender) { sweep.addPerson("sender") }
    if messages.contains(where: \.namesRecipients) { sweep.addPerson("recipients") }
    findings.add(contentsOf: sweep.findings(of: "message"))
    if let attached = Finding.attachments(messages.flatMap(\.attachments), of: "message") {
      findings.add(attached)
    }
    return findings.summarised
  }
}

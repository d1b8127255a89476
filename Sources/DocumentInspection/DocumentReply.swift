internal import Artifacts

/// What a `Document` comes to, whatever format it had: facts, links, agenda, log or transcript, findings.
enum DocumentReply {
  static func reply(
    for document: Document, mediaType: String, depth: DocumentDepth = .whole,
    readsAgenda: Bool = true, plans: [EventPlan] = []
  ) -> Reply {
    var reply = Reply(kind: .document, mediaType: mediaType)
    let (facts, isCut) = DocumentFactsReader.facts(of: document, hasPassages: depth == .whole)
    reply.document = facts
    let (links, areLinksCut) = DocumentFactsReader.links(of: document)
    reply.links = links
    if !document.hasText {
      reply.findings.append(Finding(.documentNoText, "The document holds no text."))
    }
    if isCut || areLinksCut {
      reply.findings.append(
        Finding(.documentCut, "The document holds more text or links than a record may keep."))
    }
    guard depth == .whole else { return reply }
    reply.findings += document.privacy.findings(of: "document")
    if readsAgenda { addAgendaOrLog(of: document, to: &reply) }
    EventReply.add(plans, of: document, to: &reply)
    return reply
  }

  private static func addAgendaOrLog(of document: Document, to reply: inout Reply) {
    if let (transcript, findings) = WrittenTranscriptReader.transcript(in: document) {
      (reply.kind, reply.transcript) = (.transcript, transcript)
      reply.findings += findings
      return
    }
    let document = document.withStoredDays
    let log = LogReader.log(in: document)
    let isSheet = ["xlsx", "ods"].contains(document.format)
    if let log, !isSheet {
      add(log, to: &reply)
      return
    }
    let (agenda, findings) = AgendaReader.agenda(of: document)
    if let log, agenda.map(hasFewDays) != true {
      add(log, to: &reply)
      return
    }
    reply.agenda = agenda
    reply.findings += findings
  }

  private static func add(_ log: (log: LogFacts, findings: [Finding]), to reply: inout Reply) {
    reply.kind = .log
    reply.log = log.log
    reply.findings += log.findings
  }

  /// A sheet with a day and a time in each row may be either: the rows of a log have days of their
  /// own, those of an agenda share them.
  private static func hasFewDays(_ agenda: Agenda) -> Bool {
    Set(agenda.items.compactMap(\.date)).count * 2 <= agenda.items.count
  }
}

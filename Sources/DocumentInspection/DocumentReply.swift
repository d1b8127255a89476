internal import Artifacts

/// What a `Document` comes to, whatever format it had: facts, links, agenda or log, findings.
enum DocumentReply {
  static func reply(
    for document: Document, mediaType: String, readsAgenda: Bool = true, plans: [EventPlan] = []
  ) -> Reply {
    var reply = Reply(kind: .document, mediaType: mediaType)
    let (facts, isCut) = DocumentFactsReader.facts(of: document)
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
    if readsAgenda { addAgendaOrLog(of: document, to: &reply) }
    EventReply.add(plans, of: document, to: &reply)
    return reply
  }

  private static func addAgendaOrLog(of document: Document, to reply: inout Reply) {
    let document = document.withStoredDays
    if let log = LogReader.log(in: document) {
      reply.kind = .log
      reply.log = log.log
      reply.findings += log.findings
      return
    }
    let (agenda, findings) = AgendaReader.agenda(of: document)
    reply.agenda = agenda
    reply.findings += findings
  }
}

internal import Artifacts

/// What a `Document` comes to, whatever format it had: facts, links, agenda or log, findings.
enum DocumentReply {
  static func reply(
    for document: Document, mediaType: String, readsAgenda: Bool = true
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
    return reply
  }

  private static func addAgendaOrLog(of document: Document, to reply: inout Reply) {
    let isTable = ["csv", "tsv"].contains(document.format)
    if isTable || isCalledLog(document), let log = LogReader.log(in: document) {
      reply.kind = .log
      reply.log = log.log
      reply.findings += log.findings
      return
    }
    let (agenda, findings) = AgendaReader.agenda(of: document)
    reply.agenda = agenda
    reply.findings += findings
  }

  /// Whether title or first heading says that this is a log.
  private static func isCalledLog(_ document: Document) -> Bool {
    let heading = document.blocks.first { block in
      if case .heading = block.kind { return true }
      return false
    }
    let names = [document.title, heading?.text].compactMap { $0?.comparable }
    return names.contains { $0.split(separator: " ").contains { $0 == "log" || $0 == "logbook" } }
  }
}

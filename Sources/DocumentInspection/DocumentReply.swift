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
    let document = document.withStoredDays
    let isSheet = ["xlsx", "ods"].contains(document.format)
    let isTable = isSheet || ["csv", "tsv"].contains(document.format)
    let log = isTable || isCalledLog(document) ? LogReader.log(in: document) : nil
    if let log, !isSheet || isCalledLog(document) {
      add(log, to: &reply)
      return
    }
    let (agenda, findings) = AgendaReader.agenda(of: document)
    if let log, agenda.map(hasFewDays) != true {
      add(log, to: &reply)
      return
    }
    guard let agenda else { return }
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

internal import Artifacts

/// Recognises a communication log: tables of dated entries with notes, in any document.
enum LogReader {
  /// Nil where the document is no log.
  static func log(in document: Document) -> (log: LogFacts, findings: [Finding])? {
    let isSheet = ["csv", "tsv", "xlsx", "ods"].contains(document.format)
    let tables = LogTable.tables(of: document).filter { table in
      isSheet || isCalledLog(document) ? table.isAboutTalk : table.isPlainlyAboutTalk
    }
    guard !tables.isEmpty else { return nil }
    var survey = LogSurvey()
    for table in tables { table.survey(&survey) }
    let orders = tables.map(\.statedOrder).compactMap { $0 }
    let known = Set(orders).count == 1 ? orders[0] : nil
    return survey.log(.usual, known: known)
  }

  /// Whether title or first heading says that this is a log.
  private static func isCalledLog(_ document: Document) -> Bool {
    let heading = document.blocks.first { block in
      if case .heading = block.kind { return true }
      return false
    }
    let names = [document.title, heading?.text].compactMap { $0?.comparable }
    return names.contains { name in
      name.split(separator: " ").contains { ["log", "logbook", "logs"].contains($0) }
    }
  }
}

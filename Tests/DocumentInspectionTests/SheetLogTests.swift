import Artifacts
import Testing

@testable import DocumentInspection

/// A log is read from rows, whatever format they came from.
@Suite("Logs in any document")
struct SheetLogTests {
  private func document(_ format: String, _ rows: [[String]], hasHeader: Bool) -> Document {
    var builder = DocumentBuilder(format: format)
    let table = builder.newTable()
    for (index, row) in rows.enumerated() {
      let cells = row.map { Cell(text: $0, isHeader: hasHeader && index == 0) }
      builder.appendRow(cells, table: table, line: nil)
    }
    return builder.document
  }

  @Test(
    "a sheet's first row is its header also where it is not marked as one",
    arguments: ["xlsx", "ods", "csv"])
  func sheet(format: String) throws {
    let rows = [
      ["Date", "Who", "Notes"], ["2026-01-09", "Ana Ruiz", "talked"], ["2026-02-10", "Bo", "mail"],
    ]
    let log = try #require(LogReader.log(in: document(format, rows, hasHeader: false)))
    #expect(log.log.entries == 2)
    #expect((log.log.first, log.log.last) == ("2026-01-09", "2026-02-10"))
    #expect(log.log.people == ["Ana Ruiz", "Bo"])
    #expect(log.findings.isEmpty)
  }

  @Test("in a text document two columns must speak of contact", arguments: ["docx", "html", "odt"])
  func text(format: String) {
    let sessions = [
      ["Date", "Topic", "Room"], ["9 January 2026", "Norms", "2"], ["9 May 2026", "Tuning", "3"],
    ]
    #expect(LogReader.log(in: document(format, sessions, hasHeader: true)) == nil)
    let contacts = [
      ["Date", "Contact", "Method"], ["9 January 2026", "Ana", "call"],
      ["9 May 2026", "Bo", "mail"],
    ]
    #expect(LogReader.log(in: document(format, contacts, hasHeader: true))?.log.entries == 2)
  }

  @Test("a sheet without a header row is no log")
  func headless() {
    let rows = [["2026-01-09", "Ana", "talked"], ["2026-02-10", "Bo", "mail"]]
    #expect(LogReader.log(in: document("xlsx", rows, hasHeader: false)) == nil)
  }
}

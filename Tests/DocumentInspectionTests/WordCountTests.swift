import Artifacts
import Foundation
import TestSupport
import Testing

@testable import DocumentInspection

/// Against LibreOffice's own counts, which Tests/WordCounts/count wrote down.
@Suite("Words")
struct WordCountTests {
  struct Row: Sendable {
    var libreOffice: Int
    var ours: Int
    var text: String
    var difference: String
  }

  private static func rows() throws -> [Row] {
    try Checkout.text("Tests/WordCounts/counts.tsv").split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      try #require(fields.count == 4)
      return Row(
        libreOffice: try #require(Int(fields[0])), ours: try #require(Int(fields[1])),
        text: try JSONDecoder().decode(String.self, from: Data(fields[2].utf8)),
        difference: String(fields[3]))
    }
  }

  @Test("words are counted as LibreOffice counts them, but where the table says why not")
  func counts() throws {
    let rows = try Self.rows()
    #expect(rows.count >= 298)
    for row in rows {
      #expect(WordCount.words(in: row.text) == row.ours, "\(row.text.debugDescription)")
      #expect(
        (row.ours == row.libreOffice) == row.difference.isEmpty, "\(row.text.debugDescription)")
    }
    #expect(rows.count { !$0.difference.isEmpty } <= 27)
  }

  @Test("a document's words are those of its blocks and cells")
  func document() {
    let reply = inspect(
      "<h1>Our norms</h1><p>We listen—always.</p><table><tr><td>你好<td>10–12</tr></table>",
      as: "html")
    // 2 + 3 + 2 + 2
    #expect(reply.document?.words == 9)
  }
}

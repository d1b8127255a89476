import ArtifactIndex
import Artifacts
import Testing

@Suite("What somebody types to search")
struct SearchQueryTests {
  private func word(_ text: String) -> SearchExpression { .phrase([text], isPrefix: false) }

  @Test("words, phrases, starts of words, and what excludes what")
  func forms() throws {
    let cases: [(String, SearchExpression)] = [
      ("norms", word("norms")),
      ("norms debrief", .all([word("norms"), word("debrief")])),
      ("norms AND debrief", .all([word("norms"), word("debrief")])),
      ("a OR b c", .any([word("a"), .all([word("b"), word("c")])])),
      ("(a OR b) c", .all([.any([word("a"), word("b")]), word("c")])),
      ("norms NOT vision", .all([word("norms"), .not(word("vision"))])),
      ("norms -vision", .all([word("norms"), .not(word("vision"))])),
      ("NOT NOT norms", word("norms")),
      ("\"tuning protocol\"", .phrase(["tuning", "protocol"], isPrefix: false)),
      ("“tuning protocol”", .phrase(["tuning", "protocol"], isPrefix: false)),
      ("\"tuning protocol", .phrase(["tuning", "protocol"], isPrefix: false)),
      ("reflect*", .phrase(["reflect"], isPrefix: true)),
      // What the index has no words of can't be looked for; what joins two words makes a phrase.
      ("norms — &", word("norms")),
      ("e-mail", .phrase(["e", "mail"], isPrefix: false)),
      // Only capitals connect.
      ("this and that", .all([word("this"), word("and"), word("that")])),
    ]
    for (text, expected) in cases {
      #expect(try SearchQuery(text).expression == expected, "\(text)")
    }
  }

  @Test("filters stand beside words or alone")
  func filters() throws {
    let query = try SearchQuery("kind:video longer:10m \"norms\" speaker:\"Robin Doe\"")
    #expect(query.expression == word("norms"))
    #expect(
      query.filters == [.kind(.video), .longer(milliseconds: 600_000), .speaker("Robin Doe")])
    #expect(try SearchQuery("date:2026-03").filters == [.date("2026-03")])
    #expect(try SearchQuery("finding:media.*").filters == [.finding("media.*")])
    #expect(try SearchQuery("longer:1h").filters == [.longer(milliseconds: 3_600_000)])
    // A colon alone makes no filter.
    #expect(try SearchQuery("note:this").filters.isEmpty)
  }

  @Test(
    "what can't be looked for is said, not tried",
    arguments: [
      "", "   ", "—", "NOT norms", "-norms", "(norms", "norms)", "norms OR NOT vision",
      "kind:film", "date:March", "date:2026-3", "longer:soon", "longer:99999999999999999999",
      "finding:media.nothing", "speaker:", String(repeating: "(", count: 90),
      String(repeating: "a ", count: 101), String(repeating: "a", count: 2001),
    ])
  func refused(_ text: String) {
    #expect(throws: SearchError.self) { try SearchQuery(text) }
  }
}

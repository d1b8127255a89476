import ArtifactIndex
import Artifacts
import Testing

/// What is found was counted by hand in the entries that stand here.
@Suite("Search")
struct SearchTests {
  let fixture: IndexFixture
  let store: IndexStore

  init() throws {
    fixture = try IndexFixture()
    store = try fixture.writer()
    try store.put(IndexFixture.text("a.html", "Our norms and our vision", "Élan vital, naïve café"))
    try store.put(IndexFixture.text("b.html", "The tuning protocol", "A protocol for tuning"))
    try store.put(
      IndexFixture.entry("video/talk.vtt", .transcript) { record in
        record.transcript = Transcript(
          format: "vtt",
          cues: [
            Cue(
              startMilliseconds: 250_000, endMilliseconds: 252_000, speaker: "Ångström",
              text: "Norms first"),
            Cue(
              startMilliseconds: 1500, endMilliseconds: 2000, speaker: "Robin Doe", text: "Vision"),
          ])
      })
    try store.put(
      IndexFixture.entry("video/talk.mp4", .video) { record in
        record.media = MediaFacts(container: "mp4", depth: .packets)
        record.media?.duration = DurationFacts(
          milliseconds: 700_000, source: .measured, verdict: .truncated)
        record.media?.recordedAt = "2026-03-12T15:04:05-07:00"
        record.findings = [Finding(.mediaTruncated, "x")]
      })
    try store.put(
      IndexFixture.entry("agenda.html") { record in
        var item = AgendaItem(text: "Feedback")
        item.protocol = "tuning"
        record.agenda = Agenda(items: [item])
        record.agenda?.date = "2026-03-26"
      })
  }

  private func found(_ text: String) throws -> Set<String> {
    Set(try store.search(SearchQuery(text), limit: 50).hits.map(\.locator))
  }

  @Test("words, phrases, starts of words, exclusions")
  func words() throws {
    let cases: [(String, Set<String>)] = [
      ("norms", ["a.html", "video/talk.vtt#t=250"]), ("NORMS", ["a.html", "video/talk.vtt#t=250"]),
      ("norms vision", ["a.html"]), ("norms -vision", ["video/talk.vtt#t=250"]),
      ("\"tuning protocol\"", ["b.html"]), ("\"protocol tuning\"", []),
      ("tun*", ["b.html", "agenda.html"]), ("vis*", ["a.html", "video/talk.vtt#t=1.5"]),
      ("elan OR first", ["a.html", "video/talk.vtt#t=250"]), ("cafe naive", ["a.html"]),
      ("CAFÉ", ["a.html"]), ("nothing", []),
    ]
    for (text, expected) in cases { #expect(try found(text) == expected, "\(text)") }
  }

  @Test("filters, alone and beside words")
  func filters() throws {
    let cases: [(String, Set<String>)] = [
      ("kind:video", ["video/talk.mp4"]), ("longer:10m", ["video/talk.mp4"]),
      ("longer:12m", []), ("date:2026-03-12", ["video/talk.mp4"]),
      ("date:2026-03", ["video/talk.mp4", "agenda.html"]), ("finding:media.*", ["video/talk.mp4"]),
      ("finding:media.truncated", ["video/talk.mp4"]), ("protocol:tuning", ["agenda.html"]),
      ("speaker:robin", ["video/talk.vtt"]), ("speaker:åNG norms", ["video/talk.vtt#t=250"]),
      ("speaker:robin norms", []), ("kind:document norms", ["a.html"]),
    ]
    for (text, expected) in cases { #expect(try found(text) == expected, "\(text)") }
  }

  @Test("a hit has its place, its speaker and the words around it, those found marked")
  func hit() throws {
    let hit = try #require(try store.search(SearchQuery("first"), limit: 1).hits.first)
    #expect(hit.location == Location(milliseconds: 250_000))
    #expect(hit.speaker == "Ångström")
    #expect(
      hit.snippet == [
        SnippetPiece(text: "Norms ", isMatch: false), SnippetPiece(text: "first", isMatch: true),
      ])
    let line = try #require(try store.search(SearchQuery("vital"), limit: 1).hits.first)
    #expect(line.location == Location(line: 2))
  }

  @Test("a text with control characters is found to its end, and shown on one line without marks")
  func controls() throws {
    try store.put(IndexFixture.text("odd.txt", "first\0 second\u{1}\n third\u{2}"))
    let hit = try #require(try store.search(SearchQuery("third"), limit: 1).hits.first)
    #expect(hit.path.text == "odd.txt")
    #expect(hit.snippet.map(\.text).joined() == "first  second   third ")
    #expect(hit.snippet.filter(\.isMatch).map(\.text) == ["third"])
  }

  @Test("no more hits than were asked for, and it is said that there are more")
  func limit() throws {
    let one = try store.search(SearchQuery("norms"), limit: 1)
    #expect(one.hits.count == 1 && one.hasMore)
    #expect(try !store.search(SearchQuery("norms"), limit: 2).hasMore)
  }

  @Test(
    "nothing that is typed reaches SQLite as it is",
    arguments: [
      "\"\" OR 1", "a\"b", "text:norms", "{text}:norms", "^norms", "norms + vision", "NEAR(a b, 2)",
      "norms'); DROP TABLE artifact; --", "*", "**", "a* b*", "-", "a:b:c", "\u{0}norms",
      "norms^2", "\u{1}\u{2}",
    ])
  func hostile(_ text: String) throws {
    // Found or refused with a reason of ours, never an error of SQLite's.
    if let query = try? SearchQuery(text) { _ = try store.search(query, limit: 5) }
    #expect(try found("norms").count == 2)
  }
}

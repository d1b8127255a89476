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

  private static func verdict(
    _ target: String, _ verdict: LinkVerdict.Verdict, line: Int
  ) -> LinkVerdict {
    LinkVerdict(
      document: "a.html", link: Link(target: target, location: Location(line: line)),
      verdict: verdict)
  }

  @Test("link: finds each link with its place, as the last check of this very document left it")
  func checkedLinks() throws {
    let digest = String(repeating: "a", count: 64)
    #expect(try store.linksChecked() == nil)
    let verdicts = [
      Self.verdict("one.mp4", .ok, line: 3), Self.verdict("two.mp4", .broken, line: 5),
      Self.verdict("three.mp4", .broken, line: 8),
    ]
    let other = String(repeating: "b", count: 64)
    try store.replaceLinks(
      with: [
        CheckedLinks(path: ArtifactPath("a.html"), sha256: digest, verdicts: verdicts),
        // Its bytes are no longer those that were checked.
        CheckedLinks(path: ArtifactPath("b.html"), sha256: other, verdicts: verdicts),
      ], at: 1_773_316_800)
    #expect(try store.linksChecked() == 1_773_316_800)
    let hits = try store.search(SearchQuery("link:broken"), limit: 50).hits
    #expect(hits.map(\.path.text) == ["a.html", "a.html"])
    #expect(hits.map(\.location) == [Location(line: 5), Location(line: 8)])
    #expect(hits.map { $0.snippet.map(\.text).joined() } == ["two.mp4", "three.mp4"])
    #expect(try found("norms link:broken") == ["a.html"])
    #expect(try found("norms link:blocked").isEmpty)
    #expect(throws: SearchError.self) { try SearchQuery("link:rotten") }
    // A document that is read again has links of its own.
    try store.put(IndexFixture.text("a.html", "Our norms"))
    #expect(try found("link:broken").isEmpty)
  }

  @Test("what the web said of an address stands where it was not asked again, as of when it was")
  func keptAnswers() throws {
    let digest = String(repeating: "a", count: 64)
    func check(_ verdicts: [LinkVerdict], at seconds: Int64) throws {
      try store.replaceLinks(
        with: [CheckedLinks(path: ArtifactPath("a.html"), sha256: digest, verdicts: verdicts)],
        at: seconds)
    }
    let (film, page) = ("https://example.org/film", "HTTPS://example.org/page")
    try check(
      [
        Self.verdict(film, .broken, line: 3), Self.verdict(page, .ok, line: 4),
        Self.verdict("gone.mp4", .broken, line: 5),
      ], at: 1_773_316_800)
    // In another order and twice, and what leads to a file is not asked of the web.
    let skipped = [(page, 3), (film, 4), ("gone.mp4", 5), (film, 6)].map {
      Self.verdict($0.0, .skipped, line: $0.1)
    }
    for seconds in [1_773_320_000, 1_773_330_000] { try check(skipped, at: Int64(seconds)) }
    func lines(_ query: String) throws -> [Int?] {
      try store.search(SearchQuery(query), limit: 50).hits.map(\.location?.line)
    }
    #expect(try lines("link:broken") == [4, 6])
    #expect(try lines("link:ok") == [3])
    #expect(try lines("link:skipped") == [5])
    // A new answer takes the place of the old one.
    try check([Self.verdict(film, .ok, line: 3)], at: 1_773_340_000)
    #expect(try lines("link:broken").isEmpty && lines("link:ok") == [3])
  }

  @Test("artifacts whose links were read since the last check are counted, no others")
  func uncheckedLinks() throws {
    let entry = IndexFixture.entry("page.html") { $0.links = [Link(target: "a.mp4")] }
    try store.put(entry)
    #expect(try store.artifactsWithUncheckedLinks() == 1)
    let checked = CheckedLinks(
      path: ArtifactPath("page.html"), sha256: String(repeating: "a", count: 64),
      verdicts: [Self.verdict("a.mp4", .broken, line: 1)])
    try store.replaceLinks(with: [checked], at: 1_773_316_800)
    #expect(try store.artifactsWithUncheckedLinks() == 0)
    try store.put(entry)
    #expect(try store.artifactsWithUncheckedLinks() == 1)
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

  @Test("who speaks by a cue's tag alone is found where they first do, who writes in a log as well")
  func voices() throws {
    try store.put(
      IndexFixture.entry("chat.txt", .log) { record in
        record.log = LogFacts(entries: 2)
        record.log?.people = ["Wren Okafor"]
      })
    let hits = try store.search(SearchQuery("robin"), limit: 5).hits
    #expect(hits.map(\.locator) == ["video/talk.vtt#t=1.5"] && hits.first?.source == .person)
    #expect(try found("angstrom") == ["video/talk.vtt#t=250"])
    #expect(try found("okafor") == ["chat.txt"])
    // What is said stays apart from who says it.
    #expect(try found("robin norms").isEmpty)
  }

  @Test("links are found by what they lead to, as written and decoded, each target once")
  func links() throws {
    let address = "https://video.example.org/watch?v=Xy12#t=5"
    try store.put(
      IndexFixture.entry("page.html") { record in
        record.links = [
          Link(target: "files/Our%20ch%C3%A2rter.pdf", location: Location(page: 3)),
          Link(target: address, location: Location(line: 7)),
          Link(target: address, location: Location(line: 9)),
          Link(target: "data:text/plain,embedded"),
        ]
      })
    try store.put(
      IndexFixture.entry("pointer.url", .link) { $0.url = "https://board.example.org/minutes" })
    let hits = try store.search(SearchQuery(address), limit: 5).hits
    #expect(hits.map(\.location) == [Location(line: 7)] && hits.first?.source == .link)
    for typed in ["charter", "Our%20ch%C3%A2rter.pdf"] {
      #expect(try found(typed) == ["page.html#page=3"], "\(typed)")
    }
    #expect(try found("board.example.org") == ["pointer.url"])
    #expect(try found("embedded").isEmpty)
  }

  @Test("files of an archive are found by their names, also those of an archive within")
  func members() throws {
    try store.put(
      IndexFixture.entry("all.zip", .archive) { record in
        var inner = ArchiveFacts(format: .tar)
        inner.members = [ArchiveMember(path: ArtifactPath("week2/debrief.txt"), kind: .document)]
        var outer = ArchiveMember(path: ArtifactPath("old/more.tar"), kind: .archive)
        outer.archive = inner
        record.archive = ArchiveFacts(format: .zip)
        record.archive?.members = [
          outer, ArchiveMember(path: ArtifactPath("roster.csv"), kind: .document),
        ]
      })
    let hits = try store.search(SearchQuery("debrief"), limit: 5).hits
    #expect(hits.map(\.location) == [Location(member: "old/more.tar/week2/debrief.txt")])
    #expect(hits.map(\.path.text) == ["all.zip"] && hits.first?.source == .member)
    #expect(try found("roster") == ["all.zip"])
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

  @Test("a start of more than 100,000 places stands for its first words, and that is said")
  func commonStart() throws {
    // 300 words, each in 400 of 1,000 texts: 120,000 places.
    let texts = (0..<1000).map { text in
      (0..<120).map { "Näme\(1000 + (text * 120 + $0) % 300)" }.joined(separator: " ")
    }
    var entry = IndexFixture.text("many.html")
    entry.record.document = DocumentFacts(format: "html")
    entry.record.document?.passages = texts.enumerated().map {
      Passage(text: $0.element, location: Location(line: $0.offset + 1))
    }
    try store.put(entry)
    for typed in ["name*", "NÄME*"] {
      let result = try store.search(SearchQuery(typed), limit: 5)
      #expect(result.cutStarts == [String(typed.dropLast())] && result.hits.count == 5)
      // The first word in the alphabet is among what is found.
      #expect(result.hits.allSatisfy { $0.snippet.contains { $0.isMatch } })
    }
    // In a phrase, and beside other words.
    #expect(
      try store.search(SearchQuery("\"name1000 name10\" name*"), limit: 1).cutStarts == ["name"])
    #expect(try store.search(SearchQuery("vision OR name*"), limit: 50).cutStarts == ["name"])
    // Fewer places, or kept together by the index: nothing is cut.
    for typed in ["name10*", "nam*", "norm*", "name1000"] {
      #expect(try store.search(SearchQuery(typed), limit: 5).cutStarts.isEmpty, "\(typed)")
    }
  }

  @Test("what is gone takes no place among the candidates")
  func goneCandidates() throws {
    var entry = IndexFixture.entry("old.vtt", .transcript)
    entry.record.transcript = Transcript(
      format: "vtt",
      cues: (0..<20_001).map {
        Cue(
          startMilliseconds: Int64($0), endMilliseconds: Int64($0) + 1, speaker: nil, text: "bell")
      })
    try store.put(entry)
    var old: [Int64] = []
    try store.states(for: "1") { if $0.path == Array("old.vtt".utf8) { old.append($0.id) } }
    try store.markGone(old, at: IndexFixture.noon)
    try store.put(IndexFixture.text("new.html", "The bell"))
    let result = try store.search(SearchQuery("bell"), limit: 5)
    #expect(result.hits.map(\.locator) == ["new.html"] && !result.isRankedInPart)
    let all = try store.search(SearchQuery("bell"), limit: 5, includesGone: true)
    #expect(all.isRankedInPart && all.hits.count == 5)
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

import Artifacts
import Testing

@testable import Submissions

@Suite("submission.yaml")
struct DeclarationTests {
  private static let head = "schema: exhibit.submission/1\n"

  private func read(_ yaml: String) throws -> SubmissionDeclaration {
    let reading = SubmissionDeclaration.read(yaml: Array((Self.head + yaml).utf8))
    #expect(reading.faults == [])
    return try #require(reading.declaration)
  }

  private func submission(_ yaml: String, _ records: [ArtifactRecord]) throws -> Submission {
    var builder = SubmissionBuilder(
      credential: try Credential.builtIn, folderName: "f",
      declared: DeclarationFile(Array((Self.head + yaml).utf8)))
    for record in records { builder.add(record) }
    return builder.finish(ignoreRules: [], skipped: [])
  }

  @Test("everything that may be declared is read")
  func everything() throws {
    let declaration = try read(
      """
      title: My year
      identifier: C-17
      asOf: 2026-06-30
      forbiddenNames: [Ana López, Bo]
      declarations: {consent: true, own-work: no}
      part1: texts/overview.docx
      artifacts:
        - path: video/lesson.mp4
          title: The lesson
          annotation: A tuning protocol
          category: protocol-video
          components:
            - structures
            - {id: relationships, at: 04:10–06:40, note: Greets by name}
        - url: https://example.org/x
          category:
      """)
    #expect(declaration.title == "My year")
    #expect(declaration.claims == ["consent": true, "own-work": false])
    #expect(declaration.texts[1]?.path == ArtifactPath("texts/overview.docx"))
    #expect(
      declaration.artifacts.map { $0.url ?? $0.path?.text } == [
        "video/lesson.mp4", "https://example.org/x",
      ])
    // By hand: 4:10 are 250 s, 6:40 are 400 s.
    let locator = declaration.artifacts[0].components[1].locator
    #expect(locator?.startMilliseconds == 250_000)
    #expect(locator?.endMilliseconds == 400_000)
    #expect(declaration.artifacts[1].category == nil)
  }

  @Test(
    "places in artifacts are read as people write them",
    arguments: [
      ("04:10–06:40", 250_000, 400_000, nil, nil), ("1:02:03", 3_723_000, nil, nil, nil),
      ("4:10 - 6:40", 250_000, 400_000, nil, nil), ("page 2", nil, nil, 2, nil),
      ("pages 2-4", nil, nil, 2, 4), ("p. 12", nil, nil, 12, nil),
    ] as [(String, Int64?, Int64?, Int?, Int?)])
  func locators(text: String, start: Int64?, end: Int64?, first: Int?, last: Int?) throws {
    let locator = try #require(Locator(text))
    #expect(locator.startMilliseconds == start)
    #expect(locator.endMilliseconds == end)
    #expect(locator.firstPage == first)
    #expect(locator.lastPage == last)
  }

  @Test(
    "what is no place is none",
    arguments: [
      "", "6:40-4:10", "4:70", "page 0", "page", "4", "04:10–06:40–08:00", "1:2", "-", "٤:١٠",
    ])
  func noLocator(_ text: String) { #expect(Locator(text) == nil) }

  @Test(
    "each fault is named with its line and column",
    arguments: [
      ("titel: x\n", "2:1 submission.yaml has no such field “titel”"),
      ("asOf: 2026-02-30\n", "2:7 asOf is a day"),
      ("artifacts:\n  - title: x\n", "3:5 an artifact needs its path"),
      ("artifacts:\n  - path: ../x\n", "3:11 path names a file inside the folder"),
      ("artifacts:\n  - path: /x\n", "3:11 path names a file inside the folder"),
      (
        "artifacts:\n  - {path: x, url: \"https://a.org\"}\n",
        "3:20 an artifact has a path or a url"
      ),
      ("artifacts:\n  - url: ftp://a.org\n", "3:10 url is an address"),
      ("artifacts:\n  - {path: x}\n  - {path: x}\n", "4:12 x is declared twice"),
      (
        "artifacts:\n  - path: x\n    components:\n      - {id: a, at: soon}\n",
        "5:21 at is a place such as"
      ),
      ("declarations: {Consent!: true}\n", "2:16 declarations has no such field “Consent!”"),
      ("declarations: {consent: maybe}\n", "2:25 consent is true or false"),
      ("forbiddenNames: [\"?\"]\n", "2:17 a name needs letters"),
      ("title: *x\n", "2:8 anchors and aliases"),
    ])
  func fault(yaml: String, expected: String) {
    let faults = SubmissionDeclaration.read(yaml: Array((Self.head + yaml).utf8)).faults
    let found = faults.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test("what is declared beats what was recognised, and the line says so")
  func beats() throws {
    let submission = try submission(
      """
      part1: overview.html
      artifacts:
        - {path: agenda.html, category: reflection, title: Mine, annotation: Why}
      """, [Fixture.agenda("agenda.html"), Fixture.document("overview.html", words: 20)])
    let agenda = try #require(submission.lines.first { $0.path == "agenda.html" })
    #expect(agenda.category == "reflection")
    #expect(agenda.categoryReason == "declared: submission.yaml says so")
    #expect(agenda.title == "Mine")
    #expect(agenda.annotation == "Why")
    #expect(submission.lines.first { $0.path == "overview.html" }?.part == 1)
    #expect(submission.requirements.first?.outcome == .met)
  }

  @Test(
    "a contradiction is a finding that names its line",
    arguments: [
      ("artifacts: [{path: gone.mp4}]", "submission.artifact-missing", 2),
      ("artifacts:\n  - path: v.mp4\n    category: opera\n", "submission.category-unknown", 3),
      (
        "artifacts:\n  - path: v.mp4\n    components:\n      - {id: structures, at: 1:01}\n",
        "submission.locator-beyond", 5
      ),
      (
        "artifacts:\n  - path: v.mp4\n    components:\n      - {id: structures, at: page 2}\n",
        "submission.locator-beyond", 5
      ),
      (
        "artifacts:\n  - path: v.mp4\n    components:\n      - {id: jazz}\n",
        "submission.component-unknown", 5
      ),
    ])
  func contradiction(yaml: String, code: String, line: Int) throws {
    let submission = try submission(yaml, [Fixture.video("v.mp4", milliseconds: 60_000)])
    let found = submission.findings(.error).map { $0 }
    #expect(found.map(\.finding.code.rawValue) == [code])
    #expect(found.first?.path.text == "submission.yaml")
    #expect(found.first?.finding.location?.line == line)
    #expect(!submission.ready)
    #expect(submission.header.declaration?.findings.map(\.code.rawValue) == [code])
  }

  @Test("a video that is called a communication log is doubted, not overruled")
  func kind() throws {
    let submission = try submission(
      "artifacts: [{path: a.html, category: protocol-video}]", [Fixture.document("a.html")])
    #expect(submission.lines[0].category == "protocol-video")
    #expect(submission.lines[0].findings.map(\.code) == [.submissionKindDiffers])
  }

  @Test("a file with a fault is used in no part, and every fault is a finding")
  func faulty() throws {
    let submission = try submission("titel: x\nasOf: never\n", [Fixture.agenda("agenda.html")])
    let found = submission.findings(.error).map { $0.finding }
    #expect(found.map(\.code) == [.submissionUnreadable, .submissionUnreadable])
    #expect(found.map { $0.location?.line } == [2, 3])
    #expect(!submission.ready)
  }

  @Test("declared links are artifacts after the files, without size and digest")
  func links() throws {
    let submission = try submission(
      "artifacts: [{url: \"https://b.org/\"}, {url: \"http://a.org/\"}]",
      [Fixture.video("z.mp4"), Fixture.agenda("agenda.html")])
    #expect(
      submission.lines.map(\.path) == ["agenda.html", "z.mp4", "http://a.org/", "https://b.org/"])
    #expect(submission.lines[2].kind == .link)
    #expect(submission.lines[2].size == nil)
    #expect(submission.header.totals.artifacts == 4)
    #expect(submission.requirements.first { $0.id == .part2Artifacts }?.found == "4 artifacts")
    let check = ManifestCheck(
      header: submission.manifestJSON, lines: submission.manifestJSONL,
      credentials: [try Credential.builtIn])
    #expect(check.problems == [])
  }

  @Test(
    "a listed name is found whatever its case and accents, as whole words",
    arguments: [
      ("Ana López met us", true), ("ANA LOPEZ", true), ("ana  lo\u{301}pez.", true),
      ("Ana\nLópez", true), ("Lopez, Ana", true), ("Banana Lopez", false), ("Ana Lopezova", false),
      ("Straße", true), ("STRASSE", true),
    ])
  func names(text: String, isThere: Bool) {
    #expect(ForbiddenNames(["Ana López", "Strasse"]).stand(in: text) == isThere)
  }

  @Test(
    "names in file names are found through any way to part words",
    arguments: [
      "audioAnaLopez11223344.m4a", "ana_lopez.mp4", "notes/Ana-López/x.txt", "ANA LOPEZ.pdf",
    ])
  func fileNames(_ name: String) {
    #expect(ForbiddenNames(["Ana López"]).stand(inName: name))
  }

  @Test(
    "e-mail addresses and telephone numbers are counted, times and dates are not",
    arguments: [
      ("Write to ana.l@school.example.org, please", 1, 0), ("+1 619 555 0134", 0, 1),
      ("(619) 555-0134", 0, 1), ("619-555-0134 or 619.555.0135", 0, 2), ("2026-03-12", 0, 0),
      ("12/03/2026", 0, 0), ("15:00-16:15", 0, 0), ("pages 100-200 and 300", 0, 0),
      ("@home and a@b", 0, 0), ("room 1200 300", 0, 0), ("1 000 000 000 000 000 000", 0, 0),
    ])
  func contacts(text: String, addresses: Int, numbers: Int) {
    let found = ContactSearch(text)
    #expect(found.addresses == addresses)
    #expect(found.numbers == numbers)
  }

  @Test("the built-in credential's components are hinted at, with the place of the words")
  func hints() throws {
    var record = Fixture.document("a.html")
    record.document?.passages = [
      Passage(text: "Nothing", location: Location(line: 1)),
      Passage(text: "We agreed on our norms", location: Location(line: 2)),
    ]
    let submission = try submission("title: x\n", [record])
    let hints = submission.hints.map { $0 }.first?.hints ?? []
    #expect(hints.contains { $0.component == "structures" && $0.location?.line == 2 })
    #expect(!hints.contains { $0.location?.line == 1 })
  }
}

import TestSupport
import Testing

/// Which folder a single document's links may lead to: expectations by hand.
@Suite("Links of a single document")
struct SingleDocumentTests {
  private let folder: TemporaryFolder

  /// `clip` lies in the submission, `secret` beside it.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "[c](../video/clip.txt) [n](notes.txt) [s](../../secret.txt)\n", to: "work/docs/agenda.md")
    try folder.write("n\n", to: "work/docs/notes.txt")
    try folder.write("c\n", to: "work/video/clip.txt")
    try folder.write("s\n", to: "secret.txt")
  }

  private func verdicts(_ path: String, in place: String = ".") throws -> [String?] {
    let result = try ExhibitProgram.run(
      ["links", path, "--offline", "--format", "ndjson"], in: folder.path(place))
    let lines = try result.lines()
    #expect(lines.allSatisfy { $0["document"].string == path }, "\(result)")
    return lines.map { $0["verdict"].string }
  }

  @Test("where nothing tells what is handed in, it is the document's own folder")
  func own() throws {
    #expect(try verdicts("work/docs/agenda.md") == ["blocked", "ok", "blocked"])
    #expect(try verdicts("docs/agenda.md", in: "work") == ["blocked", "ok", "blocked"])
  }

  @Test("a declaration marks the submission, and what lies beside that stays out of reach")
  func declared() throws {
    try folder.write("version: 1\n", to: "work/submission.yaml")
    #expect(try verdicts("work/docs/agenda.md") == ["ok", "ok", "blocked"])
    #expect(try verdicts("agenda.md", in: "work/docs") == ["ok", "ok", "blocked"])
    #expect(try verdicts(folder.path("work/docs/agenda.md")) == ["ok", "ok", "blocked"])
  }

  @Test("results beside a folder mark it, a folder that is only called so does not")
  func results() throws {
    try folder.makeFolder(Array("work.exhibit".utf8))
    #expect(try verdicts("work/docs/agenda.md") == ["blocked", "ok", "blocked"])
    try folder.remove("work.exhibit")
    let scan = try ExhibitProgram.run(["scan", "work", "--quiet"], in: folder.path)
    #expect(scan.status == 0, "\(scan)")
    #expect(try verdicts("work/docs/agenda.md") == ["ok", "ok", "blocked"])
  }

  @Test("a cohort's results mark no submission")
  func cohort() throws {
    try folder.write("[b](../../two/b.txt)\n", to: "cohort/one/docs/a.md")
    try folder.write("b\n", to: "cohort/two/b.txt")
    let scan = try ExhibitProgram.run(["scan", "cohort", "--cohort", "--quiet"], in: folder.path)
    #expect(scan.status == 0, "\(scan)")
    #expect(try folder.listing().contains("cohort.exhibit/overview.json"))
    #expect(try verdicts("cohort/one/docs/a.md") == ["blocked"])
  }
}

import Artifacts
import Testing

@testable import Submissions

@Suite("exhibit init's text")
struct DeclarationTemplateTests {
  private func template(_ paths: [String]) throws -> DeclarationTemplate {
    let credential = try Credential.builtIn
    let records = paths.map { path in
      path.hasSuffix("mp4") ? Fixture.video(path) : Fixture.document(path)
    }
    return DeclarationTemplate(
      credential, artifacts: Array(try Fixture.submission(records).artifacts))
  }

  private func paths(_ text: String) throws -> [String] {
    let reading = SubmissionDeclaration.read(yaml: Array(text.utf8))
    #expect(reading.faults == [], "\(text)")
    return try #require(reading.declaration).artifacts.compactMap { $0.path?.text ?? $0.url }
  }

  @Test("a new file reads back as what was recognised, whatever the names are")
  func fresh() throws {
    let names = [
      "- a.mp4", "a: b.mp4", "a # b.mp4", "null", "*x &y.mp4", "\"q\" \\.mp4", "tab\tx.mp4",
      "ü/漢字.mp4", "true", "1.mp4", "'.mp4", " lead.mp4", "end .mp4", "a\u{2028}b.mp4", "12:30.mp4",
      "{x}.mp4", "@x.mp4", "%x.mp4", "x\u{1}\u{7F}.mp4",
    ]
    let text = try template(names + ["part1.txt", "part3.md"]).text
    #expect(try Set(paths(text)) == Set(names))
    let declaration = SubmissionDeclaration.read(yaml: Array(text.utf8)).declaration
    #expect(declaration?.texts[1]?.path.text == "part1.txt")
    #expect(declaration?.texts[3]?.path.text == "part3.md")
    #expect(declaration?.claims == ["consent": false, "own-work": false])
  }

  @Test("a guess from words in the text is offered and not declared")
  func guess() throws {
    // Three phrases of the built-in definition's cue for reflections, nothing in name or title.
    let record = Fixture.document(
      "b.html", text: "I noticed it. I wonder why. Next time I will ask.")
    let submission = try Fixture.submission([record, Fixture.document("reflection.html")])
    #expect(submission.lines[0].categoryConfidence == .possible)
    let text = DeclarationTemplate(
      try Credential.builtIn, artifacts: Array(submission.artifacts)
    ).text
    let declared = try #require(SubmissionDeclaration.read(yaml: Array(text.utf8)).declaration)
    #expect(declared.artifacts.map(\.category) == [nil, "reflection"])
    #expect(text.contains("# Recognised perhaps as reflection, write it if it is (possible): "))
  }

  @Test("run again on its own work, it changes nothing")
  func again() throws {
    let template = try template(["a.mp4", "b.html"])
    #expect(try template.added(to: Array(template.text.utf8)) == nil)
  }

  /// Files as people leave them; `HERE` is where a new entry has to stand.
  static let files = [
    """
    schema: exhibit.submission/1
    # mine
    artifacts:   # all of them
      # first
      - path: a.mp4  # why
        annotation: |
          Two lines,

          # not a comment
      # about the last one
    HERE
    # at the margin: about the title
    title: T   # kept
    """,
    """
    schema: exhibit.submission/1
    artifacts:
    - path: a.mp4
    HERE
    """,
    """
    title: T
    artifacts:
        -   path: a.mp4
            components: [structures]
    HERE

    # end
    schema: exhibit.submission/1
    """,
    """
    schema: exhibit.submission/1
    part3: a.mp4
    artifacts: # none yet
    HERE
    title: T
    """,
    """
    schema: exhibit.submission/1
    artifacts: []
    HERE
    part1: a.mp4
    """,
  ]

  @Test("everything that somebody wrote stays, and only what is new is put in", arguments: files)
  func kept(_ file: String) throws {
    let before = file.replacing("HERE\n", with: "").replacing("\nHERE", with: "") + "\n"
    let after = try #require(
      try template(["a.mp4", "new.html"]).added(to: Array(before.utf8)))
    #expect(try paths(after).last == "new.html")
    let new = after.split(separator: "\n", omittingEmptySubsequences: false)
      .filter {
        $0.contains("new.html")
          || ["category:", "title:", "annotation:", "components:"]
            .contains($0.drop { $0 == " " })
          || $0.contains("# Recognised")
      }
    #expect(new.count == 6, "\(after)")
    // Without the six new lines it is the file as it was.
    let rest = after.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !new.contains($0) }.joined(separator: "\n")
    #expect(rest == before.replacing("artifacts: []", with: "artifacts: "))
    let lines = after.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = file.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0 == "HERE" }
    #expect(lines.firstIndex { $0.contains("path: new.html") } == expected)
  }

  @Test("a file without artifacts gets the list at its end, with the line ends that it has")
  func appended() throws {
    let before = "schema: exhibit.submission/1\r\ntitle: T\r\n"
    let after = try #require(try template(["a.mp4"]).added(to: Array(before.utf8)))
    #expect(after.hasPrefix(before + "\r\nartifacts:\r\n  - path: a.mp4\r\n"))
    #expect(try paths(after) == ["a.mp4"])
    #expect(!after.replacing("\r\n", with: "").contains("\n"))
  }

  @Test(
    "what can't be added to safely is left alone, with a word",
    arguments: [
      "{schema: exhibit.submission/1, artifacts: []}\n",
      "schema: exhibit.submission/1\nartifacts: [{path: a.mp4}]\n",
    ])
  func refused(_ file: String) throws {
    let template = try template(["a.mp4", "b.mp4"])
    #expect(throws: DefinitionFault.self) { try template.added(to: Array(file.utf8)) }
  }
}

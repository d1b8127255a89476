import Artifacts
import Testing

@testable import Submissions

@Suite("What a submission.yaml can't do")
struct DeclarationSafetyTests {
  private func read(_ yaml: String) -> (
    declaration: SubmissionDeclaration?, faults: [DefinitionFault]
  ) {
    SubmissionDeclaration.read(yaml: Array("schema: exhibit.submission/1\n\(yaml)\n".utf8))
  }

  @Test("stars and ampersands in a text are text")
  func ordinary() {
    #expect(
      read("title: \"we use *Chalk Talk* &more\" # *note").declaration?.title
        == "we use *Chalk Talk* &more")
  }

  @Test(
    "an alias is refused after every line break of YAML", arguments: ["\n", "\u{85}", "\u{2028}"])
  func aliases(_ lineBreak: String) {
    let fault = read("title: &a x\(lineBreak)description: *a").faults.first
    #expect(fault?.message.hasPrefix("anchors and aliases") == true)
  }

  @Test("a byte order mark and line ends of Windows change nothing", arguments: ["\n", "\r\n"])
  func windows(_ end: String) {
    let lines = ["schema: exhibit.submission/1", "title: Ours", "asOf: today", ""]
    let text = "\u{FEFF}" + lines.joined(separator: end)
    let read = SubmissionDeclaration.read(yaml: Array(text.utf8))
    #expect(read.faults.map(\.line) == [3] && read.faults.map(\.column) == [7], "\(read.faults)")
    let sound = "\u{FEFF}" + (lines.prefix(2) + [""]).joined(separator: end)
    #expect(SubmissionDeclaration.read(yaml: Array(sound.utf8)).declaration?.title == "Ours")
  }

  @Test("lists are read 64 deep at most, and no list is a field's name")
  func shape() {
    #expect(read("title: " + String(repeating: "[", count: 65)).faults.count == 1)
    #expect(read("? [a, b]\n: x").faults.first?.message.hasPrefix("a field's name") == true)
  }

  @Test("an empty text is absent, ./ is dropped, and a day is a day and nothing more")
  func fields() {
    #expect(read("title: \"\"\npart1: ./a.md").declaration?.texts[1]?.path.text == "a.md")
    #expect(read("asOf: 2026-03-12 noon").faults.count == 1)
  }

  @Test(
    "names are found surname first and without their strokes",
    arguments: ["Lopez, Anna", "lukasz soren", "LÓPEZ Anna"])
  func names(_ text: String) {
    #expect(ForbiddenNames(["Anna Lopez", "Łukasz Søren"]).stand(in: text))
  }

  @Test("a declaration whose own word is a listed name is said to be left out")
  func claims() throws {
    let declaration = try #require(
      read("declarations: {consent: true, anna-lopez: true}").declaration)
    let (published, findings) = PrivacyReading(ForbiddenNames(["Anna Lopez"])).published(
      declaration)
    #expect(published.claims == ["consent": true])
    #expect(findings.map(\.code) == [.privacyNameInText])
    #expect(findings.first?.message.contains("below declarations") == true)
  }
}

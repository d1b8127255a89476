import Artifacts
import Testing

@testable import Submissions

/// Definitions with every kind of fault. Lines and columns were counted by hand.
@Suite("Faults of definitions")
struct DefinitionFaultTests {
  /// Four lines; what is put behind it begins on line 5.
  private static let head = "schema: exhibit.credential/1\nid: one\ntitle: One\nissuer: I\n"

  private func faults(_ yaml: String) -> [String] {
    Credential.read(yaml: Array(yaml.utf8)).faults.map {
      "\($0.line ?? 0):\($0.column ?? 0) \($0.message)"
    }
  }

  @Test(
    "each fault is named with its line and column",
    arguments: [
      ("about: [a]\n", "5:8 about needs a text"),
      ("colour: red\n", "5:1 a definition has no such field “colour”"),
      (
        "parts:\n  - part: 1\n    title: T\n    minWords: 9\n    maxWords: 8\n",
        "8:15 minWords is more"
      ),
      (
        "parts:\n  - part: 2\n    title: T\n    minWords: 9\n",
        "8:15 minWords does not go with part 2"
      ),
      (
        "parts:\n  - part: 1\n    title: T\n    maxArtifacts: 9\n",
        "8:19 maxArtifacts does not go with"
      ),
      ("parts:\n  - part: 1\n    title: T\n    strictness: hard\n", "8:17 strictness may be error"),
      (
        "parts:\n  - part: 1\n    title: T\n    required: perhaps\n",
        "8:15 required is true or false"
      ),
      ("parts:\n  - title: T\n", "6:5 a part needs its number"),
      ("parts:\n  - {part: 1, title: T}\n  - {part: 1, title: T}\n", "7:12 part 1 stands twice"),
      ("requirements:\n  - id: a\n    title: A\n", "6:5 a requirement needs one of"),
      (
        "requirements:\n  - id: a\n    title: A\n    claim: c\n    linksReachable: true\n",
        "9:21 claim and linksReachable stand side by side"
      ),
      (
        "requirements:\n  - {id: a, title: A, claim: c}\n  - {id: a, title: A, claim: c}\n",
        "7:10 requirement a stands twice"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {categories: [x], count: {min: 1}}\n",
        "8:29 this definition has no category x"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {kinds: [video]}\n",
        "8:16 artifacts states nothing"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {count: {min: 3, max: 2}}\n",
        "8:30 min is more than max"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {count: {}}\n",
        "8:24 count needs a min"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {each: {minutes: {max: 0}}}\n",
        "8:39 max is a whole number from 1"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {each: {extensions: [.mp4]}}\n",
        "8:36 an extension is up to 8 letters"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    forbiddenNames: [everywhere]\n",
        "8:21 forbiddenNames may be file-name, metadata, text"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    nOf: {atLeast: 3, of: [{claim: a}, {claim: b}]}\n",
        "8:20 atLeast asks for 3 of only 2"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    components: {locator: required}\n",
        "8:17 no component of this definition has an id"
      ),
      (
        "requirements:\n  - id: a\n    title: A\n    allOf:\n      - anyOf:\n          - allOf:\n"
          + "              - anyOf: [{claim: c}]\n",
        "11:24 requirements may stand 4 levels deep"
      ),
      ("naming: no-candidate\n", "5:9 a naming pattern holds {candidate} once"),
      ("title: Again\n", "5:1 a field stands twice: title"),
      ("about: \"a\u{7}b\"\n", "5:10 a character stands here that can't be seen (U+0007)"),
      (
        "requirements:\n  - id: a\n    title: A\n    artifacts: {count: {min: 010}}\n",
        "8:30 min is a whole number from 0"
      ),
      ("about: &a text\n", "5:8 anchors and aliases are not read"),
      ("about: \"open\n", "6:1 not sound YAML"),
    ])
  func fault(tail: String, expected: String) {
    let found = faults(Self.head + tail)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test("all of them are named at once, in the order of the file")
  func all() {
    let found = faults(
      """
      schema: exhibit.credential/2
      id: Not An Id
      title: One
      parts:
        - part: 9
          title: T
        - part: 1
          titel: T
      requirements:
        - id: a
          title: A
          claim: [x]
      """)
    #expect(
      found.map { String($0.prefix { $0 != " " }) } == [
        "1:1", "1:9", "2:5", "5:11", "7:5", "8:5", "12:12",
      ], "\(found)")
    #expect(found.first?.contains("a definition needs a field issuer") == true)
  }

  @Test("a file of nothing but faults gives a bounded list")
  func bounded() {
    let tail = (0..<5000).map { "x\($0): 1\n" }.joined()
    #expect(faults(Self.head + tail).count == 100)
  }

  @Test(
    "a download's name tells candidate and attempt",
    arguments: [
      ("{candidate}_attempt{attempt}", "ana-l_attempt2", "ana-l 2"),
      ("{candidate}_attempt{attempt}", "ANA_Attempt12", "ANA 12"),
      ("{candidate}_attempt{attempt}", "ana_attempt", nil),
      (
        "Assignment 4 - {candidate} - * ({attempt})", "Assignment 4 - B. Lee - final (3)",
        "B. Lee 3"
      ),
      ("{candidate}", "ana", "ana 1"),
      ("{candidate}_*", "a_b_c", "a 1"),
    ])
  func naming(pattern: String, name: String, expected: String?) throws {
    let scheme = try #require(NamingScheme(pattern))
    #expect(scheme.reading(of: name).map { "\($0.candidate) \($0.attempt)" } == expected)
  }

  @Test(
    "a pattern that has two readings or none is refused",
    arguments: [
      "", "x", "{candidate}{attempt}", "{candidate}*", "{candidate}-{candidate}", "{name}",
    ])
  func noPattern(_ pattern: String) { #expect(NamingScheme(pattern) == nil) }
}

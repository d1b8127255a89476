import Artifacts
import Crypto
import Testing

@testable import Submissions

@Suite("Credential definitions")
struct CredentialTests {
  @Test("the built-in definition says what the credential's page says")
  func builtIn() throws {
    let credential = try Credential.builtIn
    #expect(credential.id == "fostering-a-collaborative-learning-culture")
    #expect(credential.title == "Fostering a Collaborative Learning Culture")
    #expect(credential.part(1)?.maxWords == 300)
    #expect(credential.part(2)?.minArtifacts == 3)
    #expect(credential.part(3)?.maxWords == 300)
    #expect(
      credential.categories.map(\.id) == [
        "reflection", "agenda", "protocol-video", "communication-log",
      ])
    #expect(credential.sha256.utf8.count == 64)
  }

  @Test("its digest is that of the definition's bytes")
  func digest() throws {
    let yaml = Array(Self.minimal.utf8)
    let digest = SHA256.hash(data: yaml).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    #expect(try Credential.parse(yaml: yaml).sha256 == digest)
  }

  static let minimal = """
    schema: exhibit.credential/1
    id: one
    title: One
    issuer: Somebody
    """

  @Test(
    "a flawed definition is refused with the place of the flaw",
    arguments: [
      ("\nparts:\n  - part: 4\n    title: T\n", 6, "part is a whole number from 1 to 3"),
      ("\nparts:\n  - part: 1\n    title: T\n    titel: T\n", 8, "a part has no such field"),
      ("\nparts: 3\n", 5, "parts is a list"),
      ("\nparts:\n  - part: 1\n    title: T\n    maxWords: -1\n", 8, "maxWords is a whole number"),
      ("\ncategories:\n  - id: Bad Id\n    title: T\n", 6, "an id is made of"),
      (
        "\ncategories:\n  - id: a\n    title: T\n    cues:\n      - text:\n          atLeast: 3\n"
          + "          words: [one, two, two]\n", 10, "only 2 are listed"
      ),
      (
        "\ncategories:\n  - id: a\n    title: T\n    cues:\n      - text: {atLeast: 1}\n", 9,
        "needs words"
      ),
      ("\nabout: &x [a]\n", 5, "anchors and aliases"),
      ("\nabout: [a\n", 6, "not sound YAML"),
      ("\ntitle: Two\n", 5, "a field stands twice"),
    ])
  func flawed(tail: String, line: Int, message: String) {
    let error = #expect(throws: CredentialError.self) {
      try Credential.parse(yaml: Array((Self.minimal + tail).utf8))
    }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    #expect(error?.line == line, "\(String(describing: error))")
    #expect((error?.column ?? 0) >= 1)
  }

  @Test(
    "no bytes bring the reader down",
    arguments: [
      [], [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], Array("- - - -".utf8), Array("null".utf8),
      Array("[[[".utf8), Array("a: b: c".utf8), Array("? [a]\n: b".utf8),
      Array("--- a\n--- b".utf8),
      Array(repeating: UInt8(ascii: "["), count: 100_000), Array("!!binary x".utf8),
      Array(String(repeating: "- ", count: 100_000).utf8), Array("a: !!int x\na: 1".utf8),
    ] as [[UInt8]])
  func hostile(bytes: [UInt8]) {
    #expect(throws: CredentialError.self) { try Credential.parse(yaml: bytes) }
  }
}

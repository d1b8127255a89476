import Foundation
import TestSupport
import Testing

@testable import Packaging

/// A case of `Tests/BagCases/make-profile-cases`: a bag and a profile, made from a field of the specification.
private struct ProfileCase: Decodable {
  let name: String
  let field: String
  let valid: Bool
  let rules: [String]
  /// What the bagit-profile validator is expected to say, and what it said.
  let peer: Bool
  let answer: Bool?
  /// Why the two differ.
  let why: String?
  /// Of the bag.
  let path: String

  /// The specification leaves no bag that could follow such a profile.
  var isUnusable: Bool { !valid && rules.isEmpty }
}

@Suite(
  "BagIt Profiles by the fields of their specification",
  .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct ProfileTests {
  private func make(_ options: [String] = []) throws -> (TemporaryFolder, [ProfileCase]) {
    let folder = try TemporaryFolder()
    let tool = options.isEmpty ? Tool.python3 : Tool.venvPython
    let result = try tool.run(
      [Checkout.path("Tests/BagCases/make-profile-cases"), folder.path] + options)
    try #require(result.status == 0, "\(result)")
    let listing = options.isEmpty ? try folder.read("cases.json") : result.output
    return (folder, try JSONDecoder().decode([ProfileCase].self, from: Data(listing)))
  }

  private func verify(
    _ bag: String, _ profile: String?, in folder: TemporaryFolder, json: Bool = true
  ) throws -> RunResult {
    try ExhibitProgram.run(
      ["verify", bag] + (profile.map { ["--profile", $0] } ?? [])
        + (json ? ["--format", "json"] : []), in: folder.path)
  }

  private func rules(_ report: JSON) -> Set<String> {
    Set((report["errors"].array + report["warnings"].array).compactMap { $0["rule"].string })
  }

  @Test("every bag is judged as its profile's field says, by the rules named")
  func cases() throws {
    let (folder, cases) = try make()
    #expect(cases.count > 50)
    for bag in cases where !bag.isUnusable {
      let result = try verify(bag.path, "\(bag.name)/profile.json", in: folder)
      let report = try #require(try result.lines().first, "\(bag.name) \(result)")
      #expect(report["valid"].boolean == bag.valid, "\(bag.name), \(bag.field): \(result)")
      #expect(result.status == (bag.valid ? 0 : 1), "\(bag.name): \(result)")
      #expect(rules(report) == Set(bag.rules), "\(bag.name): \(result)")
      #expect(report["profile"]["errorCount"].integer == report["errorCount"].integer)
      // Without the profile nothing of this is wrong.
      let plain = try verify(bag.path, nil, in: folder)
      #expect(plain.status == 0, "\(bag.name): \(plain)")
    }
  }

  @Test("a profile that no bag can follow, or whose form is wrong, is refused with its faults")
  func unusable() throws {
    let (folder, cases) = try make()
    let unusable = cases.filter(\.isUnusable)
    #expect(unusable.count == 9)
    for bag in unusable {
      let result = try verify(bag.path, "\(bag.name)/profile.json", in: folder)
      #expect(result.status != 0 && result.output.isEmpty, "\(bag.name): \(result)")
      #expect(
        result.errorText.contains("can't be used as a BagIt Profile")
          && result.errorText.contains(bag.field), "\(bag.name): \(result)")
    }
  }

  @Test(
    "the bagit-profile validator answers as expected, and every difference has a reason",
    .enabled(if: Tool.venvPython.mayRun, "there is no .venv; run “make venv”"))
  func peer() throws {
    let (_, cases) = try make(["--compare"])
    let text = String(
      decoding: FileManager.default.contents(atPath: Checkout.path("docs/formats/bagit.md"))
        ?? Data(),
      as: UTF8.self)
    for bag in cases {
      #expect(bag.answer == bag.peer, "\(bag.name)")
      #expect((bag.peer != bag.valid) == (bag.why != nil), "\(bag.name)")
      if bag.why != nil {
        #expect(text.contains("| `\(bag.name)` | \(bag.field) |"), "\(bag.name) is not in bagit.md")
      }
    }
  }

  @Test(
    "what is said of a profile fits the schema",
    .enabled(if: Tool.checkJSONSchema.mayRun, "check-jsonschema is not in .venv; run “make venv”"))
  func schema() throws {
    let (folder, cases) = try make()
    try folder.write(try ExhibitProgram.run(["schema", "bag"]).output, to: "schema.json")
    var rules: Set<String> = []
    for bag in cases where !bag.isUnusable && rules.insert(bag.rules.first ?? "").inserted {
      let result = try verify(bag.path, "\(bag.name)/profile.json", in: folder)
      let path = try folder.write(result.output, to: "output.json")
      let checked = try Tool.checkJSONSchema.run([
        "--schemafile", folder.path("schema.json"), path,
      ])
      #expect(checked.status == 0, "\(bag.name): \(checked)")
    }
    // Every rule that only a profile has, and none at all.
    #expect(rules.count == BagRule.allCases.count { $0.isOfProfile } + 1)
  }

  @Test("a bag that names a profile is told that it was not checked, and how it can be")
  func named() throws {
    let (folder, _) = try make()
    let result = try verify("sound/bag", nil, in: folder, json: false)
    #expect(result.text.hasPrefix("VALID bag"), "\(result)")
    #expect(
      result.text.contains(
        "note        the bag says that it follows the profile https://example.org/profiles/submissions-1.json"
      ), "\(result)")
    #expect(result.text.contains("--profile"))
    let report = try verify("sound/bag", nil, in: folder).lines()[0]
    #expect(
      report["namedProfiles"].array.compactMap(\.string) == [
        "https://example.org/profiles/submissions-1.json"
      ])
  }

  @Test("what only the profile forbids does not make the bag itself invalid")
  func words() throws {
    let (folder, _) = try make()
    let result = try verify(
      "tag-required/bag", "tag-required/profile.json", in: folder, json: false)
    #expect(result.text.hasPrefix("NOT AS THE PROFILE ASKS, VALID bag: "), "\(result)")
    #expect(result.text.contains("“Contact-Email” (profile: Bag-Info)"), "\(result)")
    try folder.write("other", to: "tag-required/bag/data/hello.txt")
    let broken = try verify(
      "tag-required/bag", "tag-required/profile.json", in: folder, json: false)
    #expect(broken.text.hasPrefix("NOT VALID bag: "), "\(broken)")
  }

  @Test(
    "a profile that is no JSON, too large, or not there is refused",
    arguments: [
      ("", 1, "no JSON object"), ("[]", 1, "no JSON object"), ("{", 1, "no JSON object"),
      ("[", 100_000, "no JSON object"), (" ", 1 << 20 + 1, "larger than any profile"),
    ])
  func damaged(_ text: String, _ times: Int, _ expected: String) throws {
    let (folder, _) = try make()
    try folder.write(String(repeating: text, count: times), to: "profile.json")
    let result = try verify("sound/bag", "profile.json", in: folder)
    #expect(result.status == 3, "\(result.status)")
    #expect(result.output.isEmpty && result.errorText.contains(expected), "\(result.errorText)")
    let missing = try verify("sound/bag", "nothing.json", in: folder)
    #expect(missing.status != 0 && missing.errorText.contains("--profile"), "\(missing)")
  }

  @Test("--profile with what is no bag is a usage error")
  func noBag() throws {
    let (folder, _) = try make()
    try folder.write("hello", to: "plain/a.txt")
    let result = try verify("plain", "sound/profile.json", in: folder)
    #expect(result.status == 64 && result.errorText.contains("this is no bag"), "\(result)")
  }
}

@Suite("Path patterns")
struct WildcardPatternTests {
  // Python's fnmatch, which the bagit-profile validator uses, gives the same for patterns of asterisks.
  @Test(
    "an asterisk stands for any characters, slashes among them",
    arguments: [
      ("*", "a/b", true), ("meta/*", "meta/a/b", true), ("meta/*", "meta", false),
      ("*.txt", "a.txt.x", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXc", false),
      ("", "", true),
      ("", "a", false), ("**", "", true), ("data/[0-9]", "data/5", false), ("a?", "ab", false),
    ])
  func matches(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(WildcardPattern(pattern).matches(Array(path.utf8)) == expected)
  }

  @Test("no pattern takes long")
  func bounded() {
    let pattern = WildcardPattern(String(repeating: "*a", count: 2000) + "b")
    let started = ContinuousClock.now
    #expect(!pattern.matches(Array(repeating: UInt8(ascii: "a"), count: 4000)))
    #expect(ContinuousClock.now - started < .seconds(10))
  }
}

import Foundation
import TestSupport
import Testing

@testable import Packaging

/// A case of `Tests/BagCases/make-cases`: a bag made from a clause of RFC 8493.
private struct BagCase: Decodable {
  let name: String
  let clause: String
  let valid: Bool
  let rules: [String]
  /// What bagit-python is expected to say, and what it said.
  let bagit: Bool
  let answer: Bool?
  /// Why the two differ.
  let why: String?
}

@Suite(
  "Bags by the clauses of RFC 8493", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct BagTests {
  private func make(_ options: [String] = []) throws -> (TemporaryFolder, [BagCase]) {
    let folder = try TemporaryFolder()
    let tool = options.isEmpty ? Tool.python3 : Tool.venvPython
    let result = try tool.run([Checkout.path("Tests/BagCases/make-cases"), folder.path] + options)
    try #require(result.status == 0, "\(result)")
    let listing = options.isEmpty ? try folder.read("cases.json") : result.output
    return (folder, try JSONDecoder().decode([BagCase].self, from: Data(listing)))
  }

  private func verify(_ path: String, in folder: TemporaryFolder) throws -> RunResult {
    try ExhibitProgram.run(["verify", path, "--format", "json"], in: folder.path)
  }

  /// The names of all rules that a report says are broken, errors and warnings.
  private func rules(_ report: JSON) -> Set<String> {
    Set((report["errors"].array + report["warnings"].array).compactMap { $0["rule"].string })
  }

  @Test("every case is judged as its clause says, by errors and warnings of the rules named")
  func cases() throws {
    let (folder, cases) = try make()
    #expect(cases.count > 120)
    for bag in cases where bag.name != "data-missing" && bag.name != "declaration-missing" {
      let result = try verify(bag.name, in: folder)
      let report = try #require(try result.lines().first, "\(bag.name) \(result)")
      #expect(report["valid"].boolean == bag.valid, "\(bag.name) §\(bag.clause): \(result)")
      #expect(result.status == (bag.valid ? 0 : 1), "\(bag.name): \(result)")
      #expect(rules(report) == Set(bag.rules), "\(bag.name): \(result)")
      if bag.valid { #expect(report["errors"].array.isEmpty) }
    }
  }

  @Test("what has a manifest and a payload is a bag without its declaration, and no valid one")
  func undeclared() throws {
    let (folder, _) = try make()
    let result = try verify("declaration-missing", in: folder)
    #expect(result.status == 1, "\(result)")
    #expect(rules(try result.lines()[0]).contains("declaration-missing"))
    let empty = try verify("data-missing", in: folder)
    #expect(rules(try empty.lines()[0]).contains("payload-folder-missing"), "\(empty)")
  }

  @Test(
    "bagit-python answers as expected, and every difference has a reason",
    .enabled(if: Tool.venvPython.mayRun, "there is no .venv; run “make venv”"))
  func peer() throws {
    let (_, cases) = try make(["--compare"])
    for bag in cases {
      #expect(bag.answer == bag.bagit, "\(bag.name)")
      #expect((bag.bagit != bag.valid) == (bag.why != nil), "\(bag.name)")
    }
    let text = String(
      decoding: FileManager.default.contents(atPath: Checkout.path("docs/formats/bagit.md"))
        ?? Data(),
      as: UTF8.self)
    for bag in cases where bag.why != nil {
      #expect(text.contains("| `\(bag.name)` | \(bag.clause) |"), "\(bag.name) is not in bagit.md")
    }
  }

  @Test(
    "a zipped bag is validated as its folder is, without being unpacked beside it",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"),
    arguments: [
      "sound", "several-manifests", "changed-byte", "missing-file", "extra-file", "utf-16-bom",
      "empty-payload", "path-parent", "info-folded", "hidden-extra-file",
    ])
  func zipped(_ name: String) throws {
    let (folder, cases) = try make()
    let bag = try #require(cases.first { $0.name == name })
    let zip = try Tool.zip.run(["-q", "-r", "\(name).zip", name], in: folder.path)
    try #require(zip.status == 0)
    try FileManager.default.removeItem(atPath: folder.path(name))
    let before = try folder.listing(below: ".").count
    let result = try verify("\(name).zip", in: folder)
    #expect(result.status == (bag.valid ? 0 : 1), "\(result)")
    #expect(rules(try result.lines()[0]) == Set(bag.rules), "\(result)")
    #expect(try folder.listing(below: ".").count == before)
  }

  @Test(
    "a bag at the top of a zip is one as well, declared or not, and a folder of files is none",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"),
    arguments: [
      ("sound", ["."], "archive-without-folder", 0),
      ("declaration-missing", ["."], "declaration-missing", 1),
      ("sound", ["bagit.txt", "manifest-sha512.txt"], "payload-folder-missing", 1),
      ("declaration-missing", ["data"], nil, 3),
    ])
  func atTheTop(_ name: String, _ members: [String], _ rule: String?, _ status: Int32) throws {
    let (folder, _) = try make()
    let zip = try Tool.zip.run(
      ["-q", "-r", folder.path("top.zip")] + members, in: folder.path(name))
    try #require(zip.status == 0)
    let result = try verify("top.zip", in: folder)
    #expect(result.status == status, "\(result)")
    guard let rule else { return #expect(result.errorText.contains("no results"), "\(result)") }
    #expect(rules(try result.lines()[0]).contains(rule), "\(result)")
  }

  @Test("for people there is a line a problem, with the file, the clause and what to do")
  func text() throws {
    let (folder, _) = try make()
    let result = try ExhibitProgram.run(["verify", "changed-byte"], in: folder.path)
    #expect(result.text.hasPrefix("NOT VALID bag: "), "\(result)")
    #expect(
      result.text.contains("error       data/hello.txt: its bytes are not those"), "\(result)")
    #expect(result.text.contains("(§3)"))
    let fast = try ExhibitProgram.run(["verify", "changed-byte", "--fast"], in: folder.path)
    #expect(fast.status == 0 && fast.text.hasPrefix("UNVERIFIED"), "\(fast)")
    #expect(fast.text.contains("NOT VERIFIED"), "\(fast)")
  }

  @Test("fetch.txt is never fetched and no file outside of the bag is opened")
  func escapes() throws {
    let (folder, _) = try make()
    // What lies outside has the digest that the bag claims: it would pass if it were opened.
    let digest = String(repeating: "0", count: 128)
    try folder.write("x", to: "outside.txt")
    let sum = try #require(Tool.sha256sum.path).replacingOccurrences(
      of: "sha256sum", with: "sha512sum")
    let real = try Run(sum, arguments: [Array(folder.path("outside.txt").utf8)]).finish().text
      .prefix(128)
    let manifest = String(
      decoding: try folder.read("path-parent-first/manifest-sha512.txt"), as: UTF8.self)
    try folder.write(
      manifest.replacingOccurrences(of: digest, with: String(real)),
      to: "path-parent-first/manifest-sha512.txt")
    let report = try verify("path-parent-first", in: folder).lines()[0]
    #expect(rules(report).contains("path-unsafe"))
    #expect(report["valid"].boolean == false)
  }
}

@Suite("Text of tag files")
struct TagLinesTests {
  private func lines(_ bytes: [UInt8], _ encoding: TagEncoding, by step: Int) -> (
    [String], TagLines
  ) {
    var (found, lines) = ([String](), TagLines(encoding))
    let deliver: ([UInt8], Int) -> Void = { line, _ in
      found.append(String(decoding: line, as: UTF8.self))
    }
    for start in stride(from: 0, to: bytes.count, by: step) {
      lines.feed(Array(bytes[start..<min(start + step, bytes.count)]), deliver)
    }
    _ = lines.finish(deliver)
    return (found, lines)
  }

  @Test("lines are the same however the bytes are cut", arguments: [1, 2, 3, 5, 100])
  func pieces(_ step: Int) {
    // Foundation encodes; line ends of all three kinds, a letter of two units.
    let text = "a\r\nb\rc\n\né😀\r\r\nlast"
    let expected = ["a", "b", "c", "", "é😀", "", "last"]
    #expect(lines(Array(text.utf8), .utf8, by: step).0 == expected)
    #expect(lines([0xEF, 0xBB, 0xBF] + text.utf8, .utf8, by: step).1.hasMark)
    for (encoding, own) in [
      (String.Encoding.utf16, TagEncoding.utf16), (.utf16LittleEndian, .utf16LittleEndian),
      (.utf16BigEndian, .utf16BigEndian),
    ] {
      let bytes = Array(text.data(using: encoding) ?? Data())
      let (found, state) = lines(bytes, own, by: step)
      #expect(found == expected && !state.isDamaged, "\(encoding)")
    }
    #expect(lines([0x41, 0xE9, 0x0A], .latin1, by: step).0 == ["Aé"])
  }

  @Test("short and broken files end in no line too many")
  func short() {
    #expect(lines([], .utf8, by: 1).0 == [])
    #expect(lines([0x41], .utf16, by: 1).1.isDamaged)
    #expect(lines([0x0A], .utf8, by: 1).0 == [""])
    #expect(lines([0xD8, 0x00, 0x00, 0x41], .utf16BigEndian, by: 1).1.isDamaged)
    #expect(lines([0xFF], .utf8, by: 1).1.isDamaged)
    #expect(lines([0x80], .ascii, by: 1).1.isDamaged)
  }
}

import Foundation
import TestSupport
import Testing

/// Ignore files, held against git, which made the language.
@Suite(".exhibitignore", .enabled(if: Tool.git.mayRun, "git is not installed"))
struct IgnoreTests {
  /// What lies in every folder that has rules.
  static let tree = [
    "foo", "bar", "a/foo", "a/b/foo", "a/b/c/foo.txt", "doc/frotz/x.txt", "frotz/y.txt",
    "debug.log", "logs/debug.log", "logs/monday/foo.bar", "build/out.o", "src/build/out.o",
    "Foo.TXT", "file 1.txt", "file-2.txt", "[x]", "#hash", "!bang", "trail ", "a-b", "a]b", "é.txt",
    "hello.c", "abc/x/y/z.md", "back\\slash", "star*name", "deep/a/x/b/end", "deep/a/b/end",
  ]

  /// Rules after the examples and the sentences of gitignore's documentation.
  static let documented = [
    "*.log\n!debug.log", "/foo", "foo/", "doc/frotz", "/doc/frotz/", "doc/frotz/", "frotz/",
    "**/foo",
    "**/logs/debug.log", "logs/**/debug.log", "abc/**", "a/**/b", "a/**/foo", "deep/a/**/end",
    "deep/a/**/b/", "foo*", "*foo", "f?o", "[fF]oo*", "[!f]oo", "[^f]oo.TXT", "file[ -]*",
    "file[-_]2.txt", "\\#hash", "\\!bang", "#hash", "trail ", "trail\\ ", "trail\\  ", "hello.*",
    "/*.c", "a/*", "/a/*/foo", "*\n!a/\n!a/b/\n!a/b/foo", "/*\n!/abc\n/abc/*\n!/abc/x",
    "*.txt\r\n!file-2.txt\r\n", "\u{FEFF}foo", "[[:upper:]]*", "[[:digit:]a-f]*", "[[:nosuch:]]*",
    "*[[:space:]]*", "[]x]b", "a[]-]b", "[a-", "foo\\", "back\\\\slash", "star\\*name", "**", "*",
    "/",
    "!", "**/", "/**", "**foo", "foo**", "***", "a/***/foo", "*/foo", "*/*/foo", "\\foo",
    "build", "/build/", "src/*/out.o", "é*", "?.txt", "[é].txt", "  foo", "foo  \n bar", "\tfoo",
    "a//foo", "foo//", "//foo", "./foo", "a/./foo", "logs/[!x]*", "logs/m?n*y/**", "[a-c]*/**",
    "*/", "!*/\n*", "*\n!*/\n!*.txt", "abc/x/\n!abc/x/y/", "[\\]x]*", "a[\\]]b", "\\[x\\]",
    "[[]x[]]",
    "[z-a]oo", "d*/**/e?d", "*.TXT", "[a-z]*.txt",
  ]

  private static let alphabet = [
    "*", "**", "/", "?", "[a-f]", "[!a]", "foo", "a", "b", "oo", ".txt", "deep", "x", "end", "\\",
    "!",
    "/**/", "**/", "log", "[[:alpha:]]",
  ]

  private static func random() -> [String] {
    var generator = SeededGenerator(state: 20_261_125)
    return (0..<60).map { _ in
      (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? ""
        }.joined()
      }.joined(separator: "\n")
    }
  }

  /// The artifacts that are left, by folder of rules.
  private static func lines(_ folder: TemporaryFolder) throws -> Set<String> {
    Set(
      try SubmissionCopy.lines(of: folder.read("S.exhibit/manifest.jsonl"))
        .compactMap { $0["path"].string })
  }

  @Test(
    "what git ignores is left out and nothing else, by the documentation's rules and random ones")
  func asGit() throws {
    let folder = try TemporaryFolder()
    let cases = Self.documented + Self.random()
    for (number, rules) in cases.enumerated() {
      for path in Self.tree { try folder.write("text of \(path)\n", to: "S/\(number)/\(path)") }
      for path in Self.tree { try folder.write("", to: "G/\(number)/\(path)") }
      try folder.write(rules, to: "S/\(number)/.exhibitignore")
      try folder.write(rules, to: "G/\(number)/.gitignore")
    }
    let all = cases.indices.flatMap { number in Self.tree.map { "\(number)/\($0)" } }
    _ = try Tool.git.run(["init", "-q", "--bare", "R"], in: folder.path)
    // Exits with 1 where nothing is ignored.
    let ignored = try Tool.git.run(
      [
        "--git-dir=\(folder.path("R"))", "--work-tree=\(folder.path("G"))", "-c", "core.bare=false",
        "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "-z", "--stdin",
      ], in: folder.path("G"), input: Array(all.joined(separator: "\u{0}").utf8) + [0])
    let byGit = Set(
      ignored.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    #expect(byGit.count > 500 && byGit.count < all.count - 500, "\(ignored.errorText)")
    let result = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(result.status == 1 || result.status == 0, "\(result)")
    let left = try Self.lines(folder)
    for (number, rules) in cases.enumerated() {
      let expected = Self.tree.filter { !byGit.contains("\(number)/\($0)") }
      let found = Self.tree.filter { left.contains("\(number)/\($0)") }
      #expect(found == expected, "rules: \(rules.debugDescription)")
    }
  }

  @Test("deeper files overrule those above, and the manifest names every rule and path left out")
  func nested() throws {
    let folder = try TemporaryFolder()
    for path in ["a.tmp", "keep.tmp", "in/a.tmp", "in/b.tmp", "cache/x", "note.txt"] {
      try folder.write("text of \(path)\n", to: "S/\(path)")
    }
    try folder.write("# all of these\n*.tmp\n!keep.tmp\ncache/\n", to: "S/.exhibitignore")
    try folder.write("!a.tmp\n", to: "S/in/.exhibitignore")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(try Self.lines(folder) == ["in/a.tmp", "keep.tmp", "note.txt"])
    let policy = try JSON(folder.read("S.exhibit/manifest.json"))["policy"]
    let files = policy["ignoreFiles"].array
    #expect(files.map { $0["path"].string } == [".exhibitignore", "in/.exhibitignore"])
    #expect(
      files.map { $0["rules"].array.compactMap(\.string) }
        == [["*.tmp", "!keep.tmp", "cache/"], ["!a.tmp"]])
    let skipped = Dictionary(
      uniqueKeysWithValues: policy["skipped"].array.map {
        ($0["path"].string ?? "", $0["reason"].string ?? "")
      })
    #expect(
      Set(skipped.keys) == [".exhibitignore", "in/.exhibitignore", "a.tmp", "in/b.tmp", "cache"])
    #expect(skipped["in/b.tmp"] == "ignored by the rule *.tmp in .exhibitignore")
    // The index leaves out the same.
    let scan = try ExhibitProgram.run(["scan", "S", "-v"], in: folder.path)
    #expect(ScannedFolder.counts(scan)["artifacts"] == 3, "\(scan)")
  }

  @Test(
    "verify takes the manifest's rules: what they name is no extra file, whatever the file says now"
  )
  func verify() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "S/note.txt")
    try folder.write("*.tmp\n", to: "S/.exhibitignore")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    try folder.write("made since\n", to: "S/new.tmp")
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
    try folder.write("*.tmp\n*.mp4\n", to: "S/.exhibitignore")
    try folder.write("slipped in\n", to: "S/extra.mp4")
    let result = try ExhibitProgram.run(["verify", "S"], in: folder.path)
    #expect(result.status == 1 && result.text.contains("extra.mp4"), "\(result)")
    #expect(!result.text.contains("new.tmp"))
  }

  @Test("an ignore file that came after the manifest is an extra file")
  func added() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "S/note.txt")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    try folder.write("*\n", to: "S/.exhibitignore")
    let result = try ExhibitProgram.run(["verify", "S"], in: folder.path)
    #expect(result.status == 1 && result.text.contains(".exhibitignore"), "\(result)")
  }

  @Test(
    "an archive gives the manifest of its folder", .enabled(if: Tool.zip.mayRun, "zip is missing"))
  func archive() throws {
    let folder = try TemporaryFolder()
    for path in ["a.tmp", "in/a.tmp", "in/deep/b.tmp", "cache/x", "note.txt"] {
      try folder.write("text of \(path)\n", to: "S/\(path)")
    }
    try folder.write("*.tmp\ncache/\n", to: "S/.exhibitignore")
    try folder.write("!a.tmp\n", to: "S/in/.exhibitignore")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    _ = try Tool.zip.run(["-qr", "../S.zip", "."], in: folder.path("S"))
    _ = try ExhibitProgram.run(
      ["manifest", "S.zip", "--quiet", "--output", "Z"], in: folder.path)
    for name in ["manifest.json", "manifest.jsonl"] {
      #expect(try folder.read("Z/\(name)") == folder.read("S.exhibit/\(name)"))
    }
    let verified = try ExhibitProgram.run(["verify", "Z"], in: folder.path)
    #expect(verified.status == 0, "\(verified)")
  }

  @Test("an ignore file that is too long leaves nothing out, and says so")
  func tooLong() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "S/note.txt")
    // Cut off, the last line would leave out everything.
    try folder.write(
      String(repeating: "# a comment\n", count: 5460) + "*      x"
        + String(repeating: "x", count: 100),
      to: "S/.exhibitignore")
    let result = try ExhibitProgram.run(["scan", "S", "-v"], in: folder.path)
    #expect(result.text.contains(": 1 artifact:"))
    #expect(result.text.contains("longer than 64 KiB"), "\(result)")
  }

  /// git itself takes `a**/foo` for any folder below `a`, where its documentation has `**` mean a `*`
  /// unless it stands between slashes; here it is as documented.
  @Test("two stars that stand for no folder are one star")
  func stars() throws {
    let folder = try TemporaryFolder()
    for path in ["a/foo", "a/b/foo", "ab/foo"] { try folder.write("text\n", to: "S/\(path)") }
    try folder.write("a**/foo\n", to: "S/.exhibitignore")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(try Self.lines(folder) == ["a/b/foo"])
  }

  @Test("rules that can't be used are named, and leave nothing out")
  func unusable() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "S/note.txt")
    try folder.write(
      Array("*.tmp\nn".utf8) + [0xE9] + Array("*\nnote*".utf8), to: "S/.exhibitignore")
    try folder.write(String(repeating: "x", count: 300) + "\n", to: "S/in/.exhibitignore")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    let policy = try JSON(folder.read("S.exhibit/manifest.json"))["policy"]
    let reasons = policy["skipped"].array.compactMap { $0["reason"].string }
    #expect(reasons.contains { $0.contains("line 2 can't be used") }, "\(reasons)")
    #expect(reasons.contains { $0.contains("line 1 can't be used") }, "\(reasons)")
    // The third line is a sound rule.
    #expect(try Self.lines(folder).isEmpty)
  }

  @Test(
    "rules made to take long end within seconds, and what was not left out is said",
    .timeLimit(.minutes(10)))
  func slow() throws {
    let folder = try TemporaryFolder()
    let rule = String(repeating: "*a", count: 120) + "b"
    try folder.write(
      (0..<250).map { "\(rule)\($0)" }.joined(separator: "\n"), to: "S/.exhibitignore")
    let name = String(repeating: "a", count: 250)
    for number in 0..<100 { try folder.write("text\n", to: "S/\(number)/\(number)\(name)") }
    let result = try ExhibitProgram.run(["scan", "S"], in: folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(result.text.contains("took too long to compare"))
  }
}

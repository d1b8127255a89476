import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("--version names the program and a version")
  func version() throws {
    let result = try ExhibitProgram.run(["--version"])
    #expect(result.status == 0)
    #expect(result.text.wholeMatch(of: /exhibit \d+\.\d+\.\d+\n/) != nil, "\(result)")
  }

  @Test("a finding's code is explained, with its severity and what to do")
  func finding() throws {
    let result = try ExhibitProgram.run(["findings", "media.truncated"])
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("media.truncated (error)\n"), "\(result)")
    #expect(result.text.contains("\nWhat to do: "), "\(result)")
  }

  @Test("without a code every finding is listed, as docs/findings.md does")
  func findings() throws {
    let result = try ExhibitProgram.run(["findings"])
    #expect(result.status == 0)
    let listed = result.text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    let page = try Checkout.text("docs/findings.md").split(separator: "\n")
      .compactMap { $0.wholeMatch(of: /\| `([^`]+)` \|.*/)?.output.1 }
    #expect(listed.sorted() == page.sorted())
  }

  @Test(
    "a call that nobody can understand exits 64 and says how on standard error",
    arguments: [
      ["findings", "no.such-finding"], ["inspect"], ["inspect", "--depth", "deep", "x"],
      ["inspect", "--jobs", "0", "x"], ["inspect", "--no-such-option", "x"], ["manifest"],
      ["manifest", ".", "--as-of", "2026-02-30"], ["verify"], ["verify", ".", "--format", "xml"],
      [],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try ExhibitProgram.run(arguments)
    #expect(result.status == 64, "\(result)")
    #expect(!result.errors.isEmpty)
  }

  @Test("a folder that is not there is said in one line, exit 3")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    for command in ["manifest", "verify"] {
      let result = try ExhibitProgram.run([command, folder.path("nowhere")])
      #expect(result.status == 3, "\(result)")
      #expect(result.errorText.contains("nowhere"), "\(result)")
      #expect(result.errorText.split(separator: "\n").count == 1, "\(result)")
    }
  }

  @Test("what is not there is 3 for every command that looks at something")
  func nothingThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "S/a.txt")
    for command in [
      ["manifest", "no"], ["verify", "no"], ["links", "no"], ["links", "no.html"], ["scan", "no"],
      ["verify", "no.zip"], ["manifest", "no.zip"], ["init", "no"],
      ["export", "no", "--as", "csv"],
      ["diff", "no", "S"], ["prove", "no", "a.txt"], ["clean", "no", "--output", "c"],
      ["credential", "check", "no"], ["verify", "S", "--against", "no"], ["inspect", "no"],
    ] {
      let result = try ExhibitProgram.run(command, in: folder.path)
      // A path of inspect gets its record, which says so: other programs go on.
      #expect(result.status == (command[0] == "inspect" ? 0 : 3), "\(command): \(result)")
    }
  }

  @Test("a file where a folder or an archive is asked for is 64 for every command")
  func fileForFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("One note.\n", to: "n.txt")
    for command in [
      ["manifest", "n.txt"], ["verify", "n.txt"], ["scan", "n.txt"], ["init", "n.txt"],
      ["export", "n.txt", "--as", "csv"], ["prove", "n.txt", "a.txt"],
      ["clean", "n.txt", "--output", "c"], ["scan", "--cohort", "n.txt"],
      ["diff", "n.txt", "n.txt"],
    ] {
      let result = try ExhibitProgram.run(command, in: folder.path)
      #expect(result.status == 64, "\(command): \(result)")
      #expect(result.errorText.contains("n.txt"), "\(command): \(result)")
    }
  }

  @Test("a credential that nobody knows: both ways to name one are said, exit 64")
  func unknownCredential() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "S/a.txt")
    for command in [["manifest", "S", "--credential", "nope"], ["credential", "show", "nope"]] {
      let result = try ExhibitProgram.run(command, in: folder.path)
      #expect(result.status == 64, "\(result)")
      for words in ["nope", "fostering-a-collaborative-learning-culture", "identifier", "file"] {
        #expect(result.errorText.contains(words), "\(words): \(result)")
      }
    }
    try folder.write("id: [", to: "faulty.yaml")
    let faulty = try ExhibitProgram.run(
      ["manifest", "S", "--credential", "faulty.yaml"], in: folder.path)
    #expect(faulty.status == 3, "\(faulty)")
  }

  @Test("exhibit FOLDER is exhibit manifest FOLDER")
  func defaultCommand() throws {
    let folder = try TemporaryFolder()
    try Checkout.copySample("learning-culture", into: folder)
    let long = try ExhibitProgram.run(["manifest", "learning-culture"], in: folder.path)
    let short = try ExhibitProgram.run(["learning-culture"], in: folder.path)
    #expect(short.status == long.status)
    #expect(short.text == long.text)
    #expect(!short.text.isEmpty)
  }

  @Test("the inspector started by hand says who starts it")
  func inspector() throws {
    let result = try Run("\(ExhibitProgram.folder)/exhibit-inspector", arguments: []).finish()
    #expect(result.status == 64)
    #expect(result.errorText.contains("run exhibit"))
  }
}

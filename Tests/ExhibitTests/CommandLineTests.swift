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

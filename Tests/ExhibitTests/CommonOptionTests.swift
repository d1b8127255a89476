import Foundation
import TestSupport
import Testing

/// The options that the contract gives to every command.
@Suite("Common options")
struct CommonOptionTests {
  /// Every command with what it needs besides, in a folder where `S` was scanned and sealed with `k`.
  static let commands: [[String]] = [
    ["manifest", "S"], ["scan", "S"], ["inspect", "S/a.txt"], ["links", "S", "--offline"],
    ["verify", "S"], ["search", "norms", "--index", "S"], ["init", "S"], ["clean", "S"],
    ["credential", "list"], ["credential", "show", "fostering-a-collaborative-learning-culture"],
    ["credential", "check", "definition.yaml"], ["keygen"], ["seal", "S", "--key", "k"],
    ["prove", "S", "a.txt"], ["export", "S", "--as", "csv"], ["diff", "S", "S"],
    ["schema", "record"], ["findings"], ["doctor"],
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("Our norms: listen first.\n", to: "S/a.txt")
    try folder.write("<p><a href=a.txt>Our norms</a></p>\n", to: "S/p.html")
    try folder.write(
      try Data(contentsOf: URL(fileURLWithPath: Checkout.path(Self.definition))).map { $0 },
      to: "definition.yaml")
    for command in [["manifest", "S", "--quiet"], ["scan", "S", "--quiet"]] {
      #expect(try ExhibitProgram.run(command, in: folder.path).status <= 1)
    }
    #expect(try ExhibitProgram.run(["keygen", "--output", "k"], in: folder.path).status == 0)
  }

  private static let definition = "Samples/credentials/two-clips.yaml"

  private static let options: [[String]] = [
    ["--output", "out"], ["--format", "FORMAT"], ["--quiet", "--jobs", "1", "--color", "never"],
    ["--verbose", "--color", "always"],
  ]

  @Test("every command takes every common option", arguments: commands)
  func everyOption(_ command: [String]) throws {
    let format = ["inspect": "ndjson", "scan": "ndjson", "links": "ndjson"][command[0]] ?? "json"
    for (number, options) in Self.options.enumerated() {
      // These write files of their own, and none over another.
      let isWriting = ["clean", "keygen", "prove", "export"].contains(command[0])
      let output = isWriting && options[0] != "--output" ? ["--output", "new\(number)"] : []
      let result = try ExhibitProgram.run(
        command + options.map { $0 == "FORMAT" ? format : $0 } + output, in: folder.path)
      // What a command does not understand is 64.
      #expect(result.status <= 1, "\(command) \(options): \(result)")
      if options[0] == "--output" {
        #expect(FileManager.default.fileExists(atPath: folder.path("out")), "\(command)")
      }
      // A schema is printed over several lines.
      if options[0] == "--format", command[0] != "schema" {
        #expect(try !result.lines().isEmpty, "\(result)")
      }
    }
  }

  @Test(
    "--output has the bytes of standard output, in a file of a fixed name",
    arguments: [
      (["inspect", "S/a.txt"], "records.ndjson"), (["links", "S", "--offline"], "links.txt"),
      (["links", "S", "--offline", "--format", "ndjson"], "links.ndjson"),
      (["links", "S", "--offline", "--format", "junit"], "links.xml"),
      (["verify", "S"], "verify.txt"), (["verify", "S", "--format", "json"], "verify.json"),
      (["search", "norms", "--index", "S"], "hits.txt"),
      (["search", "norms", "--index", "S", "--format", "json"], "hits.json"),
      (["diff", "S", "S"], "diff.txt"), (["diff", "S", "S", "--format", "json"], "diff.json"),
      (["schema", "link"], "link.schema.json"), (["findings"], "findings.txt"),
      (["findings", "--format", "json"], "findings.json"), (["doctor"], "doctor.txt"),
      (["doctor", "--format", "json"], "doctor.json"),
      (["credential", "list"], "credentials.txt"),
      (["credential", "show", "fostering-a-collaborative-learning-culture"], "credential.txt"),
      (["credential", "check", "definition.yaml"], "credential-check.txt"),
    ])
  func file(_ command: [String], _ name: String) throws {
    let printed = try ExhibitProgram.run(command, in: folder.path)
    let written = try ExhibitProgram.run(command + ["--output", "new/out"], in: folder.path)
    #expect(written.status == printed.status, "\(written)")
    #expect(written.output.isEmpty && !printed.output.isEmpty, "\(written)")
    #expect(written.errorText.contains("new/out/\(name)"), "\(written)")
    #expect(try folder.read("new/out/\(name)") == printed.output)
    #expect(try folder.listing(below: "new/out") == [name])
    let quiet = try ExhibitProgram.run(
      command + ["--quiet", "--output", "quiet"], in: folder.path)
    #expect(quiet.errorText.isEmpty && quiet.output.isEmpty, "\(quiet)")
    #expect(try folder.read("quiet/\(name)") == printed.output)
  }

  @Test(
    "no output goes into a folder that is scanned, or was",
    arguments: [
      ["links", "S", "--offline"], ["verify", "S"], ["verify", "S.exhibit"], ["findings"],
      ["search", "norms"], ["inspect", "S/a.txt"],
    ])
  func inside(_ command: [String]) throws {
    let result = try ExhibitProgram.run(command + ["--output", "S/below"], in: folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(result.errorText.contains("nothing is written"), "\(result)")
    #expect(try folder.listing(below: "S") == ["a.txt", "p.html"])
  }

  @Test("a folder that was never scanned is refused where it is looked at")
  func insideNew() throws {
    try folder.write("Nothing.\n", to: "T/b.txt")
    let result = try ExhibitProgram.run(
      ["links", "T", "--offline", "--output", "T"], in: folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(try folder.listing(below: "T") == ["b.txt"])
  }

  @Test("init --output leaves the folder as it is, and writes over nothing")
  func initElsewhere() throws {
    let first = try ExhibitProgram.run(["init", "S", "--output", "new"], in: folder.path)
    #expect(first.status == 0 && first.text == "new/submission.yaml\n", "\(first)")
    #expect(try folder.listing(below: "S") == ["a.txt", "p.html"])
    #expect(
      String(decoding: try folder.read("new/submission.yaml"), as: UTF8.self).contains("a.txt"))
    let second = try ExhibitProgram.run(["init", "S", "--output", "new"], in: folder.path)
    #expect(second.status == 3 && second.errorText.contains("not written over"), "\(second)")
  }
}

import Foundation
import TestSupport
import Testing

@Suite("exhibit inspect")
struct InspectTests {
  @Test("every input has one record, in input order, whatever it is")
  func oneRecordEach() throws {
    let naughty = try NaughtyFolder()
    let more = [Array("missing.mp4".utf8), Array("inner".utf8), Array("inner/below.txt".utf8)]
    let names = NaughtyFolder.entries.map(\.name) + more
    let arguments = [Array("inspect".utf8), Array("--".utf8)] + names
    let result = try ExhibitProgram.start(arguments, in: naughty.path).finish()
    #expect(result.status == 0)
    #expect(result.errors.isEmpty, "\(result)")
    let records = try result.lines()
    #expect(try records.map(NaughtyFolder.identity) == names)
    for (record, entry) in zip(records, NaughtyFolder.entries) {
      #expect(record["path"].string == entry.path)
      #expect(record["kind"].string == entry.kind, "\(record)")
      #expect(Set(record.codes).isSuperset(of: entry.codes), "\(record)")
      #expect(record["pathBytes"].exists == (entry.shown != nil))
      #expect(record["sha256"].exists == (entry.kind != "unreadable"))
    }
    #expect(
      records.suffix(3).map { $0["kind"].string } == ["unreadable", "unreadable", "document"])
    #expect(records.suffix(3).first?.codes == ["file.missing"])
    #expect(records.suffix(2).first?.codes == ["file.not-regular"])
  }

  @Test("the digest and the size of every file are the peers'", .enabled(if: Tool.sha256sum.mayRun))
  func fixity() throws {
    let naughty = try NaughtyFolder()
    let names = ["-dash.txt", "garbage.bin", "empty.txt"]
    let records = try ExhibitProgram.records(names, in: naughty.path)
    let peer = try Tool.sha256sum.run(["--"] + names, in: naughty.path)
    #expect(
      records.map { $0["sha256"].string }
        == peer.text.split(separator: "\n").map { String($0.prefix(64)) })
    #expect(records[1]["size"].integer == 5000)
  }

  @Test(
    "a file that may not be read has its record",
    .enabled(if: geteuid() != 0 || Tool.setpriv.mayRun))
  func modeZero() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    let folder = try TemporaryFolder()
    try folder.setMode(".", 0o755)
    for name in ["before.txt", "secret.txt", "after.txt"] { try folder.write("words\n", to: name) }
    try folder.setMode("secret.txt", 0)
    let result = try Unprivileged.run(
      [program, "inspect", "before.txt", "secret.txt", "after.txt"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    let records = try result.lines()
    #expect(records.map { $0["path"].string } == ["before.txt", "secret.txt", "after.txt"])
    #expect(records.map { $0["kind"].string } == ["document", "unreadable", "document"])
    #expect(records.map(\.codes)[1] == ["file.unreadable"])
  }

  @Test("names come from a list, a line each, or to the next zero byte", arguments: [false, true])
  func filesFrom(_ endsInZero: Bool) throws {
    let naughty = try NaughtyFolder()
    let names = NaughtyFolder.entries.map(\.name).filter { endsInZero || !$0.contains(10) }
    let separator: UInt8 = endsInZero ? 0 : 10
    // No separator behind the last name, and an empty name between, as sloppy scripts write.
    let list = Array(names.joined(separator: [separator, separator]))
    let options = endsInZero ? ["--null"] : []
    let arguments = (["inspect", "--files-from", "-"] + options).map { Array($0.utf8) }
    let result = try ExhibitProgram.start(arguments, in: naughty.path, input: list).finish()
    #expect(result.status == 0)
    #expect(try result.lines().map(NaughtyFolder.identity) == names)

    let file = try naughty.folder.write(list, to: "list")
    let read = try ExhibitProgram.run(
      ["inspect", "--files-from", file] + options, in: naughty.path)
    #expect(read.output == result.output)
  }

  @Test("typed names come before listed ones")
  func typedFirst() throws {
    let naughty = try NaughtyFolder()
    let result = try ExhibitProgram.run(
      ["inspect", "garbage.bin", "--files-from", "-"], in: naughty.path, input: "empty.txt\n")
    #expect(try result.lines().map { $0["path"].string } == ["garbage.bin", "empty.txt"])
  }

  @Test("a list that is not there is said, exit 3")
  func noList() throws {
    let result = try ExhibitProgram.run(["inspect", "--files-from", "/nowhere/list"])
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains("/nowhere/list"))
  }

  @Test("an empty list gives no records, exit 0")
  func emptyList() throws {
    let result = try ExhibitProgram.run(["inspect", "--files-from", "-"])
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  @Test("order does not depend on how many files are read at a time")
  func order() throws {
    let folder = try TemporaryFolder()
    let names = (0..<200).map { "\($0).txt" }
    // The first are the largest, so that later ones are done before them.
    for (position, name) in names.enumerated() {
      try folder.write([UInt8](repeating: 0x61, count: (200 - position) * 1500), to: name)
    }
    let one = try ExhibitProgram.run(["inspect", "--jobs", "1"] + names, in: folder.path)
    let many = try ExhibitProgram.run(["inspect", "--jobs", "8"] + names, in: folder.path)
    #expect(one.output == many.output)
    #expect(try many.lines().map { $0["path"].string } == names)
  }

  @Test("a reader that goes away ends the run, and it says so")
  func readerGone() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "note.txt")
    let list = [[UInt8]](repeating: Array("note.txt\n".utf8), count: 20_000).flatMap { $0 }
    let run = try ExhibitProgram.start(
      ["inspect", "--files-from", "-"].map { Array($0.utf8) }, in: folder.path, input: list)
    try run.waitForLines(1)
    run.closeOutput()
    let result = try run.finish(within: .seconds(60))
    #expect(result.status == 3)
    #expect(result.errorText.contains("standard output"))
  }

  @Test("every line is one JSON object with its keys in the contract's order")
  func shape() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "note.txt")
    let result = try ExhibitProgram.run(["inspect", "note.txt"], in: folder.path)
    #expect(
      result.text.hasPrefix(
        #"{"schema":"exhibit.record/1","inspector":"0.1.0","path":"note.txt","size":8,"sha256":""#),
      "\(result)")
    #expect(result.text.hasSuffix("]}\n"))
  }

  @Test("without its inspector beside it exhibit says what is missing, exit 3")
  func noInspector() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try copies.remove("exhibit-inspector")
    let result = try Run(program, arguments: ["inspect", "x"].map { Array($0.utf8) }).finish()
    #expect(result.status == 3)
    #expect(result.errorText.contains("exhibit-inspector"))
  }

  @Test("the inspector is also found in ../libexec/exhibit, and through a link")
  func installed() throws {
    let copies = try TemporaryFolder()
    try copies.makeFolder(Array("bin".utf8))
    try copies.makeFolder(Array("libexec/exhibit".utf8))
    try ExhibitProgram.copy("exhibit", to: copies.path("bin/exhibit"))
    try ExhibitProgram.copy(
      "exhibit-inspector", to: copies.path("libexec/exhibit/exhibit-inspector"))
    try copies.makeLink("exhibit", to: "bin/exhibit")
    try copies.write("A note.\n", to: "note.txt")
    let result = try Run(
      copies.path("exhibit"), arguments: ["inspect", "note.txt"].map { Array($0.utf8) },
      in: copies.path
    ).finish()
    #expect(result.status == 0, "\(result)")
    #expect(try result.lines()[0]["kind"].string == "document")
  }
}

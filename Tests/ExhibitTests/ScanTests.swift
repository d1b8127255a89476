import Foundation
import TestSupport
import Testing

@Suite("exhibit scan")
struct ScanTests {
  let subject: ScannedFolder
  var folder: TemporaryFolder { subject.folder }

  init() throws {
    subject = try ScannedFolder()
    try folder.write("Our norms are on the wall.\n", to: "S/norms.txt")
    try folder.write("<h1>Vision</h1><p>A shared vision.</p>", to: "S/deep/vision.html")
    try folder.write("Debrief of the protocol.\n", to: "S/debrief.txt")
    try folder.write("left by a file manager", to: "S/.DS_Store")
  }

  private func counts(_ options: String...) throws -> [String: Int] {
    let result = try ExhibitProgram.run(
      ["scan"] + options + ["S"], in: folder.path, environment: subject.environment)
    #expect(result.status == 0, "\(result)")
    return ScannedFolder.counts(result)
  }

  @Test("records are those of exhibit inspect, each artifact's once")
  func records() throws {
    let names = ["debrief.txt", "deep/vision.html", "norms.txt"]
    let inspected = try ExhibitProgram.run(["inspect"] + names, in: folder.path("S"))
    let expected = Set(inspected.text.split(separator: "\n"))
    // Once while they are inspected, once out of the index.
    for _ in 0..<2 {
      let result = try subject.scan("--format", "ndjson")
      #expect(Set(result.text.split(separator: "\n")) == expected)
      #expect(result.text.split(separator: "\n").count == 3)
      try subject.settle()
    }
  }

  @Test("the second scan opens no file, and a changed one alone is inspected again")
  func incremental() throws {
    try subject.settle()
    let watch = try OpenWatch(
      folder.path("S/norms.txt"), folder.path("S/debrief.txt"), folder.path("S/deep/vision.html"))
    #expect(
      try counts() == [
        "artifacts": 3, "inspected": 0, "unchanged": 3, "moved": 0, "removed": 0, "left": 1,
      ])
    #expect(!watch.sawOpening)
    try folder.write("Our rules are on the wall.\n", to: "S/norms.txt")
    #expect(try counts()["inspected"] == 1)
    #expect(try subject.found("rules") == ["norms.txt"])
    #expect(try subject.found("norms") == ["norms.txt"])
    #expect(try subject.found("\"our norms\"") == [])
  }

  @Test(
    "several folders are scanned together, told in their order, and one that is not there stops none"
  )
  func together() throws {
    for name in ["A", "B", "C", "D"] {
      try folder.write("Norms of \(name).\n", to: "\(name)/n.txt")
    }
    let result = try subject.exhibit("scan", "C", "A", "none", "D", "B", "S")
    #expect(result.status == 3 && result.errorText.contains("none: there is no such"), "\(result)")
    let told = result.text.split(separator: "\n").filter { $0.contains(" inspected") }
      .map { $0.prefix { $0 != ":" } }
    #expect(told == ["C", "A", "D", "B", "S"], "\(result)")
    #expect(try subject.exhibit("search", "--index", "B", "--open", "norms").text == "n.txt\n")
    try folder.write("A\nB\n", to: "list")
    let again = try subject.exhibit("scan", "--files-from", "list")
    #expect(again.status == 0 && again.text.split(separator: "\n").count == 2, "\(again)")
  }

  @Test(
    "whoever writes the next folder's name only after an answer gets one, and Ctrl-C ends the wait",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func conversation() throws {
    try folder.write("More.\n", to: "T/n.txt")
    let script = """
      import os, signal, subprocess, sys
      signal.alarm(120)
      own = dict(os.environ, XDG_STATE_HOME=os.path.abspath('state'))
      run = subprocess.Popen([sys.argv[1], 'scan', '--files-from', '-'], env=own,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      for name in (b'S', b'T'):
          run.stdin.write(name + b'\\n\\n')
          run.stdin.flush()
          print(run.stdout.readline().decode(), end='', flush=True)
      run.send_signal(signal.SIGINT)
      sys.exit(run.wait())
      """
    let result = try Tool.python3.run(["-c", script, ExhibitProgram.path], in: folder.path)
    #expect(result.status == 130, "\(result)")
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("S: "), "\(result)")
  }

  @Test("a file that got its old size and time of modification back is read all the same")
  func backdated() throws {
    try subject.settle()
    let path = folder.path("S/norms.txt")
    let before = try FileManager.default.attributesOfItem(atPath: path)
    try folder.write("Our walls are on the norm.\n", to: "S/norms.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: before[.modificationDate] as Any], ofItemAtPath: path)
    #expect(try counts()["inspected"] == 1)
    #expect(try subject.found("walls") == ["norms.txt"])
  }

  @Test("a file that only moved is told by its bytes and not inspected")
  func moved() throws {
    try subject.settle()
    try FileManager.default.moveItem(
      atPath: folder.path("S/norms.txt"), toPath: folder.path("S/deep/agreed.txt"))
    let found = try counts()
    #expect(found["moved"] == 1 && found["inspected"] == 0 && found["removed"] == 1)
    #expect(try subject.found("\"our norms\"") == ["deep/agreed.txt"])
    let records = try subject.scan("--format", "ndjson").lines()
    #expect(records.compactMap { $0["path"].string }.contains("deep/agreed.txt"))
  }

  @Test("a file that got a second name, as an exported bag gives it, did not move")
  func linked() throws {
    try subject.settle()
    let all = try counts()
    try FileManager.default.linkItem(
      atPath: folder.path("S/norms.txt"), toPath: folder.path("elsewhere.txt"))
    let found = try counts()
    #expect(found["moved"] == 0 && found["inspected"] == 0, "\(found)")
    #expect(found["unchanged"] == all["unchanged"], "\(found)")
    // The link changed what tells without reading that the file is the same: it was read, once.
    #expect(try counts() == all)
  }

  @Test("another ending may mean another reading: such a file is inspected")
  func renamed() throws {
    try subject.settle()
    try FileManager.default.moveItem(
      atPath: folder.path("S/norms.txt"), toPath: folder.path("S/norms.md"))
    #expect(try counts()["inspected"] == 1)
  }

  @Test("what was deleted is forgotten with its text, or kept where that is asked for")
  func deleted() throws {
    try subject.settle()
    try folder.remove("S/norms.txt")
    #expect(try counts("--keep-history")["removed"] == 1)
    #expect(try subject.found("\"our norms\"") == [])
    #expect(try subject.found("--gone", "\"our norms\"") == ["norms.txt"])
    try folder.remove("S/debrief.txt")
    #expect(try counts()["removed"] == 1)
    #expect(try subject.found("--gone", "debrief") == [])
  }

  @Test("whatever has no record is named with its reason, in text and beside records, unless quiet")
  func leftOut() throws {
    try folder.makeFIFO("S/deep/pipe")
    let (pipe, store) = ("a pipe (FIFO), not a file", "ignored by the rule .DS_Store")
    let text = try subject.scan()
    #expect(text.status == 0 && text.text.contains("2 left out\n"), "\(text)")
    #expect(text.text.hasSuffix("\n  deep/pipe: \(pipe)\n  .DS_Store: \(store)\n"), "\(text)")
    let records = try subject.scan("--format", "ndjson")
    #expect(records.status == 0 && records.text.split(separator: "\n").count == 3)
    #expect(
      records.errorText == "exhibit: S/deep/pipe: \(pipe)\nexhibit: S/.DS_Store: \(store)\n")
    #expect(try subject.scan("--format", "ndjson", "-q").errorText.isEmpty)
  }

  @Test("of many paths left out a few are named, and all where that is asked for")
  func manyLeftOut() throws {
    for number in 0..<12 { try folder.write("", to: "S/\(number)/.DS_Store") }
    let few = try subject.scan().text
    #expect(few.split(separator: "\n").count == 1 + 10 + 1, "\(few)")
    #expect(few.hasSuffix("  … and 3 more left out; --verbose names them\n"))
    #expect(try subject.scan("--verbose").text.split(separator: "\n").count == 1 + 13)
  }

  @Test("--rehash reads everything again")
  func rehash() throws {
    try subject.settle()
    #expect(try counts("--rehash")["inspected"] == 3)
  }

  @Test("a file that an inspector fails on is tried again by every scan, exit 3")
  func failing() throws {
    try folder.write("exhibit-debug-hook: crash\n", to: "S/crash.txt")
    for _ in 0..<3 {
      let result = try subject.scan()
      #expect(result.status == 3, "\(result)")
      #expect(result.text.contains("not inspected to its end: crash.txt"))
      #expect((ScannedFolder.counts(result)["inspected"] ?? 0) >= 1)
    }
  }

  @Test("a folder that can't be read hides nothing that was known of it")
  func unreadableFolder() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try folder.setMode(".", 0o777)
    for name in ["S", "S/deep"] { try folder.setMode(name, 0o755) }
    try folder.setMode("S/deep", 0o755)
    func scan() throws -> RunResult {
      try Unprivileged.run(
        ["/usr/bin/env", "XDG_STATE_HOME=\(folder.path("state"))", program, "scan", "S"],
        in: folder.path)
    }
    #expect(try scan().status == 0)
    try folder.setMode("S/deep", 0o700)
    let result = try scan()
    #expect(result.status == 3, "\(result)")
    #expect(result.text.contains("deep: could not be read"))
    #expect(ScannedFolder.counts(result)["removed"] == 0)
  }

  @Test("several folders, each with its own index; one that fails does not stop the others")
  func several() throws {
    try folder.write("Another submission.\n", to: "T/note.txt")
    let result = try subject.exhibit("scan", "S", "nowhere", "T")
    #expect(result.status == 3)
    // What was left out stands below each, set in.
    #expect(result.text.split(separator: "\n").count { !$0.hasPrefix(" ") } == 2)
    #expect(result.errorText.contains("nowhere"))
    let search = try subject.exhibit("search", "--format", "json", "submission OR norms")
    let hits = try search.lines()[0]["hits"].array
    #expect(Set(hits.compactMap { $0["results"].string }) == ["S.exhibit", "T.exhibit"])
  }

  @Test("an index beside a folder is no artifact of the folder above, in an archive neither")
  func results() throws {
    try folder.makeFolder(Array("parent".utf8))
    try FileManager.default.moveItem(atPath: folder.path("S"), toPath: folder.path("parent/S"))
    _ = try subject.exhibit("scan", "parent/S")
    let paths = { (name: String) in
      try SubmissionCopy.lines(of: folder.read("\(name)/manifest.jsonl"))
        .compactMap { $0["path"].string }
    }
    let expected = ["S/debrief.txt", "S/deep/vision.html", "S/norms.txt"]
    _ = try subject.exhibit("manifest", "--quiet", "parent")
    #expect(try paths("parent.exhibit") == expected)
    if Tool.zip.mayRun {
      _ = try Tool.zip.run(["-qr", "../parent.zip", "."], in: folder.path("parent"))
      _ = try subject.exhibit("manifest", "--quiet", "parent.zip", "--output", "zipped")
      #expect(try paths("zipped") == expected)
    }
  }

  @Test("manifest leaves the index alone, and neither trusts nor needs it")
  func manifest() throws {
    try subject.settle()
    _ = try subject.exhibit("manifest", "--quiet", "S")
    let result = try subject.scan()
    #expect(ScannedFolder.counts(result)["inspected"] == 0, "\(result)")
    #expect(result.errorText.isEmpty)
  }

  @Test("counts by kind and the time that each stage took")
  func statistics() throws {
    let text = try subject.scan("--stats").text
    for part in ["document: 3", "findings: 0 errors", "time: walk ", "slowest: "] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test(
    "further folders come from a list, by lines or by zero bytes, from a file or standard input")
  func list() throws {
    try folder.write("Another submission.\n", to: "T/note.txt")
    try folder.write("And one more.\n", to: "U V/note.txt")
    try folder.write("T\n\nU V\n", to: "list.txt")
    let result = try subject.exhibit("scan", "S", "--files-from", "list.txt")
    #expect(result.status == 0, "\(result)")
    #expect(
      result.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map {
        $0.prefix { $0 != ":" }
      }
        == ["S", "T", "U V"])
    let piped = try ExhibitProgram.run(
      ["scan", "--null", "--files-from", "-"], in: folder.path, environment: subject.environment,
      input: "T\u{0}U V\u{0}nowhere\u{0}")
    #expect(piped.status == 3 && piped.errorText.contains("nowhere"), "\(piped)")
    #expect(piped.text.split(separator: "\n").count == 2)
    #expect(try subject.exhibit("scan", "--files-from", "none.txt").status == 3)
    #expect(
      try subject.exhibit("scan", "--files-from", "list.txt", "--output", "x").status == 64)
  }

  @Test("a damaged index is set aside under another name and made anew", arguments: [0, 4096])
  func damaged(_ offset: Int) throws {
    // More than one page of text, so that the damage is met.
    for number in 0..<200 {
      try folder.write(
        String(repeating: "norms \(number) ", count: 100), to: "S/more/\(number).txt")
    }
    try subject.settle()
    let path = folder.path("S.exhibit/private/index.sqlite")
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 8192))
    try file.close()
    let result = try subject.scan()
    #expect(result.status == 0, "\(result)")
    #expect(result.errorText.contains("renamed to index.sqlite.damaged"), "\(result)")
    #expect(ScannedFolder.counts(result)["artifacts"] == 203)
    #expect(try folder.listing(below: "S.exhibit/private").contains("index.sqlite.damaged"))
    #expect(try subject.found("\"our norms\"") == ["norms.txt"])
  }

  @Test("what is no folder, and an output for several folders, are refused")
  func refused() throws {
    // A file may be an archive; this one is none.
    #expect(try subject.exhibit("scan", "S/norms.txt").status == 64)
    #expect(try subject.exhibit("scan", "S", "S", "--output", "x").status == 64)
    #expect(try subject.exhibit("scan").status == 64)
    let inside = try subject.exhibit("scan", "S", "--output", "S/here")
    #expect(inside.status == 3 && inside.errorText.contains("inside the folder"))
  }
}

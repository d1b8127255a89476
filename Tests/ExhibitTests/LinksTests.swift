import Foundation
import TestSupport
import Testing

@Suite("exhibit links")
struct LinksTests {
  /// Documents of several kinds with links to files. Expectations are written by hand.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <html><body><a href="notes.md">notes</a>
      <a href="Notes.md">wrong case</a>
      <a href="clip.mp4">elsewhere</a>
      <a href="../up.html">up</a> <a href="/etc/passwd">absolute</a> <a href="file:///etc/passwd">file</a>
      <a href="pointer.html">a link of the disk</a> <a href="video/">a folder</a>
      <a href="my%20talk.txt?x=1">talk</a> <a href="mailto:a@example.org">mail</a> <a href="#top">top</a>
      <a href="video/clip.mp4">no recording</a> <a href="javascript:go()">script</a></body></html>
      """, to: "agenda.html")
    try folder.write("See [the agenda](agenda.html) and <https://example.org/a>.\n", to: "notes.md")
    try folder.write("A talk.\n", to: "my talk.txt")
    try folder.write("no recording at all\n", to: "video/clip.mp4")
    try folder.makeLink("pointer.html", to: "agenda.html")
    return folder
  }

  @Test("links to files are judged by what is there, and exit 1 says that some are to be mended")
  func local() throws {
    let folder = try Self.folder()
    let result = try ExhibitProgram.run(
      ["links", folder.path, "--offline", "--format", "ndjson"])
    #expect(result.status == 1, "\(result)")
    let lines = try result.lines()
    let found = lines.filter { $0["document"].string == "agenda.html" }
      .map { "\($0["target"].string ?? "") \($0["verdict"].string ?? "")" }
    #expect(
      found == [
        "notes.md ok", "Notes.md broken", "clip.mp4 broken", "../up.html blocked",
        "/etc/passwd blocked", "file:///etc/passwd blocked", "pointer.html blocked", "video/ ok",
        "my%20talk.txt?x=1 ok", "mailto:a@example.org skipped", "#top ok",
        "video/clip.mp4 not_media", "javascript:go() blocked",
      ])
    let notes = lines.filter { $0["document"].string == "notes.md" }
    #expect(notes.map { $0["verdict"].string } == ["ok", "skipped"])
    #expect(notes.last?["reason"].string?.contains("--offline") ?? false)
  }

  @Test("--suggest prints what to write instead and changes nothing")
  func suggestions() throws {
    let folder = try Self.folder()
    let before = try folder.read("agenda.html")
    let result = try ExhibitProgram.run(["links", folder.path, "--offline", "--suggest"])
    #expect(result.text.contains("write instead: notes.md\n"), "\(result)")
    #expect(result.text.contains("write instead: video/clip.mp4\n"), "\(result)")
    #expect(try folder.read("agenda.html") == before)
  }

  @Test("a single document's links may lead to what lies in its folder, and no further")
  func document() throws {
    let folder = try Self.folder()
    let whole = try ExhibitProgram.run(
      ["links", folder.path, "--offline", "--format", "ndjson"]
    ).lines().filter { $0["document"].string == "agenda.html" }
    let single = try ExhibitProgram.run(
      ["links", "agenda.html", "--offline", "--format", "ndjson"], in: folder.path)
    func told(_ lines: [JSON]) -> [String] {
      lines.map { line in
        // Of what lies outside, another thing is said: which folder is handed in was a guess.
        let words = line["verdict"].string == "blocked" ? "" : line["reason"].string ?? ""
        return "\(line["target"].string ?? "") \(line["verdict"].string ?? "") \(words)"
      }
    }
    #expect(try told(single.lines()) == told(whole))
    #expect(
      single.text.contains("the document's own folder")
        && single.text.contains("exhibit links FOLDER"))
    #expect(single.status == 1)
  }

  @Test("of the folder around a single document no more is opened than its links name")
  func nothingElse() throws {
    let folder = try TemporaryFolder()
    try folder.write("<a href='b.txt'>b</a> <a href='#c'>c</a><p id=c>x</p>", to: "a.html")
    try folder.write("b\n", to: "b.txt")
    try folder.write("c\n", to: "other/c.txt")
    let watch = try OpenWatch(folder.path("other"), folder.path("other/c.txt"))
    let sound = try ExhibitProgram.run(["links", folder.path("a.html"), "--offline"])
    #expect(sound.status == 0, "\(sound)")
    #expect(!watch.sawOpening)
    // The guard can fail: a link that leads nowhere is looked for by its name.
    try folder.write("<a href='c.txt'>c</a>", to: "a.html")
    let missing = try ExhibitProgram.run(["links", folder.path("a.html"), "--offline", "--suggest"])
    #expect(missing.text.contains("write instead: other/c.txt\n"), "\(missing)")
    #expect(watch.sawOpening)
  }

  @Test("of several places each document is named with its place")
  func places() throws {
    let folder = try TemporaryFolder()
    try folder.write("<a href='b.html'>b</a>", to: "one/a.html")
    try folder.write("<a href='b.html'>b</a>", to: "two/a.html")
    try folder.write("<p>b</p>", to: "two/b.html")
    let result = try ExhibitProgram.run(
      ["links", "one/", "two", "--offline", "--format", "ndjson"], in: folder.path)
    let found = try result.lines().map {
      "\($0["document"].string ?? "") \($0["verdict"].string ?? "")"
    }
    #expect(found == ["one/a.html broken", "two/a.html ok"])
  }

  @Test("documents without links, and sound ones, exit 0")
  func sound() throws {
    let folder = try TemporaryFolder()
    try folder.write("<a href='b.txt'>b</a> <a href='mailto:a@example.org'>m</a>", to: "a.html")
    try folder.write("b\n", to: "b.txt")
    let result = try ExhibitProgram.run(["links", folder.path])
    #expect(result.status == 0, "\(result)")
    #expect(result.text == "2 links: 1 sound, 0 to mend, 0 in doubt, 1 not checked\n")
  }

  @Test(
    "a call that nobody can understand exits 64",
    arguments: [
      ["links"], ["links", ".", "--timeout", "0"], ["links", ".", "--allow-host", "http://a"],
      ["links", ".", "--format", "xml"], ["links", ".", "--service-base", "youtube"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try ExhibitProgram.run(arguments).status == 64)
  }

  @Test("a place that is not there is said in one line, exit 3")
  func nowhere() throws {
    let folder = try TemporaryFolder()
    let result = try ExhibitProgram.run(["links", folder.path("nowhere")])
    #expect(result.status == 3)
    #expect(result.errorText.split(separator: "\n").count == 1, "\(result)")
  }

  // MARK: The web

  private static let server = Result { try StandInServer() }

  /// A page with a link to each of the paths, on the stand-in server.
  private func page(
    _ paths: [String], _ folder: TemporaryFolder, on own: StandInServer? = nil
  ) throws -> StandInServer {
    let server = try own ?? Self.server.get()
    let links = paths.map { "<a href='http://127.0.0.1:\(server.port)/\($0)'>x</a>\n" }
    try folder.write("<html><body>\(links.joined())</body></html>", to: "page.html")
    return server
  }

  @Test(
    "the web is asked once for each address, and only where it may be",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func web() throws {
    let folder = try TemporaryFolder()
    let paths = ["page", "clip.mp4", "login.mp4", "status/404", "to-canary", "page", "page#part"]
    // Of its own: what other tests ask for is not counted.
    let server = try page(paths, folder, on: StandInServer())
    let open = ["--allow-host", "127.0.0.1:\(server.port)"]
    let result = try ExhibitProgram.run(
      ["links", folder.path, "--format", "ndjson", "--timeout", "10"] + open)
    #expect(result.status == 1)
    let verdicts = try result.lines().map { $0["verdict"].string }
    #expect(verdicts == ["ok", "ok", "needs_login", "broken", "blocked", "ok", "ok"])
    let account = try server.account()
    #expect(account["seen"].array.count { $0["path"].string == "/page" } == 1)
    #expect(account["canary"].integer == 0)
    let closed = try ExhibitProgram.run(["links", folder.path, "--format", "ndjson"])
    #expect(try closed.lines().allSatisfy { $0["verdict"].string == "blocked" })
    #expect(try server.account()["seen"].array.count == account["seen"].array.count)
  }

  @Test(
    "a link that moved for good, a wrapped one and one in the wrong case can be replaced, place and all",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func replacements() throws {
    let folder = try TemporaryFolder()
    let server = try Self.server.get()
    let site = "http://127.0.0.1:\(server.port)"
    try folder.write("x", to: "notes.txt")
    try folder.write(
      """
      <a href='\(site)/moved#part'>moved</a> <a href='\(site)/moved-relative'>for now</a>
      <a href='https://www.google.com/url?q=\(site)/clip.mp4%23t%3D5&sa=D'>wrapped</a>
      <a href='Notes.txt?x#y'>case</a>
      """, to: "page.html")
    let result = try ExhibitProgram.run([
      "links", folder.path, "--suggest", "--allow-host", "127.0.0.1:\(server.port)",
    ])
    let replacements = result.text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "write instead: ").map { String(line[$0.upperBound...]) }
    }
    #expect(
      replacements == ["\(site)/moved-here#part", "\(site)/clip.mp4#t=5", "notes.txt#y"],
      "\(result)")
  }

  @Test(
    "bombs, endless bodies and drips: little memory, one deadline, and the others unaffected",
    .enabled(
      if: StandInServer.mayRun && !Sanitizer.isOn,
      "python3 or openssl is missing, or a sanitizer on"))
  func floods() throws {
    let folder = try TemporaryFolder()
    let expected: [(path: String, verdict: String)] = [
      ("bomb", "ok"), ("brotli-bomb", "ok"), ("bomb-twice", "ok"), ("bomb.mp4", "broken"),
      ("endless.mp4", "ok"), ("endless-page", "ok"), ("endless-header", "unreachable"),
      ("endless-interim", "unreachable"), ("drip.mp4", "unreachable"),
      ("drip-header", "unreachable"), ("silence", "unreachable"), ("stall.mp4", "unreachable"),
      ("page", "ok"), ("clip.mp4", "ok"), ("photo.png", "ok"),
    ]
    let server = try page(expected.map(\.path), folder, on: StandInServer())
    // Peak memory and time, as the system counts them, of the process and of what it started.
    let script = """
      import resource, subprocess, sys, time
      start = time.monotonic()
      subprocess.run(sys.argv[1:])
      sys.stderr.write('%d %f' % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, time.monotonic() - start))
      """
    let result = try Tool.python3.run(
      ["-c", script, ExhibitProgram.path, "links", folder.path, "--format", "ndjson"]
        + ["--timeout", "8", "--allow-host", "127.0.0.1:\(server.port)"])
    #expect(try result.lines().map { $0["verdict"].string } == expected.map(\.verdict), "\(result)")
    let figures = result.errorText.split(separator: " ").compactMap { Double($0) }
    try #require(figures.count == 2, "\(result)")
    #expect(figures[0] < 100_000, "\(figures[0]) kB")
    // One deadline, not seven, and what a busy machine adds.
    #expect(figures[1] < 30, "\(figures[1]) s")
  }

  @Test(
    "an unreachable server is a doubt, not an error: exit 0",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func unreachable() throws {
    let folder = try TemporaryFolder()
    let server = try page(["nothing"], folder)
    let result = try ExhibitProgram.run(
      ["links", folder.path, "--allow-host", "127.0.0.1:\(server.port)"])
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("1 in doubt"), "\(result)")
  }

  @Test(
    "a service's page is asked where it is said to be",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func service() throws {
    let folder = try TemporaryFolder()
    let server = try Self.server.get()
    try folder.write(
      "<a href='https://www.google.com/url?q=https://youtu.be/privateVid&sa=D'>x</a>",
      to: "page.html")
    let result = try ExhibitProgram.run([
      "links", folder.path, "--format", "ndjson", "--allow-host", "127.0.0.1:\(server.port)",
      "--service-base", "youtube=http://127.0.0.1:\(server.port)",
    ])
    let line = try #require(try result.lines().first)
    #expect(line["verdict"].string == "needs_login", "\(line)")
    #expect(line["service"].string == "youtube")
    #expect(line["identifier"].string == "privateVid")
    #expect(line["wrapper"].string == "google")
    #expect(line["suggestion"].string == "https://youtu.be/privateVid")
  }

  @Test(
    "manifest --check-links asks the web, and the sealed files are the same as without",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func manifest() throws {
    let folder = try TemporaryFolder()
    let server = try Self.server.get()
    let host = "127.0.0.1:\(server.port)"
    try folder.write(
      "<a href='b.txt'>b</a> <a href='http://\(host)/login.mp4'>x</a> <a href='http://\(host)/page'>y</a>",
      to: "work/page.html")
    try folder.write("b\n", to: "work/b.txt")
    let arguments = ["manifest", "work", "--as-of", "2026-06-30"]
    _ = try ExhibitProgram.run(arguments, in: folder.path)
    let before = try ["manifest.json", "manifest.jsonl"].map {
      try folder.read("work.exhibit/\($0)")
    }
    #expect(try JSON(folder.read("work.exhibit/run.json"))["network"].exists == false)
    let result = try ExhibitProgram.run(
      arguments + ["--check-links", "--allow-host", host], in: folder.path)
    #expect(result.status == 1, "\(result)")
    #expect(result.text.contains("Links to the web\n2 links: 1 sound, 1 to mend"), "\(result)")
    let after = try ["manifest.json", "manifest.jsonl"].map {
      try folder.read("work.exhibit/\($0)")
    }
    #expect(before == after)
    #expect(try JSON(folder.read("work.exhibit/run.json"))["network"].boolean == true)
    let lines = try JSON.lines(folder.read("work.exhibit/links.ndjson"))
    #expect(lines.map { $0["verdict"].string } == ["ok", "needs_login", "ok"])
    let page = String(decoding: try folder.read("work.exhibit/report.html"), as: UTF8.self)
    #expect(page.contains("Asked on the web: 1 of 2 sound."))
    #expect(page.contains("it asks to sign in first"))
  }

  @Test(
    "the lines fit the schema, by a validator that is not ours",
    .enabled(
      if: StandInServer.mayRun && Tool.checkJSONSchema.mayRun,
      "python3, openssl or check-jsonschema is not installed"))
  func schema() throws {
    let folder = try Self.folder()
    // It alone names a host elsewhere.
    try folder.remove("notes.md")
    let server = try page(["page", "moved", "login.mp4", "nothing", "status/503"], folder)
    let result = try ExhibitProgram.run([
      "links", folder.path, "--format", "ndjson", "--allow-host", "127.0.0.1:\(server.port)",
    ])
    let schema = try folder.write(
      try ExhibitProgram.run(["schema", "link"]).output, to: "schema.json")
    let files = try result.output.split(separator: 10).enumerated().map { position, line in
      try folder.write(Array(line), to: "line-\(position).json")
    }
    let check = try Tool.checkJSONSchema.run(["--schemafile", schema] + files)
    #expect(check.status == 0, "\(check)")
  }

  @Test(
    "JUnit's XML is well-formed whatever the links hold, and counts as a build server does",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func junit() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "<a href='a&amp;<>\u{1}\"'>x</a><a href='mailto:x'>m</a><a href='page.html'>p</a>",
      to: "page.html")
    let result = try ExhibitProgram.run(["links", folder.path, "--offline", "--format", "junit"])
    #expect(result.status == 1)
    let path = try folder.write(result.output, to: "junit.xml")
    let script = """
      import sys, xml.etree.ElementTree as t
      r = t.parse(sys.argv[1]).getroot()
      print(r.get('tests'), r.get('failures'), r.get('skipped'), len(r.findall('.//testcase')),
            len(r.findall('.//failure')), len(r.findall('.//skipped')))
      """
    let read = try Tool.python3.run(["-c", script, path])
    #expect(read.text == "3 1 1 3 1 1\n", "\(read)")
  }
}

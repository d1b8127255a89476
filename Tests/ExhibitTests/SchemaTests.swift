import TestSupport
import Testing

/// Every output against its schema, by a validator that is not ours.
@Suite(
  "exhibit schema",
  .enabled(if: Tool.checkJSONSchema.mayRun, "check-jsonschema is not in .venv; run “make venv”"))
struct SchemaTests {
  static let names = [
    "record", "manifest", "manifest-line", "link", "run", "verify", "proof", "proof-check", "bag",
    "diff", "open-badges-evidence", "credential", "submission", "overview", "search",
  ]

  @Test("a schema is printed and is sound", arguments: names)
  func metaschema(_ name: String) throws {
    let result = try ExhibitProgram.run(["schema", name])
    #expect(result.status == 0, "\(result)")
    #expect(
      try JSON(result.output)["$schema"].string == "https://json-schema.org/draft/2020-12/schema")
    let folder = try TemporaryFolder()
    let path = try folder.write(result.output, to: "schema.json")
    let check = try Tool.checkJSONSchema.run(["--check-metaschema", path])
    #expect(check.status == 0, "\(check)")
  }

  @Test("a schema that does not exist is a usage error")
  func unknown() throws {
    #expect(try ExhibitProgram.run(["schema", "no-such-schema"]).status == 64)
  }

  @Test("manifests of both samples fit their schemas", arguments: ["learning-culture", "flawed"])
  func manifests(_ name: String) throws {
    let sample = try SubmissionCopy(name)
    _ = try sample.manifest(["--as-of", "2026-06-30"])
    try expectValid([sample.result("manifest.json")], "manifest")
    try expectValid(
      sample.result("manifest.jsonl").split(separator: 10).map(Array.init), "manifest-line")
    try expectValid([sample.result("run.json")], "run")
    let links = try sample.result("links.ndjson").split(separator: 10).map(Array.init)
    #expect(links.count == 5)
    try expectValid(links, "link")
  }

  @Test(
    "records of archives fit, and what is said of a submission that is one",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func archives() throws {
    let folder = try TemporaryFolder()
    try ArchiveMaker.python(
      """
      with tarfile.open('t.tar.gz', 'w:gz') as t: t.add('/dev/null', 'device')
      with zipfile.ZipFile('a.zip', 'w') as z:
          z.write('t.tar.gz')
          raw(z, b'caf\\xe9', b'x'); raw(z, b'../up', b''); raw(z, b'', b'')
      """, in: folder)
    let result = try ExhibitProgram.run(["inspect", "a.zip", "t.tar.gz"], in: folder.path)
    #expect(result.text.contains("pathBytes"))
    try expectValid(result.output.split(separator: 10).map(Array.init), "record")
    _ = try ExhibitProgram.run(["manifest", "a.zip", "--quiet"], in: folder.path)
    try expectValid(
      folder.read("a.exhibit/manifest.jsonl").split(separator: 10).map(Array.init), "manifest-line")
    try expectValid([folder.read("a.exhibit/run.json")], "run")
  }

  @Test("records of office documents and of shortcuts fit")
  func documents() throws {
    let folder = try TemporaryFolder()
    try folder.write("[InternetShortcut]\nURL=https://a.example/\n", to: "a.url")
    let blind = Checkout.path("Tests/AgendaCorpus/blind")
    let names = [
      "docx-hand-day-rows.docx", "ods-lo-minutes.ods", "odt-lo-charrette.odt",
      "pptx-pandoc-book-study.pptx", "xlsx-lo-retreat.xlsx",
    ]
    let result = try ExhibitProgram.run(
      ["inspect", folder.path("a.url")] + names.map { "\(blind)/\($0)" })
    let records = result.output.split(separator: 10).map(Array.init)
    #expect(records.count == 6)
    #expect(result.text.contains("\"url\"") && result.text.contains("\"cell\""))
    try expectValid(records, "record")
  }

  @Test("a decoded recording's record fits the schema")
  func decoded() throws {
    let path = try MediaMaker.make(
      "dark.mkv",
      MediaMaker.picture("160x120", rate: "25", seconds: 4)
        + MediaMaker.tone(rate: 44_100, seconds: 4) + [
          "-vf", "drawbox=c=black:t=fill", "-af", "volume=0", "-c:v", "libx264", "-preset",
          "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "flac",
        ])
    let result = try ExhibitProgram.run(["inspect", "--depth", "frames", path])
    #expect(result.text.contains("stretches"))
    try expectValid([result.output], "record")
  }

  @Test("records of both samples fit the schema", arguments: ["learning-culture", "flawed"])
  func records(_ name: String) throws {
    let sample = try SubmissionCopy(name)
    let files = try sample.folder.listing(below: name).filter { $0.contains(".") }
    let result = try ExhibitProgram.run(
      ["inspect"] + files, in: sample.folder.path(name))
    #expect(try result.lines().count == 11)
    try expectValid(result.output.split(separator: 10).map(Array.init), "record")
  }

  @Test("records and lines of calendars, marked-up pages, captions and chats fit")
  func events() throws {
    let folder = try TemporaryFolder()
    let event = "BEGIN:VEVENT\nSUMMARY:A\nLOCATION:Hall\nDTSTART;TZID=Europe/London:20260312T1"
    let files = [
      "week.ics": "BEGIN:VCALENDAR\nX-WR-CALNAME:C\n\(event)50000\nDURATION:PT20M\nEND:VEVENT\n"
        + "\(event)60000\nRRULE:FREQ=DAILY\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n",
      "page.html": "<html><script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"B\","
        + "\"startDate\":\"2026-03-12T15:00-07:00\",\"duration\":\"1h\"}</script><p>Text</html>",
      "you.sbv": "0:00:03.900,0:00:08.460\nWelcome\n",
      "two.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ana>a</v> <v Bo>b\n",
      "old.dfxp": "<?xml version='1.0'?><tt><body><p begin='1s' end='2s'>a</p></body></tt>",
      "chat.txt": "12/03/2026, 15:04 - Ana: Hello\n13/03/2026, 15:04 - Bo: Hi\n",
    ]
    for (name, text) in files { try folder.write(text, to: "s/\(name)") }
    let result = try ExhibitProgram.run(
      ["inspect"] + files.keys.sorted(), in: folder.path("s"))
    for field in [
      "recurrence", "isCancelled", "timeZone", #""format":"ttml""#, #""people":["Ana""#,
    ] {
      #expect(result.text.contains(field))
    }
    try expectValid(result.output.split(separator: 10).map(Array.init), "record")
    _ = try ExhibitProgram.run(["manifest", "s", "--quiet"], in: folder.path)
    let manifest = try folder.read("s.exhibit/manifest.jsonl")
    try expectValid(manifest.split(separator: 10).map(Array.init), "manifest-line")
    // A chat's people are the record's alone.
    #expect(!String(decoding: manifest, as: UTF8.self).contains("Ana"))
  }

  @Test("records and lines of what trips programs over fit as well")
  func naughty() throws {
    let naughty = try NaughtyFolder()
    let arguments = [Array("inspect".utf8), Array("--".utf8)] + NaughtyFolder.entries.map(\.name)
    let result = try ExhibitProgram.start(arguments, in: naughty.path).finish()
    try expectValid(result.output.split(separator: 10).map(Array.init), "record")
    _ = try ExhibitProgram.run(["manifest", "submission"], in: naughty.folder.path)
    try expectValid(
      naughty.folder.read("submission.exhibit/manifest.jsonl").split(separator: 10)
        .map(Array.init), "manifest-line")
    try expectValid([naughty.folder.read("submission.exhibit/manifest.json")], "manifest")
  }

  @Test(
    "records of every container fit, whole and cut off",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
  func recordings() throws {
    let folder = try TemporaryFolder()
    let whole = try RecordingTable.all.map { try $0.make() }
    let cut = try whole.map { try MediaMaker.cut($0, to: 0.5, in: folder) }
    let result = try ExhibitProgram.run(["inspect"] + whole + cut)
    let header = try ExhibitProgram.run(["inspect", "--depth", "header"] + whole)
    try expectValid((result.output + header.output).split(separator: 10).map(Array.init), "record")
  }

  @Test("overviews of a cohort fit, with names and with identifiers", arguments: [false, true])
  func overviews(_ isAnonymous: Bool) throws {
    let cohort = try CohortFixture()
    try cohort.folder.write("no archive", to: "C/bad.zip")
    let result = try cohort.scan(["--format", "json"] + (isAnonymous ? ["--anonymous"] : []))
    #expect(result.text.contains("sharedBytes\":[{") && result.text.contains("failed"))
    try expectValid([result.output, cohort.folder.read("C.exhibit/overview.json")], "overview")
  }

  @Test("what a search finds fits, with words and with filters alone")
  func searches() throws {
    let subject = try ScannedFolder()
    try subject.folder.write("Our norms are on the wall.\n", to: "S/norms.txt")
    try subject.settle()
    for query in [["norm*"], ["kind:document"], ["nothing"]] {
      let result = try subject.exhibit("search", "--format", "json", "--index", "S", query[0])
      try expectValid([result.output], "search")
    }
  }

  @Test("the validator refuses what does not fit: a field that is none, or none that must be")
  func refuses() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.\n", to: "note.txt")
    let line = try ExhibitProgram.run(["inspect", "note.txt"], in: folder.path).text
    for (old, new) in [(#""path":"#, #""paht":"#), (#""kind":"document""#, #""kind":"novel""#)] {
      let damaged = Array(line.replacing(old, with: new).utf8)
      #expect(try validate([damaged], "record").status == 1)
    }
  }

  private func expectValid(_ documents: [[UInt8]], _ schema: String) throws {
    #expect(!documents.isEmpty)
    let result = try validate(documents, schema)
    #expect(result.status == 0, "\(result)")
  }

  private func validate(_ documents: [[UInt8]], _ schema: String) throws -> RunResult {
    let folder = try TemporaryFolder()
    let printed = try ExhibitProgram.run(["schema", schema])
    let path = try folder.write(printed.output, to: "schema.json")
    let files = try documents.enumerated().map { position, document in
      try folder.write(document, to: "\(position).json")
    }
    return try Tool.checkJSONSchema.run(["--schemafile", path] + files)
  }
}

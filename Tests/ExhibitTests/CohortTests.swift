import Foundation
import TestSupport
import Testing

@Suite("exhibit scan --cohort")
struct CohortTests {
  let cohort: CohortFixture
  var folder: TemporaryFolder { cohort.folder }

  init() throws { cohort = try CohortFixture() }

  @Test("each subfolder is a submission, assessed as exhibit manifest does it")
  func assessed() throws {
    try folder.write("Only one note.\n", to: "C/dora/note.txt")
    let result = try cohort.scan()
    #expect(result.status == 0, "\(result)")
    let overview = try JSON(folder.read("C.exhibit/overview.json"))
    let rows = overview["submissions"].array
    #expect(rows.map { $0["name"].string } == ["anna", "ben", "carl", "dora"])
    for row in rows {
      let name = try #require(row["name"].string)
      let own = try JSON(
        cohort.exhibit(["manifest", "C/\(name)", "--output", "M/\(name)", "--format", "json"])
          .output)
      #expect(own["ready"].boolean == (row["status"].string == "ready"), "\(name)")
      #expect(own["totals"]["artifacts"].integer == row["artifacts"].integer)
      #expect(own["totals"]["findings"]["note"].integer == row["findings"]["note"].integer)
      let missed = own["requirements"].array.filter { $0["outcome"].string != "met" }
      #expect(missed.map { $0["id"].string } == row["missing"].array.map { $0["id"].string })
    }
  }

  @Test(
    "an index of each lies below the cohort's results, nothing in the cohort; the second scan reads none"
  )
  func incremental() throws {
    let before = try folder.listing(below: "C")
    _ = try cohort.scan()
    #expect(try folder.listing(below: "C") == before)
    for _ in 0..<3 { _ = try cohort.scan() }
    let watch = try OpenWatch(folder.path("C/anna/1.txt"), folder.path("C/ben/again.txt"))
    #expect(try cohort.scan().status == 0)
    #expect(!watch.sawOpening)
    let hits = try JSON(
      cohort.exhibit(
        ["search", "--format", "json", "--index", "C.exhibit/ben", "handout"]).output)["hits"].array
    #expect(Set(hits.compactMap { $0["path"].string }) == ["again.txt", "from-anna.txt"])
  }

  @Test(
    "an archive is a submission as well, and gives what its folder gives",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"))
  func archive() throws {
    _ = try Tool.zip.run(["-qr", "../zipped.zip", "."], in: folder.path("C/ben"))
    let rows = try cohort.overview()["submissions"].array
    let folderRow = try #require(rows.first { $0["name"].string == "ben" })
    let zipRow = try #require(rows.first { $0["name"].string == "zipped.zip" })
    #expect(zipRow["form"].string == "archive")
    for key in ["artifacts", "bytes", "repeated"] {
      #expect(folderRow[key].integer == zipRow[key].integer, "\(key)")
    }
    #expect(folderRow["status"].string == zipRow["status"].string)
    #expect(try folder.listing(below: "C.exhibit").contains("zipped/private/index.sqlite"))
  }

  @Test(
    "an archive beside a folder of its name has results of its own",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"))
  func names() throws {
    _ = try Tool.zip.run(["-qr", "../ben.zip", "."], in: folder.path("C/ben"))
    try folder.write("A note.\n", to: "C/private/note.txt")
    let result = try cohort.scan(["--manifests"])
    #expect(result.status == 0, "\(result)")
    let made = try folder.listing(below: "C.exhibit").filter { $0.hasSuffix("/manifest.json") }
    #expect(
      made == ["anna", "ben.zip", "ben", "carl", "private.exhibit"].map { "\($0)/manifest.json" })
  }

  @Test("one submission that fails is named and does not stop the others, exit 3")
  func failing() throws {
    try folder.write("no archive", to: "C/broken.zip")
    let result = try cohort.scan()
    #expect(result.status == 3)
    #expect(result.text.contains("3 ready") && result.text.contains("1 failed"), "\(result)")
    let row = try #require(
      JSON(folder.read("C.exhibit/overview.json"))["submissions"].array
        .first { $0["name"].string == "broken.zip" })
    #expect(row["status"].string == "failed")
    #expect(row["trouble"].string?.contains("neither a folder nor an archive") == true)
  }

  @Test("a submission whose index is damaged is scanned anew, and the run is no failure")
  func damaged() throws {
    #expect(try cohort.scan().status == 0)
    let index = folder.path("C.exhibit/ben/private/index.sqlite")
    // In its place, so that the seal still fits: the pages behind the header are gone.
    let handle = try FileHandle(forWritingTo: URL(filePath: index))
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 60_000))
    try handle.close()
    let result = try cohort.scan()
    #expect(result.status == 0, "\(result)")
    #expect(result.errorText.contains("damaged") && result.text.contains("3 ready"), "\(result)")
    let hits = try JSON(
      cohort.exhibit(["search", "--format", "json", "--index", "C.exhibit/ben", "handout"]).output)
    #expect(hits["hits"].array.count == 2)
  }

  @Test(
    "what was left out is named, of the cohort and of each submission, but not where names are not told"
  )
  func skipped() throws {
    try folder.write("by a file manager", to: "C/anna/.DS_Store")
    try folder.write("no submission", to: "C/readme.txt")
    let overview = try cohort.overview()
    #expect(overview["skipped"].array.map { $0["path"].string } == ["readme.txt"])
    let rows = overview["submissions"].array
    #expect(rows[0]["skipped"].array.map { $0["path"].string } == [".DS_Store"])
    #expect(rows.map { $0["skippedCount"].integer } == [1, nil, nil])
    let anonymous = try cohort.overview(["--anonymous"])
    #expect(!anonymous["skipped"].exists)
    #expect(anonymous["submissions"].array.allSatisfy { !$0["skipped"].exists })
  }

  @Test("the links that the assessment judged are in each submission's index")
  func links() throws {
    try folder.write("<a href='gone.txt'>g</a>", to: "C/carl/page.html")
    _ = try cohort.scan()
    let found = try cohort.exhibit(["search", "--open", "--index", "C.exhibit/carl", "link:broken"])
    #expect(found.text == "page.html\n", "\(found)")
  }

  @Test(
    "an index that another program holds at the end is no failure of the submission",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func busyIndex() throws {
    // Until nothing is left to be put in but what became of the links.
    for _ in 0..<3 { #expect(try cohort.scan().status == 0) }
    let script = """
      import os, sqlite3, subprocess, sys
      held = sqlite3.connect('C.exhibit/ben/private/index.sqlite', isolation_level=None)
      held.execute('BEGIN IMMEDIATE')
      own = dict(os.environ, XDG_STATE_HOME=os.path.abspath('state'))
      sys.exit(subprocess.run(sys.argv[1:], env=own).returncode)
      """
    let result = try Tool.python3.run(
      ["-c", script, ExhibitProgram.path, "scan", "--cohort", "C"], in: folder.path)
    #expect(result.status == 0 && result.text.contains("3 ready"), "\(result)")
    #expect(result.errorText.contains("what became of the links was not put"), "\(result)")
  }

  @Test("a file that an inspector fails on leaves its submission open, exit 3")
  func unfinished() throws {
    try folder.write("exhibit-debug-hook: crash\n", to: "C/ben/crash.txt")
    let result = try cohort.scan()
    #expect(result.status == 3)
    #expect(result.text.contains("1 file not read"), "\(result)")
    #expect(result.text.contains("2 ready"))
  }

  @Test("files of the same bytes are told, within a submission and across the cohort")
  func duplicates() throws {
    let overview = try cohort.overview()
    let rows = overview["submissions"].array
    #expect(rows.map { $0["repeated"].integer } == [0, 1, 0])
    #expect(rows.map { $0["shared"].integer } == [1, 2, 0])
    let shared = overview["sharedBytes"].array
    #expect(shared.count == 1)
    // As coreutils has it.
    let sum = try Tool.sha256sum.run([folder.path("C/anna/handout.txt")])
    #expect(sum.text.hasPrefix(shared[0]["sha256"].string ?? "none"))
    let places = shared[0]["places"].array.map {
      "\($0["submission"].string ?? "")/\($0["path"].string ?? "")"
    }
    #expect(places == ["anna/handout.txt", "ben/again.txt", "ben/from-anna.txt"])
    // In the order of the paths: 1.txt, 2.txt, 3.txt, handout.txt.
    #expect(shared[0]["places"].array[0]["artifact"].integer == 4)
  }

  @Test("identifiers stay the same within a cohort, differ in another, and no name is told")
  func anonymous() throws {
    let first = try cohort.scan(["--anonymous", "--format", "json"])
    let again = try cohort.scan(["--anonymous", "--format", "json"])
    #expect(first.output == again.output)
    let identifiers = try JSON(first.output)["submissions"].array.compactMap {
      $0["identifier"].string
    }
    #expect(Set(identifiers).count == 3 && identifiers == identifiers.sorted())
    let text = try cohort.scan(["--anonymous", "-v"]).text
    let csv = String(decoding: try folder.read("C.exhibit/overview.csv"), as: UTF8.self)
    for name in ["anna", "ben", "carl", "handout"] {
      for output in [first.text, text, csv] { #expect(!output.contains(name), "\(name)") }
    }
    #expect(identifiers.allSatisfy(csv.contains) && identifiers.allSatisfy(text.contains))
    let other = try CohortFixture()
    let others = try other.overview(["--anonymous"])["submissions"].array
      .compactMap { $0["identifier"].string }
    #expect(Set(others).isDisjoint(with: identifiers))
  }

  @Test(
    "a cell that a spreadsheet would take for a formula is harmless",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"),
    arguments: ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
  func formulas(_ name: String) throws {
    try folder.write("A note.\n", to: "C/\(name)/note.txt")
    _ = try cohort.scan()
    let row = try #require(try cohort.rows().first { $0["submission"]?.hasSuffix(name) == true })
    #expect(row["submission"] == "'" + name)
    #expect(row["artifacts"] == "1")
  }

  @Test(
    "the table has a line a submission, ended as RFC 4180 has it, and quotes what needs it",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func table() throws {
    try folder.write("A note.\n", to: "C/a \"quoted\", name\nof two lines/note.txt")
    _ = try cohort.scan()
    let bytes = try folder.read("C.exhibit/overview.csv")
    #expect(bytes.suffix(2).elementsEqual([13, 10]))
    let rows = try cohort.rows()
    #expect(
      rows.compactMap { $0["submission"] }
        == ["a \"quoted\", name\nof two lines", "anna", "ben", "carl"])
    #expect(rows[1]["status"] == "ready" && rows[1]["recorded_minutes"] == "0.0")
    #expect(rows[0]["missing"]?.contains("at least 3 artifacts") == true)
  }

  @Test("manifests lie where DESIGN.md says, and verify finds their submissions")
  func manifests() throws {
    #expect(try cohort.scan(["--manifests"]).status == 0)
    let verified = try cohort.exhibit(["verify", "C.exhibit/anna"])
    #expect(verified.status == 0, "\(verified)")
    let own = try cohort.exhibit(["manifest", "C/anna", "--output", "M", "--quiet"])
    #expect(own.status == 0)
    for name in ["manifest.json", "manifest.jsonl", "SHA256SUMS"] {
      #expect(try folder.read("C.exhibit/anna/\(name)") == folder.read("M/\(name)"))
    }
  }

  @Test("no line of the summary is longer than a hundred columns")
  func columns() throws {
    let name = String(repeating: "a long name ", count: 15)
    try folder.write("A note.\n", to: "C/\(name)/note.txt")
    let lines = try cohort.scan(["-v"]).text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(lines)")
  }

  @Test("what is no cohort, options without --cohort and records of a cohort are refused")
  func refused() throws {
    try folder.write("A note.\n", to: "empty/note.txt")
    let empty = try cohort.exhibit(["scan", "--cohort", "empty"])
    #expect(empty.status == 3 && empty.errorText.contains("no submission"))
    #expect(try cohort.exhibit(["scan", "C", "--anonymous"]).status == 64)
    #expect(try cohort.exhibit(["scan", "C", "--format", "json"]).status == 64)
    #expect(try cohort.scan(["--format", "ndjson"]).status == 64)
    #expect(try cohort.scan(["--output", "C/here"]).status == 3)
  }

  @Test(
    "a search of a cohort goes through the index of each submission",
    arguments: ["C", "C.exhibit", ""])
  func search(_ place: String) throws {
    _ = try cohort.scan()
    let result = try cohort.exhibit(
      ["search", "--format", "json", "handout"] + (place.isEmpty ? [] : ["--index", place]))
    let hits = try JSON(result.output)["hits"].array
    #expect(
      Set(hits.compactMap { $0["results"].string }) == ["C.exhibit/anna", "C.exhibit/ben"],
      "\(result)")
  }

  @Test("results of a cohort are no artifacts of the folder above")
  func results() throws {
    try folder.makeFolder(Array("above".utf8))
    try FileManager.default.moveItem(atPath: folder.path("C"), toPath: folder.path("above/C"))
    _ = try cohort.exhibit(["scan", "--cohort", "above/C"])
    _ = try cohort.exhibit(["manifest", "--quiet", "above"])
    let paths = try SubmissionCopy.lines(of: folder.read("above.exhibit/manifest.jsonl"))
      .compactMap { $0["path"].string }
    #expect(paths.count == 18 && paths.allSatisfy { $0.hasPrefix("C/") }, "\(paths)")
  }
}

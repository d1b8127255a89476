import Foundation
import TestSupport
import Testing

@testable import Packaging

/// The complete sample with its results, and exports beside them.
private struct ExportedSample {
  let folder: TemporaryFolder

  init(_ name: String = "learning-culture") throws {
    folder = try TemporaryFolder()
    try Checkout.copySample(name, into: folder)
    try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path("s"))
    _ = try run(["manifest", "s", "--quiet"])
  }

  func run(_ arguments: [String]) throws -> RunResult {
    try ExhibitProgram.run(arguments, in: folder.path)
  }

  /// Exports and expects it to be done.
  func export(_ form: String, _ options: [String] = []) throws -> String {
    let result = try run(["export", "s", "--as", form] + options)
    try #require(result.status == 0, "\(result)")
    return String(result.text.dropLast())
  }
}

@Suite("exhibit export")
struct ExportTests {
  private static let bagit = """
    import bagit, sys
    bag = bagit.Bag(sys.argv[1])
    bag.validate()
    print(bag.version, sorted(bag.algorithms), len(bag.payload_entries()), bag.info["Payload-Oxum"])
    """

  @Test(
    "bagit-python validates the bags that we write, in a folder and zipped",
    .enabled(if: Tool.venvPython.mayRun, "there is no .venv; run “make venv”"))
  func bags() throws {
    let sample = try ExportedSample()
    let bytes = try sample.folder.listing(below: "s").compactMap {
      try? sample.folder.read("s/\($0)").count
    }
    let expected = "1.0 ['sha256', 'sha512'] 11 \(bytes.reduce(0, +)).11\n"
    let bag = try sample.export("bag")
    #expect(bag == "s.bag")
    #expect(
      try Tool.venvPython.run(["-c", Self.bagit, bag], in: sample.folder.path).text == expected)
    let zip = try sample.export("bag.zip")
    // Python's own reader of ZIP files checks every checksum.
    let unzip = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
          assert z.testzip() is None
          z.extractall("out")
      """
    let unpacked = try Tool.venvPython.run(["-c", unzip, zip], in: sample.folder.path)
    #expect(unpacked.status == 0, "\(unpacked)")
    #expect(
      try Tool.venvPython.run(["-c", Self.bagit, "out/s.bag"], in: sample.folder.path).text
        == expected)
    for path in [bag, zip] {
      let ours = try sample.run(["verify", path, "--format", "json"])
      #expect(ours.status == 0, "\(ours)")
      #expect(try ours.lines()[0]["warnings"].array.isEmpty, "\(ours)")
    }
    #expect(
      try sample.folder.read("s.bag/exhibit/manifest.json")
        == sample.folder.read("s.exhibit/manifest.json"))
  }

  @Test("files stay where they are and as they are; --copy gives them bytes of their own")
  func placed() throws {
    let sample = try ExportedSample()
    let before = try sample.folder.read("s/part1.txt")
    _ = try sample.export("bag", ["--copy", "--output", "copied.bag"])
    _ = try sample.export("bag")
    try sample.folder.write("other", to: "copied.bag/data/part1.txt")
    #expect(try sample.folder.read("s/part1.txt") == before)
    #expect(try sample.run(["verify", "s"]).status == 0)
    #expect(try sample.run(["verify", "copied.bag"]).status == 1)
    #expect(try sample.run(["verify", "s.bag"]).status == 0)
  }

  @Test("nothing is written over, inside the submission, or of files that changed since")
  func refused() throws {
    let sample = try ExportedSample()
    _ = try sample.export("csv")
    let again = try sample.run(["export", "s", "--as", "csv"])
    #expect(again.status == 3 && again.errorText.contains("nothing is written over"), "\(again)")
    let inside = try sample.run(["export", "s", "--as", "bag", "--output", "s/bag"])
    #expect(inside.status == 3, "\(inside)")
    let video = "s/video/tuning-protocol.mp4"
    var bytes = try sample.folder.read(video)
    bytes[1000] ^= 1
    try sample.folder.write(bytes, to: video)
    for form in ["bag", "bag.zip", "ro-crate"] {
      let changed = try sample.run(["export", "s", "--as", form])
      #expect(changed.status == 3 && changed.errorText.contains("no longer the one"), "\(changed)")
    }
    // What was begun is gone again.
    let left = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path)
    #expect(Set(left) == ["s", "s.exhibit", "s.csv"], "\(left)")
  }

  @Test("odd names come through a bag: percent, line feed, spaces within, letters of any script")
  func oddNames() throws {
    let sample = try ExportedSample()
    for name in ["100%.txt", "a\nb.txt", "two  spaces.txt", "è 漢.txt", "~tilde.txt", "#x.txt"] {
      try sample.folder.write("x", to: "s/\(name)")
    }
    _ = try sample.run(["manifest", "s", "--quiet"])
    let path = try sample.export("bag")
    let result = try sample.run(["verify", path])
    #expect(result.status == 0, "\(result)")
    let manifest = String(
      decoding: try sample.folder.read("s.bag/manifest-sha256.txt"), as: UTF8.self)
    #expect(manifest.contains("  data/100%25.txt\n") && manifest.contains("  data/a%0Ab.txt\n"))
  }

  @Test(
    "rocrate-validator passes the crate by all that RO-Crate 1.2 requires",
    .enabled(if: Tool.rocrateValidator.mayRun, "there is no .venv; run “make venv”"))
  func crate() throws {
    let sample = try ExportedSample()
    let path = try sample.export("ro-crate")
    let script = Checkout.path("Tests/Crates/validate-crate")
    let sound = try Tool.venvPython.run([script, path], in: sample.folder.path)
    #expect(sound.status == 0, "\(sound)")
    let text = String(
      decoding: try sample.folder.read("s.crate/ro-crate-metadata.json"), as: UTF8.self)
    // The recording of 83 s, its captions, and the agenda that links to it: counted in Samples/README.md.
    let graph = try JSON(Array(text.utf8))["@graph"].array
    let video = try #require(graph.first { $0["@id"].string == "video/tuning-protocol.mp4" })
    #expect(video["duration"].string?.hasPrefix("PT1M2") == true, "\(video)")
    let agenda = graph.first {
      $0["@id"].string == "agendas/2026-03-12-professional-learning.html"
    }
    #expect(
      agenda?["mentions"].array.contains { $0["@id"].string == "video/tuning-protocol.mp4" } == true
    )
    let event = graph.first { $0["@id"].string == video["recordedAt"]["@id"].string }
    #expect(event?["recordedIn"]["@id"].string == "video/tuning-protocol.mp4", "\(graph)")
    #expect(event?["subjectOf"]["@id"].string == "video/tuning-protocol.vtt")
    // The validator can fail: RO-Crate demands a date.
    let date = try #require(
      text.range(of: #""datePublished":"[0-9-]{10}","#, options: .regularExpression))
    try sample.folder.write(
      text.replacingCharacters(in: date, with: ""), to: "s.crate/ro-crate-metadata.json")
    #expect(try Tool.venvPython.run([script, path], in: sample.folder.path).status != 0)
  }

  @Test(
    "files named as the crate's own lie in a folder of their own there, and the crate stays sound",
    .enabled(if: Tool.rocrateValidator.mayRun, "there is no .venv; run “make venv”"))
  func clashes() throws {
    let sample = try ExportedSample()
    let files = [
      "ro-crate-metadata.json": "{\"note\": 1}", "RO-Crate-Preview.html/page.html": "<p>A page</p>",
      "renamed/other.txt": "other", "deep/ro-crate-metadata.json": "{}",
    ]
    for (name, text) in files { try sample.folder.write(text, to: "s/\(name)") }
    _ = try sample.run(["manifest", "s", "--quiet"])
    let result = try sample.run(["export", "s", "--as", "ro-crate"])
    #expect(result.status == 0 && result.text == "s.crate\n", "\(result)")
    #expect(result.errorText.contains("2 files have names of the crate's own"), "\(result)")
    let places = [
      "renamed-2/ro-crate-metadata.json", "renamed-2/RO-Crate-Preview.html/page.html",
      "renamed/other.txt", "deep/ro-crate-metadata.json",
    ]
    let graph = try JSON(sample.folder.read("s.crate/ro-crate-metadata.json"))["@graph"].array
    for place in places {
      let own = place.replacing("renamed-2/", with: "")
      #expect(
        try sample.folder.read("s.crate/\(place)") == Array((files[own] ?? "").utf8), "\(place)")
      let entity = try #require(graph.first { $0["@id"].string == place }, "\(place)")
      #expect(entity["alternateName"].string == (own == place ? nil : own), "\(entity)")
    }
    let checked = try Tool.venvPython.run(
      [Checkout.path("Tests/Crates/validate-crate"), "s.crate"], in: sample.folder.path)
    #expect(checked.status == 0, "\(checked)")
  }

  @Test(
    "no export goes into a submission or its results",
    arguments: ["bag", "bag.zip", "csv", "ro-crate", "open-badges"])
  func outside(_ form: String) throws {
    let sample = try ExportedSample()
    for place in ["s/x", "s.exhibit/x", "s/new/deep/x", "s.exhibit/private/x"] {
      let result = try sample.run(["export", "s", "--as", form, "--output", place])
      #expect(result.status == 3, "\(result)")
      #expect(
        result.errorText.contains("would be handed on with it")
          || result.errorText.contains("inside the folder that is scanned"), "\(result)")
      #expect(!FileManager.default.fileExists(atPath: sample.folder.path(place)))
    }
    // The guard refuses the place and not the name.
    try sample.folder.makeFolder(Array("out".utf8))
    #expect(try sample.run(["export", "s", "--as", form, "--output", "out/x"]).status == 0)
  }

  @Test(
    "check-jsonschema passes the evidence against the schema of Open Badges 3.0",
    .enabled(if: Tool.checkJSONSchema.mayRun, "there is no .venv; run “make venv”"))
  func evidence() throws {
    let sample = try ExportedSample()
    let path = sample.folder.path(try sample.export("open-badges"))
    let schema = Checkout.path("docs/formats/open-badges-evidence.schema.json")
    let result = try Tool.checkJSONSchema.run(["--schemafile", schema, path])
    #expect(result.status == 0, "\(result)")
    let evidence = try JSON(try sample.folder.read("s.badges.json")).array
    #expect(evidence.count == 11)
    #expect(Set(evidence.compactMap { $0["id"].string }).count == 11)
    let again = try sample.export("open-badges", ["--output", "again.json"])
    #expect(try sample.folder.read(again) == sample.folder.read("s.badges.json"))
    try sample.folder.write(#"[{"id":"urn:x:y","type":["Evidenz"]}]"#, to: "bad.json")
    #expect(
      try Tool.checkJSONSchema.run(["--schemafile", schema, sample.folder.path("bad.json")]).status
        != 0)
  }

  @Test(
    "Python's csv reads the table as it is, and no cell begins a formula",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func table() throws {
    let sample = try ExportedSample()
    let names = ["=1+1.txt", "@cmd.txt", "-2.txt", "+3.txt", "a,\"b\".txt", "line\nfeed.txt"]
    for name in names { try sample.folder.write("x", to: "s/\(name)") }
    _ = try sample.run(["manifest", "s", "--quiet"])
    let path = try sample.export("csv")
    let script = """
      import csv, json, sys
      with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
          rows = list(csv.reader(file, strict=True))
      assert len({len(row) for row in rows}) == 1
      assert not any(cell[:1] in ("=", "+", "-", "@", "\\t", "\\r") for row in rows for cell in row if cell)
      print(json.dumps([row[0] for row in rows[1:]]))
      """
    let result = try Tool.python3.run(["-c", script, path], in: sample.folder.path)
    #expect(result.status == 0, "\(result)")
    let paths = try JSON(result.output).array.compactMap(\.string)
    #expect(paths.count == 17)
    for name in names {
      #expect(paths.contains("=+-@".contains(name.first ?? " ") ? "'\(name)" : name), "\(name)")
    }
    let bytes = try sample.folder.read(path)
    #expect(bytes.count { $0 == 0x0D } == 18)
  }

  @Test("what the records keep private is in none of the exports")
  func privacy() throws {
    let sample = try ExportedSample()
    let secret = "Zebulon Quackenbush"
    try sample.folder.write(
      "<html><head><title>T</title><meta name=author content='\(secret)'></head><body><p>Facilitator: "
        + "\(secret)</p><p>9:00-9:20 Opening</p><p>9:20-9:40 \(secret) speaks</p></body></html>",
      to: "s/agendas/private.html")
    _ = try sample.run(["manifest", "s", "--quiet"])
    let record = try sample.run(["inspect", "s/agendas/private.html"])
    #expect(record.text.contains(secret))
    for form in ["csv", "open-badges", "ro-crate", "bag"] { _ = try sample.export(form) }
    for path in [
      "s.csv", "s.badges.json", "s.crate/ro-crate-metadata.json", "s.crate/ro-crate-preview.html",
      "s.bag/bag-info.txt", "s.bag/exhibit/manifest.jsonl", "s.bag/exhibit/manifest.json",
    ] {
      #expect(
        !String(decoding: try sample.folder.read(path), as: UTF8.self).contains(secret), "\(path)")
    }
  }

  @Test(
    "durations are ISO 8601",
    arguments: [
      (0, "PT0S"), (999, "PT0.999S"), (60_000, "PT1M"), (83_000, "PT1M23S"),
      (3_600_000, "PT1H"), (3_661_050, "PT1H1M1.050S"),
    ])
  func durations(_ milliseconds: Int64, _ text: String) {
    #expect(CrateWriter.duration(milliseconds) == text)
  }
}

@Suite("ZIP files")
struct ZipTests {
  @Test("the checksum is CRC-32, however long the piece")
  func checksum() {
    // The check value of CRC-32/ISO-HDLC, and zlib.crc32(bytes(range(256)) * 3) by Python.
    var short = Checksum32()
    short.update(Array("123456789".utf8))
    #expect(short.value == 0xCBF4_3926)
    let long = (0..<768).map { UInt8(truncatingIfNeeded: $0) }
    for step in [1, 7, 8, 9, 768] {
      var sum = Checksum32()
      for start in stride(from: 0, to: long.count, by: step) {
        sum.update(Array(long[start..<min(start + step, long.count)]))
      }
      #expect(sum.value == 0xB0C0_DF2A, "\(step)")
    }
  }

  @Test(
    "sizes and places beyond 4 GiB, and 70,000 members, are read by Python as they are",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func long() throws {
    let folder = try TemporaryFolder()
    // A member of 5 GiB, of which only the headers are written; a second behind it; then many empty.
    let size: UInt64 = 5 << 30
    var (entries, offset) = ([ZipEntry](), UInt64(0))
    for (name, length) in [("big", size), ("behind", 3)] + (0..<70_000).map({ ("e\($0)", 0) }) {
      let entry = ZipEntry(name: Array(name.utf8), size: length, offset: offset)
      entries.append(entry)
      offset += UInt64(entry.localHeader.count) + length
    }
    let list = entries.flatMap(\.centralHeader)
    let end = ZipEntry.end(
      count: UInt64(entries.count), listOffset: offset, listSize: UInt64(list.count))
    let path = try folder.write(Array("".utf8), to: "long.zip")
    let file = try #require(FileHandle(forWritingAtPath: path))
    for entry in entries.prefix(3) {
      try file.seek(toOffset: entry.offset)
      try file.write(contentsOf: Data(entry.localHeader))
    }
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(list + end))
    try file.close()
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      infos = z.infolist()
      print(len(infos), infos[0].file_size, infos[1].header_offset, infos[1].filename)
      z.open("behind").close()
      """
    let result = try Tool.python3.run(["-c", script, path])
    #expect(
      result.text == "70002 5368709120 \(entries[1].offset) behind\n", "\(result)")
  }
}

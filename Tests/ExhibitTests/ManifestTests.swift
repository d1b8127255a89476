import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("exhibit manifest")
struct ManifestTests {
  @Test("the sample that is complete is ready: exit 0 and no error or warning")
  func complete() throws {
    let sample = try SubmissionCopy("learning-culture")
    let result = try sample.manifest()
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.isEmpty, "\(result)")
    let lines = try sample.lines()
    // Counted by hand in Samples/README.md.
    #expect(lines.count == 11)
    let severities = lines.flatMap { $0["findings"].array.compactMap { $0["severity"].string } }
    #expect(!severities.contains("error") && !severities.contains("warning"), "\(lines)")
    let parts = Dictionary(grouping: lines, by: { $0["part"].integer ?? 0 }).mapValues(\.count)
    #expect(parts == [1: 1, 2: 9, 3: 1])
  }

  @Test("the sample's meeting is held against its agenda, down to the protocol's steps")
  func meeting() throws {
    let sample = try SubmissionCopy("learning-culture")
    let meetings = try sample.manifest(["--format", "json"]).lines()[0]["meetings"].array
    #expect(meetings.count == 1)
    let meeting = try #require(meetings.first)
    #expect(meeting["agenda"]["path"].string == "agendas/2026-03-12-professional-learning.html")
    #expect(meeting["recording"]["path"].string == "video/tuning-protocol.mp4")
    #expect(meeting["plannedMinutes"].integer == 75)
    // By the captions themselves: "Next step: clarifying questions", "We move to warm and cool
    // feedback", "Let us debrief the protocol".
    let places = meeting["protocols"].array[0]["steps"].array
      .compactMap { $0["place"]["milliseconds"].integer }
    #expect(places == [28_102, 39_810, 69_396])
  }

  @Test("the flawed sample shows the faults that were planted and no others: exit 1")
  func flawed() throws {
    let sample = try SubmissionCopy("flawed")
    let result = try sample.manifest(["--format", "json"])
    #expect(result.status == 1, "\(result)")
    var found: Set<String> = []
    for artifact in try result.lines()[0]["artifacts"].array {
      for finding in artifact["findings"].array where finding["severity"].string != "note" {
        found.insert("\(artifact["path"].string ?? ""): \(finding["code"].string ?? "")")
      }
    }
    // Samples/README.md says what was planted.
    #expect(
      found == [
        "video/tuning-protocol.mp4: media.truncated",
        "agendas/2026-03-12-professional-learning.html: link.broken",
        "reflections/teacher-reflection-1.html: link.broken",
        "audio/recorded-reflection.mp3: file.extension-mismatch",
        "part3.md: part.too-long",
        "photos/norms-poster.jpg: file.empty",
      ])
  }

  @Test("of the flawed sample's video 38 s of the 83 s claimed are there")
  func flawedVideo() throws {
    let sample = try SubmissionCopy("flawed")
    _ = try sample.manifest()
    let video = try #require(
      try sample.lines().first { $0["path"].string == "video/tuning-protocol.mp4" })
    let duration = video["media"]["duration"]
    #expect(duration["verdict"].string == "truncated")
    #expect(duration["milliseconds"].integer.map { $0 / 1000 } == 38)
    #expect(duration["declaredMilliseconds"].integer.map { $0 / 1000 } == 83)
  }

  @Test(
    "the same files give the same bytes, also elsewhere and with other times",
    arguments: ["learning-culture", "flawed"])
  func reproducible(_ name: String) throws {
    let first = try SubmissionCopy(name)
    _ = try first.manifest()
    let again = try SubmissionCopy(name)
    for path in try again.folder.listing(below: name) {
      // 2001-09-09T01:46:40Z for every file.
      var times = [
        timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0),
      ]
      let status = unsafe utimes(again.folder.path("\(name)/\(path)"), &times)
      #expect(status == 0)
    }
    _ = try again.manifest(["--jobs", "1"])
    let files = ["manifest.json", "manifest.jsonl", "SHA256SUMS", "links.ndjson", "report.html"]
    let before = try files.map { try first.result($0) }
    #expect(try files.map { try again.result($0) } == before)
    _ = try first.manifest(["--jobs", "7"])
    #expect(try files.map { try first.result($0) } == before)
  }

  @Test("nothing is written into the folder, and nothing of it is changed")
  func untouched() throws {
    let sample = try SubmissionCopy("learning-culture")
    let before = try sample.folder.listing(below: sample.name)
    let digests = try before.map { try contents(sample, $0) }
    _ = try sample.manifest()
    #expect(try sample.folder.listing(below: sample.name) == before)
    #expect(try before.map { try contents(sample, $0) } == digests)
    let made = try sample.folder.listing(below: "learning-culture.exhibit")
    #expect(
      made.filter { !$0.hasPrefix("report/") } == [
        "SHA256SUMS", "links.ndjson", "manifest.json", "manifest.jsonl", "private",
        "private/index.seal", "private/index.sqlite", "private/pictures.ndjson",
        "private/report.html", "report", "report.html", "run.json",
      ])
    #expect(made.filter { $0.hasPrefix("report/") }.allSatisfy { $0.hasSuffix(".jpg") })
  }

  @Test("names, places and tags stand in the private report alone, which only its owner may read")
  func privateReport() throws {
    let folder = try TemporaryFolder()
    let video = try MediaMaker.make(
      "tagged.mp4",
      [
        "-f", "lavfi", "-i", "sine=d=1", "-metadata", "artist=Robin <Doe>", "-metadata",
        "location=+37.3349-122.0090/",
      ])
    try folder.makeFolder(Array("S".utf8))
    try FileManager.default.copyItem(atPath: video, toPath: folder.path("S/tagged.mp4"))
    _ = try ExhibitProgram.run(["manifest", "--quiet", "S"], in: folder.path)
    let (shared, own) = try (
      String(decoding: folder.read("S.exhibit/report.html"), as: UTF8.self),
      String(decoding: folder.read("S.exhibit/private/report.html"), as: UTF8.self)
    )
    for value in ["Robin &lt;Doe&gt;", "+37.3349-122.0090/"] {
      #expect(own.contains(value) && !shared.contains(value), "\(value)")
    }
    var status = stat()
    #expect(unsafe stat(folder.path("S.exhibit/private"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    #expect(unsafe stat(folder.path("S.exhibit/private/report.html"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  private func contents(_ sample: SubmissionCopy, _ path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    let name = "\(sample.name)/\(path)"
    _ = unsafe FileManager.default.fileExists(
      atPath: sample.folder.path(name), isDirectory: &isFolder)
    return isFolder.boolValue ? [] : try sample.folder.read(name)
  }

  @Test(
    "results inside the folder are refused, exit 3",
    arguments: [
      "learning-culture", "learning-culture/out", "learning-culture/a/b/c",
      "learning-culture/../learning-culture/out", "linked/out",
    ])
  func inside(_ output: String) throws {
    let sample = try SubmissionCopy("learning-culture")
    try sample.folder.makeLink("linked", to: "learning-culture/video")
    let before = try sample.folder.listing()
    let result = try sample.manifest(["--output", output])
    #expect(result.status == 3, "\(result)")
    #expect(result.errorText.contains("--output"), "\(result)")
    #expect(try sample.folder.listing() == before)
  }

  @Test("results go where --output says, with the folders above made")
  func output() throws {
    let sample = try SubmissionCopy("learning-culture")
    let result = try sample.manifest(["--output", "some/place"])
    #expect(result.status == 0, "\(result)")
    #expect(try sample.folder.listing(below: "some/place").contains("manifest.json"))
    #expect(try !sample.folder.listing().contains("learning-culture.exhibit"))
    // The run's note remembers the folder.
    #expect(try sample.verify([], "some/place").status == 0)
  }

  @Test("whatever a folder holds has its line or the reason why it was left out")
  func naughty() throws {
    let naughty = try NaughtyFolder()
    try naughty.folder.write("x", to: "submission/.DS_Store")
    try naughty.folder.write("x", to: "submission/inner/~$lock.docx")
    try naughty.folder.write("x", to: "submission/__MACOSX/inner.txt")
    let result = try ExhibitProgram.run(
      ["manifest", "--quiet", "submission"], in: naughty.folder.path)
    #expect(result.output.isEmpty)
    let entries = NaughtyFolder.entries
    let lines = try SubmissionCopy.lines(
      of: naughty.folder.read("submission.exhibit/manifest.jsonl"))
    let listed = try lines.map(NaughtyFolder.identity)
    let expected = entries.filter { $0.skipped == nil }.map(\.name)
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(listed == expected)
    for (line, identity) in zip(lines, listed) {
      let entry = try #require(entries.first { $0.name == identity })
      #expect(line["path"].string == entry.path)
      #expect(Set(line.codes).isSuperset(of: entry.codes), "\(line)")
    }
    let header = try JSON(naughty.folder.read("submission.exhibit/manifest.json"))
    let skipped = header["policy"]["skipped"].array
      .map { "\($0["path"].string ?? ""): \($0["reason"].string ?? "")" }
    let reasons =
      entries.compactMap { entry in entry.skipped.map { "\(entry.path): \($0)" } } + [
        ".DS_Store: ignored by the rule .DS_Store", "__MACOSX: ignored by the rule __MACOSX/",
        "inner/~$lock.docx: ignored by the rule ~$*",
      ]
    #expect(Set(skipped) == Set(reasons))
    #expect(try ExhibitProgram.run(["verify", "submission"], in: naughty.folder.path).status == 0)
  }

  @Test(
    "a folder that may not be read is named, exit 3",
    .enabled(if: geteuid() != 0 || Tool.setpriv.mayRun))
  func unreadableFolder() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    let folder = try TemporaryFolder()
    try folder.setMode(".", 0o777)
    try folder.write("A note.\n", to: "submission/note.txt")
    try folder.write("A note.\n", to: "submission/locked/note.txt")
    try folder.setMode("submission/locked", 0)
    let result = try Unprivileged.run([program, "manifest", "submission"], in: folder.path)
    try folder.setMode("submission/locked", 0o755)
    #expect(result.status == 3, "\(result)")
    let header = try JSON(folder.read("submission.exhibit/manifest.json"))
    let skipped = header["policy"]["skipped"].array
    #expect(skipped.map { $0["path"].string } == ["locked"])
    #expect(skipped[0]["reason"].string == "could not be read: permission denied")
  }

  @Test(
    "sha256sum accepts SHA256SUMS, awkward names included",
    .enabled(if: Tool.sha256sum.mayRun, "sha256sum is not installed"))
  func checksums() throws {
    let naughty = try NaughtyFolder()
    try naughty.folder.write("A lone dash.\n", to: "submission/-")
    try naughty.folder.write("A return.\n", to: "submission/re\rturn.txt")
    _ = try ExhibitProgram.run(["manifest", "submission"], in: naughty.folder.path)
    let list = naughty.folder.path("submission.exhibit/SHA256SUMS")
    let peer = try Tool.sha256sum.run(["--check", "--strict", list], in: naughty.path)
    #expect(peer.status == 0, "\(peer)")
    let artifacts = NaughtyFolder.entries.count { $0.skipped == nil } + 2
    #expect(peer.text.split(separator: "\n").count(where: { $0.hasSuffix(": OK") }) == artifacts)
  }

  /// RFC 9162 §2.1.1, written a second time in another language.
  static let merkle = """
    import hashlib, json, sys
    def tree(leaves):
        if not leaves: return hashlib.sha256(b"").digest()
        if len(leaves) == 1: return hashlib.sha256(b"\\0" + leaves[0]).digest()
        k = 1
        while 2 * k < len(leaves): k *= 2
        return hashlib.sha256(b"\\1" + tree(leaves[:k]) + tree(leaves[k:])).digest()
    lines = open(sys.argv[1] + "/manifest.jsonl", "rb").read().split(b"\\n")
    assert lines.pop() == b""
    header = json.load(open(sys.argv[1] + "/manifest.json", "rb"))
    assert header["treeSize"] == len(lines), header["treeSize"]
    for line in lines:
        # RFC 8785 for what stands in a line: keys sorted by UTF-16, no white space.
        def shape(value):
            if isinstance(value, dict):
                keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
                return {key: shape(value[key]) for key in keys}
            return [shape(one) for one in value] if isinstance(value, list) else value
        again = json.dumps(shape(json.loads(line)), ensure_ascii=False, separators=(",", ":"))
        assert again.encode() == line, line
    assert header["rootDigest"] == tree(lines).hex(), tree(lines).hex()
    """

  @Test(
    "the root follows from the lines, and the lines are canonical: told by another program",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"),
    arguments: ["learning-culture", "flawed"])
  func root(_ name: String) throws {
    let sample = try SubmissionCopy(name)
    _ = try sample.manifest()
    let peer = try Tool.python3.run(["-c", Self.merkle, "\(name).exhibit"], in: sample.folder.path)
    #expect(peer.status == 0, "\(peer)")
  }

  @Test("an empty folder has an empty manifest and the root of nothing")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("submission".utf8))
    let result = try ExhibitProgram.run(["manifest", "submission"], in: folder.path)
    #expect(result.status == 1, "\(result)")
    #expect(try folder.read("submission.exhibit/manifest.jsonl").isEmpty)
    let header = try JSON(folder.read("submission.exhibit/manifest.json"))
    // SHA-256 of nothing: RFC 9162 §2.1.1.
    #expect(
      header["rootDigest"].string
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(try ExhibitProgram.run(["verify", "submission"], in: folder.path).status == 0)
  }

  @Test("results of an earlier run inside a folder are no artifacts")
  func nestedResults() throws {
    let sample = try SubmissionCopy("learning-culture")
    _ = try sample.manifest()
    let files = FileManager.default
    try files.createDirectory(atPath: sample.folder.path("all"), withIntermediateDirectories: false)
    for name in ["learning-culture", "learning-culture.exhibit"] {
      try files.moveItem(
        atPath: sample.folder.path(name), toPath: sample.folder.path("all/\(name)"))
    }
    _ = try ExhibitProgram.run(["manifest", "all"], in: sample.folder.path)
    let header = try JSON(sample.folder.read("all.exhibit/manifest.json"))
    #expect(header["treeSize"].integer == 11)
    #expect(
      header["policy"]["skipped"].array.map { $0["path"].string } == ["learning-culture.exhibit"])
  }

  @Test("the report shows no strangers' markup and loads nothing from elsewhere")
  func report() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "<html><title>&lt;script&gt;alert(1)&lt;/script&gt;</title><p>Words.</html>",
      to: "submission/<img src=x onerror=alert(2)>.html")
    _ = try ExhibitProgram.run(["manifest", "submission"], in: folder.path)
    let page = String(decoding: try folder.read("submission.exhibit/report.html"), as: UTF8.self)
    #expect(page.contains("&lt;img src=x onerror=alert(2)&gt;"))
    #expect(!page.contains("<img") && !page.contains("<script>alert"))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.firstMatch(of: /(?:src|href)="https?:/) == nil)
  }

  @Test("strangers' names move nothing on the terminal")
  func terminal() throws {
    let naughty = try NaughtyFolder()
    let result = try ExhibitProgram.run(
      ["manifest", "--color", "never", "submission"], in: naughty.folder.path)
    #expect(!result.output.contains(0x1B))
    #expect(result.text.contains(#"\u{1b}[31mred.txt"#), "\(result)")
  }
}

import Artifacts
import Testing

@testable import Submissions

@Suite("Manifest")
struct ManifestTests {
  @Test("a line is canonical, holds what is listed and nothing private")
  func line() throws {
    var record = Fixture.agenda("agenda.html")
    record.document?.words = 41
    record.document?.passages = [Passage(text: "private words")]
    record.links = [Link(target: "x.mp4")]
    record.findings = [Finding(.documentMalformed, "private message", found: "private value")]
    let submission = try Fixture.submission([record])
    // Written by hand from CONTRACT's list, keys sorted as RFC 8785 §3.2.3 says.
    let expected =
      #"{"agenda":{"date":"2026-03-12","itemCount":2,"protocols":["tuning"]},"category":"agenda","#
      + #""categoryReason":"clear: a document whose name says “agenda”","document":{"words":41},"#
      + #""findings":[{"code":"document.malformed","severity":"note"}],"kind":"document","#
      + #""mediaType":"text/html","part":2,"path":"agenda.html","#
      + "\"sha256\":\"\(Fixture.digest(of: ArtifactPath("agenda.html")))\",\"size\":1000}\n"
    #expect(String(decoding: submission.manifestJSONL, as: UTF8.self) == expected)
  }

  @Test("a recording's line has its streams and no tags, coordinates or dates")
  func media() throws {
    var record = Fixture.video("a.mp4", milliseconds: 614_400)
    record.media?.tags = [Tag(key: "artist", value: "Robin Doe")]
    record.media?.coordinates = "+37.3349-122.0090/"
    record.media?.recordedAt = "2026-03-12T15:04:05-07:00"
    record.media?.chapters = [Chapter(title: "Robin", startMilliseconds: 0, endMilliseconds: 1)]
    record.media?.streams[0].frameRate = "30000/1001"
    record.media?.streams[0].language = "eng"
    let line = try #require(try Fixture.submission([record]).manifestLines.first { _ in true })
    let text = String(decoding: line, as: UTF8.self)
    #expect(
      text.contains(
        #""media":{"chapterCount":1,"container":"mp4","duration":{"milliseconds":614400,"#
          + #""source":"measured","verdict":"verified"},"#
          + #""streams":[{"frameRate":"30000/1001","type":"video"}]}"#), "\(text)")
    for secret in ["Robin", "37.33", "2026", "eng"] { #expect(!text.contains(secret)) }
  }

  @Test("lines are sorted by bytes, not by letters, and names that look alike stay apart")
  func sorted() throws {
    let names = ["é.txt", "e\u{301}.txt", "Z.txt", "a/b.txt", "a.txt", "a b.txt"]
    let lines = try Fixture.submission(names.map { Fixture.document($0) }).lines
    // By hand, from the UTF-8 of the names: 5A, 61 20, 61 2E, 61 2F, 65 CC, C3 A9.
    #expect(
      lines.map { Array($0.path.utf8) }
        == ["Z.txt", "a b.txt", "a.txt", "a/b.txt", "e\u{301}.txt", "é.txt"].map { Array($0.utf8) })
  }

  @Test("the header states policy, totals, outcomes, size and root, canonically")
  func header() throws {
    let submission = try Fixture.submission(
      Fixture.complete(), ignoring: [".DS_Store"],
      skipped: [
        SkippedPath(ArtifactPath("b/.DS_Store"), reason: "left by a file manager"),
        SkippedPath(ArtifactPath(".DS_Store"), reason: "left by a file manager"),
      ])
    let header = String(decoding: submission.manifestJSON, as: UTF8.self)
    #expect(header.hasPrefix(#"{"credential":{"id":"fostering-a-collaborative-learning-culture","#))
    #expect(
      header.contains(
        #""policy":{"ignore":[".DS_Store"],"skipped":[{"path":".DS_Store","#
          + #""reason":"left by a file manager"},{"path":"b/.DS_Store","#))
    #expect(
      header.contains(
        #""totals":{"artifacts":7,"#
          + #""byKind":{"document":4,"log":1,"transcript":1,"video":1},"bytes":7000,"#
          + #""findings":{"error":0,"note":0,"warning":0},"recordedMilliseconds":60000}"#))
    #expect(header.contains(#""schema":"exhibit.manifest/1""#))
    #expect(header.hasSuffix(#""treeSize":7}"#))
    #expect(
      submission.header.rootDigest == MerkleTree.rootText(of: submission.manifestLines))
  }

  @Test("checksums are as coreutils writes them, odd names escaped")
  func checksums() throws {
    let names: [[UInt8]] = [
      Array("-".utf8), Array("a\nb\\c".utf8), Array("plain name.txt".utf8), [0x66, 0xFF],
    ]
    let submission = try Fixture.submission(
      names.map { Fixture.record(ArtifactPath(bytes: $0), .other) { $0.sha256 = Fixture.digest } })
    // The second as `sha256sum` of coreutils 9.1 prints a file of that name.
    let expected =
      Array("\(Fixture.digest)  ./-\n".utf8) + Array("\\\(Fixture.digest)  a\\nb\\\\c\n".utf8)
      + Array("\(Fixture.digest)  f".utf8) + [0xFF, 0x0A]
      + Array("\(Fixture.digest)  plain name.txt\n".utf8)
    #expect(submission.checksums == expected)
  }

  @Test("a record without digest is listed and has no checksum")
  func noDigest() throws {
    let record = Fixture.record(
      "locked.mp4", .unreadable, findings: [Finding(.fileUnreadable, "No.")]
    ) {
      $0.sha256 = nil
      $0.size = nil
    }
    let submission = try Fixture.submission([record])
    #expect(submission.checksums.isEmpty)
    #expect(submission.lines.count == 1)
  }
}

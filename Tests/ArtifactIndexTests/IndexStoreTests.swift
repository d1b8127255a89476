import ArtifactIndex
import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("The index of a folder")
struct IndexStoreTests {
  let fixture: IndexFixture

  init() throws { fixture = try IndexFixture() }

  /// Runs a statement with SQLite's own library, as Python has it: another program than ours.
  private func sql(_ statement: String) throws -> String {
    let script =
      "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); "
      + "print(d.execute(sys.argv[2]).fetchall()); d.commit()"
    let result = try Tool.python3.run(
      ["-c", script, fixture.folder.path("private/index.sqlite"), statement])
    #expect(result.status == 0, "\(result)")
    return result.text.trimmingCharacters(in: .newlines)
  }

  private func put(_ entries: IndexEntry...) throws {
    let store = try fixture.writer()
    try store.begin()
    for entry in entries { try store.put(entry) }
    try store.commit()
  }

  @Test("what is put is there again, in the order of the paths' bytes")
  func put() throws {
    // A slash sorts before a letter and after a full stop.
    try put(.init("b/c"), .init("b.txt"), .init("a"))
    let states = try fixture.states()
    #expect(states.map { String(decoding: $0.path, as: UTF8.self) } == ["a", "b.txt", "b/c"])
    #expect(states.map(\.stamp) == [IndexFixture.entry("a").stamp, .sample, .sample])
    #expect(states.allSatisfy { $0.isReusable && !$0.isGone })
    // What another inspector found stands for nothing.
    #expect(try fixture.states(for: "2").allSatisfy { !$0.isReusable })
  }

  @Test("a second record of a path takes the place of the first, with all that belonged to it")
  func replaced() throws {
    try put(IndexFixture.text("a.html", "vision"), IndexFixture.text("b.html", "vision"))
    try put(IndexFixture.text("a.html", "norms"))
    let reader = try fixture.reader()
    let paths = try reader.search(SearchQuery("vision"), limit: 10).hits.map(\.path.text)
    #expect(paths == ["b.html"])
    if Tool.python3.mayRun {
      #expect(
        try sql(
          "SELECT (SELECT count(*) FROM artifact), (SELECT count(*) FROM passage), "
            + "(SELECT count(*) FROM passage_text)") == "[(2, 4, 4)]")
    }
  }

  @Test("what is removed leaves no text behind, what is gone is only found when asked for")
  func removed() throws {
    try put(
      IndexFixture.text("a.html", "vision"), IndexFixture.text("b.html", "vision"),
      IndexFixture.text("c.html", "vision"))
    let ids = try fixture.states().map(\.id)
    let store = try fixture.writer()
    try store.remove([ids[0]])
    try store.markGone([ids[1]], at: 1)
    let query = try SearchQuery("vision")
    #expect(try store.search(query, limit: 9).hits.map(\.path.text) == ["c.html"])
    let all = try store.search(query, limit: 9, includesGone: true).hits
    #expect(Set(all.map(\.path.text)) == ["b.html", "c.html"])
    #expect(all.filter(\.isGone).map(\.path.text) == ["b.html"])
  }

  @Test(
    "a record that time, memory or rights had a part in stands for nothing",
    arguments: [
      FindingCode.inspectTimedOut, .inspectCrashed, .inspectOutOfMemory, .inspectProtocol,
      .fileUnreadable, .fileChangedWhileRead,
    ])
  func passing(_ code: FindingCode) throws {
    try put(IndexFixture.entry("a") { $0.findings = [Finding(code, "x")] })
    #expect(try fixture.states().map(\.isReusable) == [false])
  }

  @Test("a file that had only just been changed when it was scanned is read again")
  func fresh() throws {
    var entry = IndexFixture.entry("a")
    entry.stamp.changedNanoseconds = IndexFixture.noon - 1
    try put(entry)
    #expect(try fixture.states().map(\.isReusable) == [false])
  }

  @Test("records are found again by their bytes, for the inspector that made them")
  func bytes() throws {
    try put(IndexFixture.entry("a"))
    let store = try fixture.reader()
    let digest = String(repeating: "a", count: 64)
    #expect(try store.records(size: 12, sha256: digest, inspector: "1").count == 1)
    #expect(try store.records(size: 12, sha256: digest, inspector: "2").isEmpty)
    #expect(try store.records(size: 13, sha256: digest, inspector: "1").isEmpty)
    #expect(try store.holds(size: 12, inspector: "1"))
    #expect(try !store.holds(size: 12, inspector: "2"))
  }

  @Test("private is its owner's alone, also where it was unpacked with other rights")
  func mode() throws {
    try fixture.folder.makeFolder(Array("private".utf8))
    try fixture.folder.setMode("private", 0o755)
    try put(IndexFixture.entry("a"))
    for (name, mode) in [("private", 0o700), ("private/index.sqlite", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder.path(name))
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(name)")
    }
  }

  // MARK: Trust

  @Test("an index that came with a folder is not read by anybody and made anew by a scan")
  func received() throws {
    try put(IndexFixture.text("a.html", "vision"))
    // A copy has another inode, as one that was unpacked or downloaded has.
    let path = fixture.folder.path("private/index.sqlite")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    try FileManager.default.copyItem(atPath: path + ".old", toPath: path)
    #expect(throws: IndexError.foreign) { try fixture.reader() }
    var reasons: [IndexError] = []
    let store = try fixture.writer { reasons.append($0) }
    #expect(reasons == [.foreign])
    #expect(try store.search(SearchQuery("vision"), limit: 9).hits.isEmpty)
  }

  @Test("another user's key opens nothing, and without a key nothing is trusted")
  func otherKey() throws {
    try put(IndexFixture.entry("a"))
    let other = IndexKey(bytes: [UInt8](repeating: 8, count: 32))
    for key in [other, nil] {
      #expect(throws: IndexError.foreign) {
        try IndexStore(reading: IndexFolder(in: fixture.path, key: key))
      }
    }
  }

  @Test(
    "bytes that were replaced in place are not the sealed ones",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func replacedInPlace() throws {
    try put(IndexFixture.entry("a"))
    _ = try sql("UPDATE property SET value = 'other' WHERE name = 'nonce'")
    #expect(throws: IndexError.foreign) { try fixture.reader() }
  }

  @Test("a link in the index's place is not followed")
  func link() throws {
    try put(IndexFixture.entry("a"))
    try fixture.folder.write("mine", to: "other")
    try fixture.folder.remove("private/index.sqlite")
    try fixture.folder.makeLink("private/index.sqlite", to: "../other")
    #expect(throws: IndexError.foreign) { try fixture.reader() }
    _ = try fixture.writer()
    #expect(try fixture.folder.read("other") == Array("mine".utf8))
  }

  // MARK: Versions and damage

  @Test(
    "an index of a later version is refused and left as it is",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func newer() throws {
    try put(IndexFixture.entry("a"))
    _ = try sql("PRAGMA user_version = 99")
    let before = try fixture.folder.read("private/index.sqlite")
    #expect(throws: IndexError.newer(version: 99)) { try fixture.reader() }
    #expect(throws: IndexError.newer(version: 99)) { try fixture.writer() }
    #expect(try fixture.folder.read("private/index.sqlite") == before)
  }

  @Test(
    "an index of an earlier version is brought up to date with what is in it, and can be read before",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func older() throws {
    var linked = IndexFixture.text("a.html", "Our norms")
    linked.record.links = [Link(target: "charter.pdf", location: Location(line: 4))]
    try put(linked)
    for statement in [
      "DROP TABLE print", "DROP INDEX artifact_gone",
      "DELETE FROM passage_text WHERE rowid IN (SELECT id FROM passage WHERE source = 'link')",
      "DELETE FROM passage WHERE source = 'link'",
      "DROP TABLE link",
      "CREATE TABLE link (artifact INTEGER, number INTEGER, target TEXT, line INTEGER)",
      "PRAGMA user_version = 1",
    ] {
      _ = try sql(statement)
    }
    #expect(try fixture.reader().search(SearchQuery("norms"), limit: 5).hits.count == 1)
    #expect(try fixture.reader().search(SearchQuery("charter"), limit: 5).hits.isEmpty)
    #expect(try fixture.reader().search(SearchQuery("link:broken"), limit: 5).hits.isEmpty)
    var entry = IndexFixture.entry("b.mp3", .audio)
    let prints = ContentPrints(
      sound: SoundPrint(itemMicroseconds: 123_809, items: [1, .max, 0x0102_0304]), pictures: nil)
    entry.record.prints = prints
    let store = try fixture.writer()
    try store.put(entry)
    var kept: [String: ContentPrints] = [:]
    try store.prints { kept[$0.text] = $1 }
    #expect(kept == ["b.mp3": prints] && kept["b.mp3"]?.sound?.items == [1, .max, 0x0102_0304])
    #expect(try store.search(SearchQuery("norms"), limit: 5).hits.count == 1)
    let charter = try store.search(SearchQuery("charter"), limit: 5).hits
    #expect(charter.map(\.location) == [Location(line: 4)])
    #expect(try sql("PRAGMA user_version") == "[(4,)]")
    #expect(
      try sql("SELECT count(*) FROM pragma_table_info('link') WHERE name = 'verdict'") == "[(1,)]")
  }

  @Test("a damaged index is made anew, and said to be")
  func damaged() throws {
    try put(IndexFixture.entry("a"))
    // Written over in place: the seal still fits the inode.
    let handle = try FileHandle(
      forWritingTo: URL(fileURLWithPath: fixture.folder.path("private/index.sqlite")))
    try handle.write(contentsOf: Data(repeating: 0x55, count: 4096))
    try handle.close()
    #expect(throws: IndexError.damaged) { try fixture.reader() }
    var reasons: [IndexError] = []
    _ = try fixture.writer { reasons.append($0) }
    #expect(reasons == [.damaged])
    #expect(try fixture.states().isEmpty)
  }

  @Test("no index is no index")
  func missing() throws {
    #expect(throws: IndexError.missing) { try fixture.reader() }
  }
}

extension IndexEntry {
  fileprivate init(_ path: String) { self = IndexFixture.entry(path) }
}

extension FileStamp {
  fileprivate static let sample = IndexFixture.entry("a").stamp
}

import Foundation
import TestSupport
import Testing

/// Through the built program and its locked inspector.
@Suite("Every format in one folder", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct EveryFormatTests {
  private let scanned: ScannedFolder
  private let folder: TemporaryFolder

  init() throws {
    scanned = try ScannedFolder()
    folder = scanned.folder
    try folder.makeFolder(Array("S".utf8))
    try EveryFormatFolder.make(in: folder)
  }

  private static let all =
    EveryFormatFolder.names + EveryFormatFolder.pointers + EveryFormatFolder.unread

  /// What a record says in words.
  private static func text(_ record: JSON) -> String {
    let passages = record["document"]["passages"].array.compactMap { $0["text"].string }
    let cues = record["transcript"]["cues"].array.compactMap { $0["text"].string }
    return (passages + cues).joined(separator: "\n")
  }

  @Test("each file has one record, and each record the sentence")
  func records() throws {
    let records = try ExhibitProgram.records(Self.all, in: folder.path)
    #expect(records.map { $0["path"].string } == Self.all)
    for (name, record) in zip(Self.all, records) {
      let isText = EveryFormatFolder.names.contains(name)
      #expect(
        Self.text(record).contains(EveryFormatFolder.sentence) == isText, "\(name): \(record)")
      #expect(!record.codes.contains { $0.hasPrefix("inspect.") }, "\(name)")
    }
    for (name, record) in zip(Self.all, records) where EveryFormatFolder.pointers.contains(name) {
      #expect(record["url"].string == "https://school.example/ostrich", "\(name)")
    }
    #expect(records.last?.codes.contains("document.format-not-read") == true)
  }

  @Test("the same sentence is found in every one of them by search")
  func search() throws {
    for name in Self.all {
      try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path("S/\(name)"))
    }
    #expect(try scanned.scan().status == 0)
    let result = try scanned.exhibit(
      "search", "--format", "json", "--limit", "1000", "--index", "S",
      "\"\(EveryFormatFolder.sentence)\"")
    let hits = try result.lines()[0]["hits"].array
    let paths = Set(hits.compactMap { $0["path"].string })
    #expect(paths.sorted() == EveryFormatFolder.names.sorted(), "\(hits.first.debugDescription)")
  }

  // MARK: Corrupt input

  /// How each file is broken, by Python.
  private static let damages = #"""
    import random
    def damages(name, b):
        yield 'empty', b''
        for part in (1, 4, 8, 12, 15): yield 'cut%d' % part, b[:len(b) * part // 16]
        yield 'short', b[:-1]
        generator = random.Random(name)
        for turn in range(6):
            c = bytearray(b)
            for _ in range(1 + turn): c[generator.randrange(len(c))] ^= 1 << generator.randrange(8)
            yield 'flip%d' % turn, bytes(c)
        yield 'zeros', b[:len(b) // 2] + bytes(len(b) - len(b) // 2)
        yield 'wrong16', b.decode('latin-1').encode('utf-16-be')
        yield 'wrongebcdic', b.decode('latin-1').encode('cp500')
        yield 'twice', b + b
    os.mkdir('D')
    for name in NAMES:
        b = open(name, 'rb').read()
        stem, ending = name.split('.', 1)
        for kind, broken in damages(name, b):
            open('D/%s-%s.%s' % (stem, kind, ending), 'wb').write(broken)
    """#

  @Test("whatever is broken in a file of any format, it has its record, and nobody crashes")
  func corrupt() throws {
    let names = Self.all.map { "'\($0)'" }.joined(separator: ", ")
    try ArchiveMaker.python(
      "import os\n" + Self.damages.replacing("NAMES", with: "[\(names)]"), in: folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("D")).sorted()
    // 17 damages of each.
    #expect(files.count == Self.all.count * 17)
    let records = try ExhibitProgram.records(files.map { "D/\($0)" }, in: folder.path)
    #expect(records.count == files.count)
    for (name, record) in zip(files, records) {
      #expect(record["sha256"].exists, "\(name)")
      #expect(!record.codes.contains { $0.hasPrefix("inspect.") }, "\(name): \(record.codes)")
      if name.contains("-empty.") { #expect(record.codes == ["file.empty"], "\(name)") }
      // What lost its end can't be said to be whole where the format shows it.
      let showsItsEnd = ["docx", "odt", "pptx", "xlsx", "ods", "pdf"]
      if name.contains("-cut"), showsItsEnd.contains(where: { name.hasSuffix(".\($0)") }) {
        #expect(!record.codes.isEmpty, "\(name)")
      }
      // No fault makes words that nobody wrote: the sentence is there whole or not at all.
      if name.contains("-cut") {
        let said = Self.text(record)
        #expect(!said.contains("\u{FFFD}\u{FFFD}\u{FFFD}"), "\(name): \(said)")
      }
    }
  }

  @Test("a wrong ending of the name changes no text of what shows by its content what it is")
  func wrongEnding() throws {
    let endings = ["mp4", "docx", "jpg", "html"]
    var pairs: [(name: String, renamed: String)] = []
    for name in EveryFormatFolder.names where !Self.isToldByName(name) {
      for ending in endings where !name.hasSuffix(".\(ending)") {
        let renamed = "R-\(name.replacing(".", with: "-")).\(ending)"
        try FileManager.default.copyItem(atPath: folder.path(name), toPath: folder.path(renamed))
        pairs.append((name, renamed))
      }
    }
    let own = try ExhibitProgram.records(EveryFormatFolder.names, in: folder.path)
    let texts = Dictionary(
      uniqueKeysWithValues: zip(EveryFormatFolder.names, own.map(Self.text)))
    let records = try ExhibitProgram.records(pairs.map(\.renamed), in: folder.path)
    for (pair, record) in zip(pairs, records) {
      #expect(Self.text(record) == texts[pair.name], "\(pair.renamed)")
      #expect(record["kind"].string != "unreadable", "\(pair.renamed)")
    }
  }

  /// Nothing in Markdown, a list of values or plain text says that it is no other of these.
  private static func isToldByName(_ name: String) -> Bool {
    [".md", ".csv", ".tsv", ".txt"].contains { name.hasSuffix($0) }
  }
}

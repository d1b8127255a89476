import Foundation
import TestSupport
import Testing

/// A submission that is given as an archive.
@Suite(
  "Archives as submissions",
  .enabled(if: Tool.python3.mayRun && Tool.zip.mayRun, "python3 or zip is not installed"))
struct SubmissionArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func exhibit(_ arguments: String..., environment: [String: String]? = nil) throws
    -> RunResult
  {
    try ExhibitProgram.run(arguments, in: folder.path, environment: environment)
  }

  private func lines(_ results: String) throws -> [JSON] {
    try folder.read("\(results)/manifest.jsonl").split(separator: 10).map { try JSON(Array($0)) }
  }

  private func skipped(_ results: String) throws -> [String: String] {
    let header = try JSON(folder.read("\(results)/manifest.json"))
    return Dictionary(
      header["policy"]["skipped"].array.map {
        ($0["path"].string ?? "", $0["reason"].string ?? "")
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The sample in archives of several kinds, with the folder's own results beside them.
  private func sampleArchives() throws {
    try Checkout.copySample("learning-culture", into: folder)
    #expect(try exhibit("manifest", "learning-culture", "--quiet").status == 0)
    _ = try Tool.zip.run(["-qr", "wrapped.zip", "learning-culture"], in: folder.path)
    _ = try Tool.zip.run(["-qr", "../flat.zip", "."], in: folder.path("learning-culture"))
    try ArchiveMaker.python(
      """
      top = 'learning-culture'
      with zipfile.ZipFile('python.zip', 'w', 8) as z:
          for d, _, names in os.walk(top):
              for n in sorted(names): z.write(os.path.join(d, n))
          z.writestr('__MACOSX/learning-culture/._part1.txt', 'x')
      with tarfile.open('packed.tar.gz', 'w:gz') as t: t.add(top)
      """, in: folder)
  }

  @Test("the manifest of an archive has the lines of its folder's, byte by byte")
  func sameLines() throws {
    try sampleArchives()
    let expected = try folder.read("learning-culture.exhibit/manifest.jsonl")
    for archive in ["wrapped.zip", "flat.zip", "python.zip", "packed.tar.gz"] {
      let result = try exhibit(archive)
      #expect(result.status == 0, "\(result)")
      let results = "\(archive.prefix { $0 != "." }).exhibit"
      #expect(try folder.read("\(results)/manifest.jsonl") == expected, "\(archive)")
      let note = try JSON(folder.read("\(results)/run.json"))
      #expect(note["archive"]["files"].integer == 11)
      #expect(
        note["archive"]["wrapper"].string == (archive == "flat.zip" ? nil : "learning-culture"))
      #expect(result.text.contains("11 files were read from the archive \(archive)"), "\(result)")
    }
    #expect(try skipped("python.exhibit") == ["__MACOSX": "ignored by the rule __MACOSX/"])
    #expect(
      try folder.read("wrapped.exhibit/manifest.json")
        == folder.read("learning-culture.exhibit/manifest.json"))
  }

  @Test("an archive and its results are verified, also after both were moved")
  func verify() throws {
    try sampleArchives()
    _ = try exhibit("wrapped.zip", "--quiet")
    try FileManager.default.createDirectory(
      atPath: folder.path("moved"), withIntermediateDirectories: false)
    #expect(try exhibit("verify", "wrapped.zip").status == 0)
    for name in ["wrapped.zip", "wrapped.exhibit"] {
      try FileManager.default.moveItem(
        atPath: folder.path(name), toPath: folder.path("moved/\(name)"))
    }
    let moved = try exhibit("verify", "moved/wrapped.exhibit")
    #expect(moved.status == 0 && moved.text.contains("OK 11 ok"), "\(moved)")
    #expect(moved.text.contains("moved/wrapped.zip"))
    // The folder's results hold for the archive as well, and the other way round.
    #expect(try exhibit("verify", "learning-culture.exhibit", "--against", "flat.zip").status == 0)
    let back = try exhibit("verify", "moved/wrapped.exhibit", "--against", "learning-culture")
    #expect(back.status == 0, "\(back)")
  }

  @Test("a file that was changed in the archive is found")
  func changed() throws {
    try sampleArchives()
    _ = try exhibit("python.zip", "--quiet")
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('python.zip') as z: files = [(i, z.read(i)) for i in z.infolist()]
      with zipfile.ZipFile('python.zip', 'w') as z:
          for i, c in files:
              z.writestr(i.filename, c + b'!' if i.filename.endswith('part1.txt') else c)
      """, in: folder)
    let result = try exhibit("verify", "python.zip")
    #expect(result.status == 1)
    #expect(result.text.contains("10 ok · 1 changed"), "\(result)")
    #expect(result.text.contains("changed     part1.txt"))
  }

  @Test("nothing is left beside the archive but the results, nor where temporary files go")
  func untouched() throws {
    try sampleArchives()
    try folder.makeFolder(Array("temporary".utf8))
    let before = try folder.read("flat.zip")
    let result = try exhibit(
      "flat.zip", "--quiet", environment: ["TMPDIR": folder.path("temporary")])
    #expect(result.status == 0, "\(result)")
    #expect(try folder.read("flat.zip") == before)
    #expect(try folder.listing(below: "temporary").isEmpty)
    #expect(
      try folder.listing().filter { $0.hasPrefix("flat") && !$0.contains("/") } == [
        "flat.exhibit", "flat.zip",
      ])
  }

  @Test("an archive does not write over the results of the folder of its name")
  func owner() throws {
    try sampleArchives()
    try FileManager.default.moveItem(
      atPath: folder.path("flat.zip"), toPath: folder.path("learning-culture.zip"))
    let before = try folder.read("learning-culture.exhibit/run.json")
    let refused = try exhibit("learning-culture.zip")
    #expect(refused.status == 3)
    #expect(refused.errorText.contains("--output"), "\(refused)")
    #expect(try folder.read("learning-culture.exhibit/run.json") == before)
    #expect(try exhibit("manifest", "learning-culture.zip", "--output", "o", "-q").status == 0)
    #expect(try exhibit("verify", "o").status == 0)
    // Nor does an archive over those of another that only ends differently.
    let packed = try exhibit("packed.tar.gz", "--quiet")
    #expect(packed.status == 0, "\(packed)")
    _ = try Tool.python3.run(
      ["-c", "import gzip; open('packed.tar', 'wb').write(gzip.open('packed.tar.gz').read())"],
      in: folder.path)
    let second = try exhibit("packed.tar", "--quiet")
    #expect(second.status == 3)
    #expect(second.errorText.contains("results of packed.tar.gz"), "\(second)")
    #expect(try exhibit("packed.tar.gz", "--quiet").status == 0)
    // A folder may be read again.
    #expect(try exhibit("manifest", "learning-culture", "--quiet").status == 0)
  }

  // MARK: Trouble

  @Test("links, unsafe names, second files of a name and old results are named, not read")
  func leftOut() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('s.zip', 'w') as z:
          z.writestr('a.txt', 'A note.'); z.writestr('a.txt', 'another')
          z.writestr('../up.txt', 'x'); z.writestr('/etc/passwd', 'x'); z.writestr('.DS_Store', 'x')
          link = zipfile.ZipInfo('link.txt')
          link.create_system, link.external_attr = 3, 0o120777 << 16
          z.writestr(link, 'a.txt')
          z.writestr('old.exhibit/manifest.json', '{"schema":"exhibit.manifest/1"}')
          z.writestr('old.exhibit/report.html', 'x')
          z.writestr('new.exhibit/mine.txt', 'A note.')
      """, in: folder)
    let result = try exhibit("s.zip", "--quiet")
    #expect(result.status == 1, "\(result)")
    #expect(try lines("s.exhibit").map { $0["path"].string } == ["a.txt", "new.exhibit/mine.txt"])
    // The last of a name is what python and unzip leave; what sha256sum says of “another”.
    try folder.write("another", to: "note")
    let digest = try Tool.sha256sum.run(["note"], in: folder.path).text.prefix(64)
    #expect(try lines("s.exhibit")[0]["sha256"].string == String(digest))
    #expect(try lines("s.exhibit")[0].codes == ["archive.duplicate-name"])
    let skipped = try skipped("s.exhibit")
    #expect(
      Set(skipped.keys) == [
        "a.txt", "../up.txt", "/etc/passwd", ".DS_Store", "link.txt", "old.exhibit",
      ])
    #expect(skipped["link.txt"] == "a symbolic link, which is not followed")
    #expect(skipped["a.txt"]?.contains("the last is kept") == true)
    #expect(skipped["../up.txt"]?.contains("..") == true)
    #expect(try exhibit("verify", "s.zip").status == 0)
  }

  @Test("names of any bytes and both normalisations stay apart")
  func names() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('s.zip', 'w') as z:
          raw(z, b'caf\\xe9.txt', b'1'); raw(z, 'caf\\u00e9.txt'.encode(), b'2', True)
          raw(z, 'cafe\\u0301.txt'.encode(), b'3', True)
      """, in: folder)
    _ = try exhibit("s.zip", "--quiet")
    let lines = try lines("s.exhibit")
    #expect(
      lines.map { $0["path"].string.map { Array($0.utf8) } } == [
        Array("cafe\u{301}.txt".utf8), Array("caf\u{E9}.txt".utf8), Array("caf%E9.txt".utf8),
      ])
    // “caf”, the byte E9, “.txt” in base64.
    #expect(lines[2]["pathBytes"].string == "Y2Fm6S50eHQ=")
    #expect(try exhibit("verify", "s.zip").status == 0)
  }

  @Test("files that are damaged or need a password are records with an error, exit 1")
  func unreadableMembers() throws {
    try folder.write("secret\n", to: "s.txt")
    _ = try Tool.zip.run(["-q", "-e", "-P", "word", "e.zip", "s.txt"], in: folder.path)
    try ArchiveMaker.python(
      """
      z = zipfile.ZipFile('d.zip', 'w'); z.writestr('a', 'sound text'); z.writestr('b', 'b'); z.close()
      b = bytearray(open('d.zip', 'rb').read())
      b[31] ^= 1
      open('d.zip', 'wb').write(b)
      """, in: folder)
    for (archive, code) in [("e", "archive.encrypted"), ("d", "archive.damaged")] {
      let result = try exhibit("\(archive).zip", "--quiet")
      #expect(result.status == 1, "\(result)")
      let line = try lines("\(archive).exhibit")[0]
      #expect(line["kind"].string == "unreadable")
      #expect(line.codes == [code])
    }
    #expect(try lines("d.exhibit").count == 2)
  }

  @Test("an archive whose end is missing gives what is there, says so, and exits with 3")
  func truncated() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('s.zip', 'w') as z:
          for i in range(4): z.writestr('f%d.txt' % i, 'A note. ' * 100)
      b = open('s.zip', 'rb').read()
      open('s.zip', 'wb').write(b[:2000])
      """, in: folder)
    #expect(try exhibit("s.zip", "--quiet").status == 3)
    // Each member takes 36 bytes of header and 800 of text: two are whole.
    #expect(
      try lines("s.exhibit").map { $0["kind"].string } == ["document", "document", "unreadable"])
    #expect(try skipped("s.exhibit")["s.zip"]?.contains("damaged") == true)
  }

  @Test("a bomb is refused with a word, and writes nothing")
  func bomb() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('s.zip', 'w', 8) as z:
          with z.open('zeros', 'w') as f:
              for i in range(100): f.write(bytes(1 << 20))
      """, in: folder)
    let result = try exhibit("s.zip")
    #expect(result.status == 3)
    #expect(result.errorText.contains("unpacks to far more"), "\(result)")
    #expect(try folder.listing() == ["s.zip"])
  }

  @Test("what is no archive is a usage error", arguments: ["note.txt", "essay.odt", "empty.zip"])
  func usage(_ name: String) throws {
    try ArchiveMaker.python(
      """
      open('note.txt', 'w').write('A note.')
      open('empty.zip', 'w')
      with zipfile.ZipFile('essay.odt', 'w') as z:
          z.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
      """, in: folder)
    let result = try exhibit("manifest", name)
    #expect(result.status == 64, "\(result)")
    #expect(result.errorText.contains("ZIP"), "\(result)")
  }

  @Test("an archive in a folder is listed in its record and counted in its line")
  func inFolder() throws {
    try ArchiveMaker.python(
      """
      os.makedirs('S')
      with zipfile.ZipFile('S/photos.zip', 'w') as z:
          z.writestr('private name.txt', 'x'); z.writestr('b', 'y')
      """, in: folder)
    let record = try ExhibitProgram.record(folder.path("S/photos.zip"))
    #expect(record["kind"].string == "archive")
    #expect(
      record["archive"]["members"].array.map { $0["path"].string } == ["private name.txt", "b"])
    _ = try exhibit("manifest", "S", "--quiet")
    // The line is an allow-list: how many members there are stays in the record.
    #expect(try !lines("S.exhibit")[0]["archive"].exists)
    let text = String(decoding: try folder.read("S.exhibit/manifest.jsonl"), as: UTF8.self)
    #expect(!text.contains("private"))
  }
}

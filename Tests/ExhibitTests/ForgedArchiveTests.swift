import TestSupport
import Testing

/// What somebody adds to an archive after its manifest was made.
@Suite("Forged archives", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct ForgedArchiveTests {
  private let folder: TemporaryFolder

  /// `alice` as a tar and as a zip file, the results of each beside it.
  init() throws {
    folder = try TemporaryFolder()
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'w') as z, tarfile.open('t.tar', 'w') as t:
          for n in ['alice/a.txt', 'alice/notes.txt']:
              z.writestr(n, 'true'); i = tarfile.TarInfo(n); i.size = 4
              t.addfile(i, io.BytesIO(b'true'))
      """, in: folder)
    for archive in ["z.zip", "t.tar"] {
      _ = try ExhibitProgram.run([archive, "--quiet"], in: folder.path)
      let sound = try ExhibitProgram.run(["verify", archive], in: folder.path)
      #expect(sound.status == 0, "\(sound)")
    }
  }

  private func verify(_ archive: String) throws -> JSON {
    let result = try ExhibitProgram.run(["verify", archive, "--format", "json"], in: folder.path)
    #expect(result.status == 1, "\(result)")
    return try result.lines()[0]
  }

  private func paths(_ list: JSON) -> [String?] { list.array.map { $0["path"].string } }

  @Test(
    "a second member of a listed name is the one that is compared, and is extra as well",
    arguments: ["z.zip", "t.tar"])
  func secondMember(_ archive: String) throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'a') as z: z.writestr('alice/notes.txt', 'forged')
      with tarfile.open('t.tar', 'a') as t:
          i = tarfile.TarInfo('alice/notes.txt'); i.size = 6
          t.addfile(i, io.BytesIO(b'forged'))
      """, in: folder)
    let report = try verify(archive)
    #expect(paths(report["changed"]) == ["notes.txt"])
    #expect(paths(report["extra"]) == ["notes.txt"])
  }

  @Test("the same bytes once more under a listed name are extra", arguments: ["z.zip", "t.tar"])
  func sameBytes(_ archive: String) throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'a') as z: z.writestr('alice/notes.txt', 'true')
      with tarfile.open('t.tar', 'a') as t:
          i = tarfile.TarInfo('alice/notes.txt'); i.size = 4
          t.addfile(i, io.BytesIO(b'true'))
      """, in: folder)
    let report = try verify(archive)
    #expect(report["counts"]["ok"].integer == 2)
    #expect(paths(report["extra"]) == ["notes.txt"])
  }

  @Test("a link under a listed name takes the file's place", arguments: ["z.zip", "t.tar"])
  func link(_ archive: String) throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'a') as z:
          i = zipfile.ZipInfo('alice/notes.txt')
          i.create_system, i.external_attr = 3, 0o120777 << 16
          z.writestr(i, '/etc/passwd')
      with tarfile.open('t.tar', 'a') as t:
          i = tarfile.TarInfo('alice/notes.txt')
          i.type, i.linkname = tarfile.SYMTYPE, '/etc/passwd'
          t.addfile(i)
      """, in: folder)
    let report = try verify(archive)
    #expect(paths(report["missing"]) == ["notes.txt"])
    #expect(paths(report["extra"]) == ["notes.txt"])
  }

  @Test("a folder that is left out is extra where it is new; what Finder adds is not")
  func leftOutFolders() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'a') as z:
          z.writestr('__MACOSX/alice/._a.txt', 'x'); z.writestr('alice/.DS_Store', 'x')
      """, in: folder)
    let sound = try ExhibitProgram.run(["verify", "z.zip"], in: folder.path)
    #expect(sound.status == 0, "\(sound)")
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('z.zip', 'a') as z:
          z.writestr('alice/x.exhibit/manifest.json', '{"schema":"exhibit.manifest/1"}')
          z.writestr('alice/x.exhibit/homework.docx', 'x')
          z.writestr('alice/@eaDir/homework.docx', 'x')
      """, in: folder)
    #expect(paths(try verify("z.zip")["extra"]) == ["@eaDir", "x.exhibit"])
  }
}

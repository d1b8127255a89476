import Artifacts
import TestSupport
import Testing

@testable import ArchiveInspection

/// Archives as other programs write them. Names and contents are what the scripts put in; digests
/// are sha256sum's.
@Suite(
  "Listings of archives", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct ListingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func listing(_ name: String, _ script: String) throws -> Reply {
    try ArchiveMaker.python(script, in: folder)
    return try ArchiveFile(name, in: folder).listing
  }

  /// What sha256sum says of a file in the folder.
  private func digest(_ name: String) throws -> String {
    String(try Tool.sha256sum.run([name], in: folder.path).text.prefix(64))
  }

  @Test(
    "every format that is read gives the members with their digests",
    arguments: [
      ("a.zip", "zip"), ("stored.zip", "zip"), ("a.tar", "tar"), ("a.tar.gz", "tar.gz"),
      ("a.tar.bz2", "tar.bz2"), ("a.tar.xz", "tar.xz"),
    ])
  func formats(_ archive: String, _ format: String) throws {
    let reply = try listing(
      archive,
      """
      os.makedirs('d')
      open('d/one.txt', 'w').write('one ' * 9000)
      open('d/two.png', 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + random.Random(1).randbytes(70000))
      open('d/empty', 'w')
      for name, kind in [('a.zip', 8), ('stored.zip', 0)]:
          with zipfile.ZipFile(name, 'w', kind) as z:
              for f in ['d/', 'd/one.txt', 'd/two.png', 'd/empty']: z.write(f)
      for name, mode in [('a.tar', 'w'), ('a.tar.gz', 'w:gz'), ('a.tar.bz2', 'w:bz2'),
                         ('a.tar.xz', 'w:xz')]:
          with tarfile.open(name, mode) as t: t.add('d')
      """)
    #expect(reply.archive?.format.rawValue == format)
    #expect(reply.findings.isEmpty)
    #expect(reply.archive?.memberCount == 3)
    // 9,000 times “one ”, and 70,000 bytes after a signature of eight.
    #expect(reply.archive?.bytes == 106_008)
    for name in ["d/one.txt", "d/two.png", "d/empty"] {
      let member = try #require(reply.members.first { $0.path == name })
      #expect(try member.sha256 == digest(name))
    }
    let kinds = Dictionary(uniqueKeysWithValues: reply.members.map { ($0.path, $0.mediaType) })
    #expect(kinds["d/one.txt"] == "text/plain")
    #expect(kinds["d/two.png"] == "image/png")
  }

  @Test("a 7z archive", .enabled(if: Tool.sevenZip.mayRun, "7z is not installed"))
  func sevenZip() throws {
    try folder.write("Grüße\n", to: "d/Grüße 日本.txt")
    _ = try Tool.sevenZip.run(["a", "a.7z", "d"], in: folder.path)
    let reply = try ArchiveFile("a.7z", in: folder).listing
    #expect(reply.members.map(\.path) == ["d/Grüße 日本.txt"])
    #expect(try reply.members.first?.sha256 == digest("d/Grüße 日本.txt"))
  }

  @Test("a file that is only compressed is its own one member")
  func compressedFile() throws {
    let reply = try listing(
      "n.gz",
      "import gzip; gzip.open('n.gz', 'wb').write(b'note\\n'); open('n', 'w').write('note\\n')")
    #expect(reply.archive?.format == .gzip)
    #expect(try reply.members.map(\.sha256) == [digest("n")])
  }

  @Test("gzip files in a row are one, and what follows them is padding")
  func gzipsInARow() throws {
    let reply = try listing(
      "n.gz",
      """
      import gzip
      open('n.gz', 'wb').write(gzip.compress(b'one ' * 50000) + gzip.compress(b'two') + bytes(512))
      open('n', 'wb').write(b'one ' * 50000 + b'two')
      """)
    #expect(reply.findings.isEmpty)
    #expect(try reply.members.map(\.sha256) == [digest("n")])
  }

  @Test("RAR is listed with size and digest only, and says so")
  func rar() throws {
    try folder.write(Array("Rar!\u{1A}\u{7}\u{1}\u{0}rest".utf8), to: "a.rar")
    let reply = try ArchiveFile("a.rar", in: folder).listing
    #expect(reply.kind == .archive)
    #expect(reply.archive == nil)
    #expect(reply.codes == [.archiveFormatNotRead])
  }

  // MARK: Names

  @Test("names of any bytes survive, marked as UTF-8 or not")
  func names() throws {
    let reply = try listing(
      "a.zip",
      """
      with zipfile.ZipFile('a.zip', 'w') as z:
          raw(z, b'caf\\xe9.txt', b'latin-1')
          raw(z, b'caf\\x82.txt', b'cp437')
          raw(z, 'caf\\u00e9.txt'.encode(), b'nfc', True)
          raw(z, 'cafe\\u0301.txt'.encode(), b'nfd', True)
          raw(z, 'caf\\u00e9.txt'.encode() + b'2', b'not marked')
          raw(z, b'bad\\xff\\xfe', b'marked, and no UTF-8', True)
          raw(z, b'n' * 4000, b'long')
      """)
    let expected: [[UInt8]] = [
      Array("caf".utf8) + [0xE9] + Array(".txt".utf8),
      Array("caf".utf8) + [0x82] + Array(".txt".utf8),
      Array("caf\u{E9}.txt".utf8), Array("cafe\u{301}.txt".utf8), Array("caf\u{E9}.txt2".utf8),
      Array("bad".utf8) + [0xFF, 0xFE], [UInt8](repeating: UInt8(ascii: "n"), count: 4000),
    ]
    #expect(reply.members.map(\.name) == expected)
    #expect(reply.members[0].path == "caf%E9.txt")
    #expect(reply.findings.isEmpty)
  }

  @Test("a tar file's names keep their normalisation")
  func tarNames() throws {
    let reply = try listing(
      "a.tar",
      """
      with tarfile.open('a.tar', 'w', format=tarfile.PAX_FORMAT) as t:
          for n in ['caf\\u00e9', 'cafe\\u0301']:
              t.addfile(tarfile.TarInfo(n))
      """)
    #expect(reply.members.map(\.name) == [Array("caf\u{E9}".utf8), Array("cafe\u{301}".utf8)])
    #expect(reply.findings.isEmpty)
  }

  @Test(
    "names that lead out of the folder are one finding",
    arguments: ["zipfile.ZipFile('a.zip', 'w')", "None"])
  func slip(_ zip: String) throws {
    let isZip = zip != "None"
    let reply = try listing(
      isZip ? "a.zip" : "a.tar",
      """
      names = ['../up.txt', '/etc/passwd', 'a/../../b', 'C:/x', '..\\\\up', 'fine.txt']
      with zipfile.ZipFile('a.zip', 'w') as z:
          for n in names: raw(z, n.encode(), b'x')
      with tarfile.open('a.tar', 'w') as t:
          for n in names:
              i = tarfile.TarInfo(n)
              i.size = 1
              t.addfile(i, io.BytesIO(b'x'))
      """)
    #expect(reply.codes == [.archiveUnsafePath])
    #expect(reply.findings[0].message.hasPrefix("5 files"))
    #expect(reply.findings[0].location?.member == "../up.txt")
    #expect(reply.archive?.memberCount == 6)
  }

  @Test("two members of one name are both listed, with a finding")
  func duplicates() throws {
    let reply = try listing(
      "a.zip",
      "z = zipfile.ZipFile('a.zip', 'w'); z.writestr('n', 'one'); z.writestr('n', 'two'); z.close()"
    )
    #expect(reply.members.map(\.path) == ["n", "n"])
    #expect(reply.codes == [.archiveDuplicateName])
  }

  @Test("a symbolic link is listed as one and not followed")
  func symbolicLink() throws {
    let reply = try listing(
      "a.tar",
      """
      with tarfile.open('a.tar', 'w') as t:
          i = tarfile.TarInfo('link')
          i.type, i.linkname = tarfile.SYMTYPE, '/etc/passwd'
          t.addfile(i)
      """)
    #expect(reply.members.map(\.mediaType) == ["inode/symlink"])
    #expect(reply.members.map(\.sha256) == [nil])
  }

  // MARK: Odd ways to write a zip file

  @Test("data before the zip file, zip64 and a stream without lengths are no trouble")
  func oddZips() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('plain.zip', 'w', 8) as z: z.writestr('n.txt', 'note ' * 1000)
      open('before.zip', 'wb').write(b'#!/bin/sh\\n' * 9 + open('plain.zip', 'rb').read())
      with zipfile.ZipFile('zip64.zip', 'w', 8) as z:
          with z.open('n.txt', 'w', force_zip64=True) as f: f.write(b'note ' * 1000)
      class Pipe(io.RawIOBase):
          def __init__(self): self.f = open('stream.zip', 'wb')
          def writable(self): return True
          def write(self, b): return self.f.write(b)
          def close(self): self.f.close(); super().close()
      p = Pipe()
      with zipfile.ZipFile(p, 'w', 8) as z: z.writestr('n.txt', 'note ' * 1000)
      p.close()
      open('n.txt', 'w').write('note ' * 1000)
      """, in: folder)
    for name in ["plain.zip", "before.zip", "zip64.zip", "stream.zip"] {
      let reply = try ArchiveFile(name, in: folder).listing
      #expect(reply.findings.isEmpty, "\(name)")
      #expect(try reply.members.map(\.sha256) == [digest("n.txt")], "\(name)")
    }
  }

  @Test(
    "members that need a password are named, not read",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"))
  func encrypted() throws {
    try folder.write("secret\n", to: "s.txt")
    _ = try Tool.zip.run(["-e", "-P", "word", "a.zip", "s.txt"], in: folder.path)
    let reply = try ArchiveFile("a.zip", in: folder).listing
    #expect(reply.codes == [.archiveEncrypted])
    #expect(reply.members.map(\.kind) == [.unreadable])
    #expect(reply.members.map(\.sha256) == [nil])
  }

  // MARK: Archives in archives

  @Test("an archive in an archive is listed; one level further it is a finding")
  func nested() throws {
    let reply = try listing(
      "outer.zip",
      """
      open('n.txt', 'w').write('note\\n')
      with tarfile.open('inmost.tar', 'w') as t: t.add('n.txt')
      with zipfile.ZipFile('inner.zip', 'w', 8) as z: z.write('n.txt'); z.write('inmost.tar')
      with zipfile.ZipFile('outer.zip', 'w', 8) as z: z.write('inner.zip'); z.write('n.txt')
      """)
    let inner = try #require(reply.members.first?.archive)
    #expect(inner.format == .zip)
    #expect(inner.members.map(\.path) == ["n.txt", "inmost.tar"])
    #expect(try inner.members.map(\.sha256) == [digest("n.txt"), digest("inmost.tar")])
    #expect(inner.members[1].kind == .archive)
    #expect(inner.members[1].archive == nil)
    #expect(reply.codes == [.archiveNestedTooDeep])
    #expect(reply.findings[0].location?.member == "inner.zip/inmost.tar")
  }
}

import Artifacts
import TestSupport
import Testing

@testable import ArchiveInspection

/// Archives that unpack to more than they should, and lists that are longer than they should be.
@Suite("Bombs", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct BombTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func zeros(mebibytes: Int) -> String {
    """
    with zipfile.ZipFile('bomb.zip', 'w', 8, compresslevel=9) as z:
        z.writestr('first.txt', 'sound')
        with z.open('zeros', 'w', force_zip64=True) as f:
            for i in range(\(mebibytes)): f.write(bytes(1 << 20))

    """
  }

  @Test("a gibibyte of zeros in a megabyte stops early")
  func zeros() throws {
    try ArchiveMaker.python(Self.zeros(mebibytes: 1024), in: folder)
    let file = try ArchiveFile("bomb.zip", in: folder)
    #expect(file.source.size < 2 << 20)
    let reply = file.listing
    #expect(reply.codes == [.archiveTooLarge])
    #expect(reply.members.map(\.path) == ["first.txt", "zeros"])
    #expect(reply.members.map { $0.sha256 != nil } == [true, false])
  }

  @Test("where the ratio allows it a bomb is read to its end: nothing else stops it")
  func withoutRatio() throws {
    try ArchiveMaker.python(Self.zeros(mebibytes: 200), in: folder)
    let file = try ArchiveFile("bomb.zip", in: folder)
    var listing = ArchiveListing(
      // 200 times this size is ten times as much as the bomb holds.
      size: 10 << 20, sniffer: ArchiveFile.sniffer, limits: .listing)
    let facts = listing.facts(
      of: file.source, .archive, at: ArtifactPath(bytes: []), level: 1)
    #expect(listing.findings.isEmpty)
    #expect(facts?.members[1].size == 200 << 20)
  }

  @Test("a bomb in an archive is one as well")
  func nested() throws {
    try ArchiveMaker.python(
      Self.zeros(mebibytes: 200)
        + "z = zipfile.ZipFile('outer.zip', 'w', 8); z.write('bomb.zip'); z.close()",
      in: folder)
    let reply = try ArchiveFile("outer.zip", in: folder).listing
    #expect(reply.codes == [.archiveTooLarge])
  }

  @Test(
    "many small bombs in one archive share its budget",
    arguments: ["[Content_Types].xml", "n.txt"])
  func swarm(_ part: String) throws {
    // Each stays below 64 MiB, which an archive of its own could unpack to.
    try ArchiveMaker.python(
      """
      inner = io.BytesIO()
      with zipfile.ZipFile(inner, 'w', 8) as z: z.writestr('\(part)', bytes(30 << 20))
      with zipfile.ZipFile('a.zip', 'w', 8) as z:
          for i in range(9): z.writestr('%d.zip' % i, inner.getvalue())
      """, in: folder)
    let reply = try ArchiveFile("a.zip", in: folder).listing
    #expect(reply.codes == [.archiveTooLarge])
    #expect(reply.members.count < 4)
  }

  @Test("a tar file that ends long before its gzip stream does is a bomb as well")
  func behindTheEnd() throws {
    try ArchiveMaker.python(
      """
      import gzip
      with gzip.open('a.tar.gz', 'wb') as g:
          with tarfile.open(fileobj=g, mode='w') as t: t.addfile(tarfile.TarInfo('n'))
          for i in range(100): g.write(bytes(1 << 20))
      """, in: folder)
    #expect(try ArchiveFile("a.tar.gz", in: folder).listing.codes == [.archiveTooLarge])
  }

  @Test("sixty mebibytes of zeros are no bomb: blank pages pack well")
  func blankPages() throws {
    try ArchiveMaker.python(
      "z = zipfile.ZipFile('a.zip', 'w', 8); z.writestr('n', bytes(60 << 20)); z.close()",
      in: folder)
    let reply = try ArchiveFile("a.zip", in: folder).listing
    #expect(reply.findings.isEmpty)
    #expect(reply.archive?.bytes == 60 << 20)
  }

  @Test("of 10,001 members 10,000 are listed, with a finding")
  func manyMembers() throws {
    try ArchiveMaker.python(
      """
      for name, count in [('all.zip', 10000), ('more.zip', 10001)]:
          with zipfile.ZipFile(name, 'w') as z:
              for i in range(count): z.writestr('f%d' % i, '')
      """, in: folder)
    #expect(try ArchiveFile("all.zip", in: folder).listing.findings.isEmpty)
    let reply = try ArchiveFile("more.zip", in: folder).listing
    #expect(reply.codes == [.archiveMembersCut])
    #expect(reply.archive?.memberCount == 10_000)
  }

  @Test("members that are made of one another's bytes are told")
  func overlapping() throws {
    try ArchiveMaker.python(
      """
      # The outer member's bytes hold a member of their own, which the list names as well.
      inner = io.BytesIO()
      with zipfile.ZipFile(inner, 'w') as z: z.writestr('inner.txt', 'inner')
      inner = inner.getvalue()
      entry = inner[inner.index(b'PK\\x01\\x02'):inner.index(b'PK\\x05\\x06')]
      local = inner[:inner.index(b'PK\\x01\\x02')]
      with zipfile.ZipFile('a.zip', 'w') as z: z.writestr('outer.txt', b'text ' + local + b'!' * 50)
      b = bytearray(open('a.zip', 'rb').read())
      at = b.index(local)
      entry = entry[:42] + struct.pack('<I', at) + entry[46:]
      end = b.index(b'PK\\x05\\x06')
      b[end:end] = entry
      end += len(entry)
      count, size = struct.unpack_from('<HI', b, end + 10)
      struct.pack_into('<HHI', b, end + 8, count + 1, count + 1, size + len(entry))
      open('a.zip', 'wb').write(b)
      # And one whose second name points to the first one's place.
      with zipfile.ZipFile('b.zip', 'w') as z: z.writestr('one', 'x' * 99); z.writestr('two', 'y')
      b = bytearray(open('b.zip', 'rb').read())
      struct.pack_into('<I', b, b.rindex(b'PK\\x01\\x02') + 42, 0)
      open('b.zip', 'wb').write(b)
      """, in: folder)
    let quoted = try ArchiveFile("a.zip", in: folder).listing
    #expect(quoted.codes == [.archiveOverlappingMembers])
    #expect(quoted.findings[0].location?.member == "inner.txt")
    #expect(try ArchiveFile("b.zip", in: folder).listing.codes == [.archiveOverlappingMembers])
  }
}

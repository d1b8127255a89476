import Artifacts
import TestSupport
import Testing

@testable import ArchiveInspection

@Suite(
  "Damaged archives", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct CorruptArchiveTests {
  private let folder: TemporaryFolder
  /// Files of each archive: five texts of 6,000 random digits.
  private static let archives = ["a.zip", "stored.zip", "stream.zip", "a.tar", "a.tar.gz", "a.7z"]

  init() throws {
    folder = try TemporaryFolder()
    try ArchiveMaker.python(
      """
      r = random.Random(7)
      files = [('d/f%d.txt' % i, r.randbytes(3000).hex().encode()) for i in range(5)]
      for name, kind in [('a.zip', 8), ('stored.zip', 0)]:
          with zipfile.ZipFile(name, 'w', kind) as z:
              for n, c in files: z.writestr(n, c)
      class Pipe(io.RawIOBase):
          def __init__(self): self.f = open('stream.zip', 'wb')
          def writable(self): return True
          def write(self, b): return self.f.write(b)
          def close(self): self.f.close(); super().close()
      p = Pipe()
      with zipfile.ZipFile(p, 'w', 8) as z:
          for n, c in files: z.writestr(n, c)
      p.close()
      for name, mode in [('a.tar', 'w'), ('a.tar.gz', 'w:gz')]:
          with tarfile.open(name, mode) as t:
              for n, c in files:
                  i = tarfile.TarInfo(n)
                  i.size = len(c)
                  t.addfile(i, io.BytesIO(c))
      os.makedirs('d')
      for n, c in files: open(n, 'wb').write(c)
      """, in: folder)
    if Tool.sevenZip.mayRun { _ = try Tool.sevenZip.run(["a", "a.7z", "d"], in: folder.path) }
  }

  private func listing(_ bytes: [UInt8]) -> Reply {
    let sniffed = ArchiveFile.sniffer.type(Array(bytes.prefix(16 << 10)))
    return ArchiveInspector(ArchiveSource(memory: bytes), sniffer: ArchiveFile.sniffer)
      .inspect(mediaType: sniffed.kind == .archive ? sniffed.mediaType : "application/zip")
  }

  @Test("an empty file and one of nothing but one byte are no archives")
  func empty() {
    for bytes in [[], [0], [UInt8](repeating: 1, count: 70_000), Array("PK\u{3}\u{4}".utf8)] {
      #expect(listing(bytes).codes == [.archiveUnreadable], "\(bytes.count) bytes")
    }
  }

  @Test("an archive without members is sound")
  func noMembers() {
    // APPNOTE 4.3.16: the record at the end alone.
    let reply = listing(Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18))
    #expect(reply.findings.isEmpty)
    #expect(reply.archive?.memberCount == 0)
  }

  @Test("a checksum that does not fit damages one member and no other")
  func checksum() throws {
    var bytes = try folder.read("stored.zip")
    // In the second member's contents: each takes 38 bytes of header and 6,000 of text.
    bytes[6038 + 38 + 100] ^= 1
    let reply = listing(bytes)
    #expect(reply.codes == [.archiveDamaged])
    #expect(reply.findings[0].location?.member == "d/f1.txt")
    #expect(reply.members.map { $0.sha256 == nil } == [false, true, false, false, false])
    #expect(reply.members[1].kind == .unreadable)
  }

  @Test("an archive whose end is missing says so, and lists what is there", arguments: archives)
  func truncated(_ name: String) throws {
    let bytes = try folder.read(name)
    let whole = listing(bytes)
    #expect(whole.archive?.memberCount == 5 && whole.findings.isEmpty)
    // Tar ends in blocks of zeros that nobody misses.
    let last = name.contains("tar") ? 11 : 15
    for sixteenth in 1...last {
      let reply = listing(Array(bytes.prefix(bytes.count * sixteenth / 16)))
      #expect(
        reply.codes.contains(.archiveDamaged) || reply.codes.contains(.archiveUnreadable),
        "\(name), \(sixteenth)/16: \(reply.codes)")
      for member in reply.members where member.sha256 != nil {
        #expect(member.sha256 == whole.members.first { $0.path == member.path }?.sha256)
      }
    }
  }

  @Test("flipped bits never give a wrong digest without a word", arguments: archives)
  func bitFlips(_ name: String) throws {
    let bytes = try folder.read(name)
    let whole = listing(bytes)
    var generator = SeededGenerator(state: 0x5EED)
    for _ in 0..<80 {
      var changed = bytes
      let place = changed.indices.randomElement(using: &generator) ?? 0
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let reply = listing(changed)
      // Tar has no checksum of contents, so there only an answer is asked for.
      guard name != "a.tar", reply.findings.isEmpty else { continue }
      for member in reply.members {
        let same = whole.members.first { $0.path == member.path }
        #expect(same == nil || same?.sha256 == member.sha256, "\(name), byte \(place)")
      }
    }
  }
}

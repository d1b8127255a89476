import Artifacts
import TestSupport
import Testing

@testable import ArchiveInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Unpacking", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct UnpackerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The answer about `name`; the members' bytes are in `spool` afterwards.
  private func unpack(_ name: String, cap: Int64 = 1 << 30) throws -> UnpackReply {
    let spool = unsafe open(folder.path("spool"), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard spool >= 0 else { throw SystemFailure("open") }
    defer { close(spool) }
    let file = try ArchiveFile(name, in: folder)
    var unpacker = ArchiveUnpacker(file.source, into: spool, byteCap: cap)
    return withExtendedLifetime(file) { unpacker.run() }
  }

  @Test("every member's bytes lie where the answer says, and none are in between")
  func places() throws {
    try ArchiveMaker.python(
      """
      files = [('d/', b''), ('d/a.txt', b'a' * 70000), ('empty', b''), ('b', bytes(range(256)))]
      with zipfile.ZipFile('a.zip', 'w', 8) as z:
          for n, c in files: z.writestr(n, c)
      """, in: folder)
    let reply = try unpack("a.zip")
    #expect(reply.ending == .complete)
    #expect(reply.format == .zip)
    #expect(reply.members.map(\.form) == [.folder, .file, .file, .file])
    #expect(reply.members.map(\.path) == ["d/", "d/a.txt", "empty", "b"])
    let spool = try folder.read("spool")
    #expect(spool.count == 70_256)
    let contents = reply.members.map { Array(spool.dropFirst(Int($0.offset)).prefix(Int($0.size))) }
    let expected = [[], [UInt8](repeating: UInt8(ascii: "a"), count: 70_000), [], Array(0...255)]
    #expect(contents == expected)
  }

  @Test("never more bytes are written than the cap allows")
  func cap() throws {
    try ArchiveMaker.python(
      "z = zipfile.ZipFile('a.zip', 'w'); z.writestr('a', bytes(100000)); z.close()", in: folder)
    #expect(try unpack("a.zip", cap: 100_000).ending == .complete)
    #expect(try unpack("a.zip", cap: 99_999).ending == .overCap)
    #expect(try folder.read("spool").count <= 99_999)
    #expect(try unpack("a.zip", cap: 0).ending == .overCap)
  }

  @Test("a bomb is told from an archive for which there is no room")
  func bomb() throws {
    try ArchiveMaker.python(
      """
      with zipfile.ZipFile('a.zip', 'w', 8) as z:
          with z.open('zeros', 'w') as f:
              for i in range(128): f.write(bytes(1 << 20))
      """, in: folder)
    #expect(try unpack("a.zip").ending == .bomb)
    #expect(try folder.read("spool").count <= 64 << 20)
  }

  @Test("a hard link is its target's bytes, which are written once and counted each time")
  func hardLinks() throws {
    try ArchiveMaker.python(
      """
      def tar(name, size, links):
          with tarfile.open(name, 'w') as t:
              i = tarfile.TarInfo('a'); i.size = size
              t.addfile(i, io.BytesIO(bytes(size)))
              for n in range(links):
                  i = tarfile.TarInfo('l%d' % n)
                  i.type, i.linkname = tarfile.LNKTYPE, './a'
                  t.addfile(i)
      tar('few.tar', 9, 2); tar('many.tar', 1 << 20, 400)
      """, in: folder)
    let reply = try unpack("few.tar")
    #expect(reply.members.map(\.form) == [.file, .file, .file])
    #expect(reply.members.map(\.offset) == [0, 0, 0] && reply.members.map(\.size) == [9, 9, 9])
    #expect(try folder.read("spool").count == 9)
    #expect(try unpack("many.tar").ending == .bomb)
  }

  @Test("a file that can't be written is told with its errno")
  func notWritten() throws {
    try ArchiveMaker.python(
      "z = zipfile.ZipFile('a.zip', 'w'); z.writestr('a', 'x'); z.close()", in: folder)
    let readOnly = unsafe open(folder.path("a.zip"), O_RDONLY | O_CLOEXEC)
    defer { close(readOnly) }
    let file = try ArchiveFile("a.zip", in: folder)
    var unpacker = ArchiveUnpacker(file.source, into: readOnly, byteCap: 1 << 20)
    let reply = withExtendedLifetime(file) { unpacker.run() }
    #expect(reply.ending == .notWritten)
    #expect(reply.errorNumber == EBADF)
  }

  @Test("a document and a text are no archives of submissions")
  func others() throws {
    try ArchiveMaker.python(
      """
      open('t', 'w').write('text ' * 999)
      with zipfile.ZipFile('o', 'w') as z:
          z.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
      """, in: folder)
    #expect(try unpack("t").ending == .notAnArchive)
    #expect(try unpack("o").ending == .document)
  }
}

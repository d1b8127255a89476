import Artifacts
import Testing

@testable import Inspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Temporary files")
struct SpoolFileTests {
  private func spool(_ bytes: [UInt8]) throws -> SpoolFile {
    let spool = try SpoolFile()
    let written = unsafe pwrite(spool.descriptor, bytes, bytes.count, 0)
    #expect(written == bytes.count)
    return spool
  }

  @Test("a part becomes a file of its own, which nobody can write to or find")
  func part() throws {
    let file = try spool(Array("one two three".utf8)).file(at: 4, size: 3)
    #expect(file.size == 3)
    var bytes = [UInt8](repeating: 0, count: 9)
    let count = unsafe pread(file.descriptor, &bytes, 9, 0)
    #expect(Array(bytes.prefix(count)) == Array("two".utf8))
    let refused = unsafe pwrite(file.descriptor, "x", 1, 0)
    #expect(refused == -1 && errno == EBADF)
    var status = stat()
    let told = unsafe fstat(file.descriptor, &status)
    #expect(told == 0 && status.st_nlink == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("a part that lies beyond the end can't be had")
  func beyond() throws {
    let spool = try spool([1, 2, 3])
    #expect(throws: OpenFailure.system(EIO)) { try spool.file(at: 2, size: 2) }
    #expect(spool.bytes(at: 1, size: 9, cap: 9) == [2, 3])
  }
}

import Artifacts
import Testing

@testable import MediaInspection

@Suite("A recording that the system can't read")
struct RecordingTroubleTests {
  @Test("a refused read is told as such, not as damage")
  func refused() throws {
    // A directory opens, and reading it fails (EISDIR).
    let reply = try RecordingFile.inspect("/tmp")
    #expect(reply.findings.map(\.code) == [.fileUnreadable])
  }
}

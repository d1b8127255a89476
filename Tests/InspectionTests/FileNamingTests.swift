import Artifacts
import Testing

@testable import Inspection

/// Endings by hand, as operating systems register them.
@Suite("Whether a name fits what the file holds")
struct FileNamingTests {
  @Test(
    "a fitting ending, none, or one that nobody knows is no finding",
    arguments: [
      ("a.mp4", "video/mp4"), ("a.MP4", "video/mp4"), ("a.m4a", "audio/mp4"),
      ("a.mp4", "audio/mp4"), ("a.opus", "audio/ogg"), ("a.jpeg", "image/jpeg"),
      ("a", "video/mp4"), ("a.final", "video/mp4"), (".mp3", "video/mp4"), ("a.", "video/mp4"),
      ("v1.2 of the plan", "text/html"), ("a.mp3", "text/plain"),
    ])
  func fits(_ name: String, _ mediaType: String) {
    #expect(FileNaming.mismatch(ArtifactPath(name), mediaType: mediaType) == nil)
  }

  @Test("a file of no known type promises nothing")
  func unknown() {
    #expect(FileNaming.mismatch(ArtifactPath("a.mp3"), mediaType: nil) == nil)
  }

  @Test(
    "another format's ending is a finding that says what would fit",
    arguments: [
      ("a.mp3", "audio/wav", ".wav"), ("a.jpg", "image/png", ".png"),
      ("b/a.avi", "video/mp4", ".mp4"), ("a.docx", "application/pdf", ".pdf"),
      ("a.mp4", "text/html", ".html"),
    ])
  func mismatch(_ name: String, _ mediaType: String, _ better: String) throws {
    let finding = try #require(FileNaming.mismatch(ArtifactPath(name), mediaType: mediaType))
    #expect(finding.code == .fileExtensionMismatch)
    #expect(finding.fix?.contains(better) == true)
  }
}

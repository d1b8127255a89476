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
      ("GMT20260312-150405_Recording.transcript.txt", "text/vtt"),
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

  @Test(
    "contents of no kind are an error of the kind that the name promises",
    arguments: [
      ("lesson.mp4", FindingCode.mediaUnreadable), ("a.MP3", .mediaUnreadable),
      ("photo.jpg", .imageDamaged), ("a.pdf", .documentUnreadable), ("a.docx", .documentUnreadable),
      ("a.vtt", .documentUnreadable), ("a.zip", .archiveUnreadable), ("a.tgz", .archiveUnreadable),
    ])
  func promised(_ name: String, _ code: FindingCode) throws {
    let finding = try #require(FileNaming.unreadable(ArtifactPath(name)))
    #expect(finding.code == code)
    #expect(finding.severity == .error)
  }

  @Test("a name without a promise is none", arguments: ["a", "a.dat", "a.final", ".mp4"])
  func noPromise(_ name: String) {
    #expect(FileNaming.unreadable(ArtifactPath(name)) == nil)
  }
}

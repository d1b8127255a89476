import Artifacts
import TestSupport
import Testing

@testable import MediaInspection

/// Lengths by arithmetic: 8,000 samples a second of two bytes each.
@Suite("What a cut recording claims")
struct CutClaimTests {
  /// A header that promises two seconds, and one second of sound behind it.
  private static func wave() -> [UInt8] {
    .of(
      .text("RIFF"), .little(32_036, 4), .text("WAVE"), .text("fmt "), .little(16, 4),
      .little(1, 2), .little(1, 2), .little(8_000, 4), .little(16_000, 4), .little(2, 2),
      .little(16, 2), .text("data"), .little(32_000, 4), .zeros(16_000))
  }

  @Test("the size of a cut WAVE file's sound is its claim")
  func claim() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.wave(), to: "cut.wav")
    let duration = try #require(RecordingFile.inspect(path).media?.duration)
    #expect(duration.verdict == .truncated)
    #expect(duration.milliseconds == 1_000)
    #expect(duration.declaredMilliseconds == 2_000)
  }

  @Test("a claim stands unmeasured where only the header was read")
  func header() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.wave(), to: "cut.wav")
    let reply = try RecordingFile.inspect(path, depth: .header)
    let duration = try #require(reply.media?.duration)
    #expect(duration.verdict == .unmeasured)
    #expect(duration.source == .declared)
    #expect(duration.milliseconds == 2_000)
    #expect(!reply.findings.contains { $0.code == .mediaDurationUndeclared })
  }
}

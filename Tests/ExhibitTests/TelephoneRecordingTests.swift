import TestSupport
import Testing

/// AMR, as telephones and dictation programs record: frames of 20 ms behind a few letters. Lengths are
/// those that sox was asked for, or the number of frames.
@Suite("Recordings of telephones")
struct TelephoneRecordingTests {
  /// Twelve seconds of a tone by sox, a second of 50 frames.
  private func narrow(in folder: TemporaryFolder) throws -> String {
    let path = folder.path("talk.amr")
    let result = try Tool.sox.run(
      ["-n", "-r", "8000", "-c", "1", "-t", "amr-nb", path, "synth", "12", "sine", "440"])
    try #require(result.status == 0, "\(result)")
    return path
  }

  /// 3GPP TS 26.201: frames of type 2 have 33 bytes. No free encoder of the wide band is at hand.
  private static let wide: [UInt8] =
    Array("#!AMR-WB\n".utf8)
    + (0..<500).flatMap { frame in
      [0x14] + (0..<32).map { UInt8(truncatingIfNeeded: frame &* 31 &+ $0 &* 7) }
    }

  @Test("the length of AMR is that of its frames, and estimated", .enabled(if: Tool.sox.mayRun))
  func narrowBand() throws {
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try narrow(in: folder))
    try expect(record, milliseconds: 12_000, rate: 8000, codec: "amr_nb")
    #expect(record["mediaType"].string == "audio/amr")
  }

  @Test("the length of wide-band AMR is that of its frames, and estimated")
  func wideBand() throws {
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try folder.write(Self.wide, to: "talk.awb"))
    try expect(record, milliseconds: 10_000, rate: 16_000, codec: "amr_wb")
    #expect(record["mediaType"].string == "audio/amr-wb")
  }

  private func expect(_ record: JSON, milliseconds: Int, rate: Int, codec: String) throws {
    let media = record["media"]
    #expect(media["container"].string == "amr")
    #expect(media["duration"]["verdict"].string == "estimated")
    #expect(media["duration"]["milliseconds"].integer == milliseconds)
    #expect(!media["duration"]["declaredMilliseconds"].exists)
    #expect(media["streams"][0]["codec"].string == codec)
    #expect(media["streams"][0]["sampleRate"].integer == rate)
    #expect(media["streams"][0]["channels"].integer == 1)
    #expect(record.codes == ["media.duration-estimated"])
  }

  @Test(
    "AMR that lost its end is named truncated", .enabled(if: Tool.sox.mayRun),
    arguments: TruncationTests.fractions)
  func cut(_ fraction: Double) throws {
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(
      try MediaMaker.cut(try narrow(in: folder), to: fraction, in: folder))
    #expect(record.codes == ["media.truncated"], "\(record)")
  }

  @Test("wide-band AMR cut inside a frame is named truncated, cut between two it is shorter")
  func wideCut() throws {
    let folder = try TemporaryFolder()
    let inside = try folder.write(Array(Self.wide.prefix(9 + 250 * 33 + 10)), to: "inside.awb")
    #expect(try ExhibitProgram.record(inside).codes == ["media.truncated"])
    let between = try folder.write(Array(Self.wide.prefix(9 + 250 * 33)), to: "between.awb")
    let duration = try ExhibitProgram.record(between)["media"]["duration"]
    #expect(duration["verdict"].string == "estimated")
    #expect(duration["milliseconds"].integer == 5000)
  }
}

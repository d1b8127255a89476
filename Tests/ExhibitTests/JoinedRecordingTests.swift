import TestSupport
import Testing

/// Whole recordings that ffmpeg made, put one after the other in a file as `cat` does. Lengths by
/// arithmetic from what ffmpeg was asked for.
@Suite("Joined recordings", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct JoinedRecordingTests {
  private func bytes(of path: String) throws -> [UInt8] {
    try Run("/bin/cat", arguments: [Array(path.utf8)]).finish().output
  }

  private static let film =
    MediaMaker.picture("128x96", rate: "25", seconds: 6) + MediaMaker.tone(rate: 48_000, seconds: 6)
  private static let sent = RecordingTable.x264 + RecordingTable.aac

  /// Both parts last six seconds.
  static let joined: [(name: String, first: [String], second: [String])] = [
    ("a.ts", film + sent, film + sent),
    ("a.ts", film + sent, film + sent + ["-output_ts_offset", "3600"]),
    ("a.ts", film + sent + ["-output_ts_offset", "3600"], film + sent),
    (
      "a.mpg", film + ["-c:v", "mpeg2video", "-c:a", "mp2"],
      film + ["-c:v", "mpeg2video", "-c:a", "mp2"]
    ),
    (
      "a.opus", MediaMaker.tone(seconds: 6) + ["-c:a", "libopus"],
      MediaMaker.tone(880, seconds: 6) + ["-c:a", "libopus"]
    ),
    (
      "a.ogg", MediaMaker.tone(seconds: 6) + ["-c:a", "libvorbis"],
      MediaMaker.tone(880, seconds: 6) + ["-c:a", "libvorbis"]
    ),
  ]

  @Test("two whole recordings are as long as both, and undamaged", arguments: joined)
  func both(_ row: (name: String, first: [String], second: [String])) throws {
    let content =
      try bytes(of: try MediaMaker.make(row.name, row.first))
      + bytes(of: try MediaMaker.make(row.name, row.second))
    let folder = try TemporaryFolder()
    let path = try folder.write(content, to: row.name)
    for depth in ["packets", "frames"] {
      let record = try ExhibitProgram.run(["inspect", "--depth", depth, path]).lines()[0]
      let measured = try #require(record["media"]["duration"]["milliseconds"].integer)
      #expect((11_960...12_080).contains(measured), "\(record)")
      #expect(!record["media"]["duration"]["declaredMilliseconds"].exists)
      #expect(record.codes == ["media.several-recordings"], "\(record["findings"])")
    }
  }

  /// Pieces of a broadcast: their times go on, only the count of packets begins anew.
  private func pieces() throws -> [[UInt8]] {
    try [0.0, 6.0].map { start in
      try bytes(
        of: try MediaMaker.make(
          "a.ts", Self.film + Self.sent + ["-output_ts_offset", "\(start)"]))
    }
  }

  @Test("the pieces of a broadcast are no damage where they meet")
  func broadcast() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try pieces().flatMap { $0 }, to: "a.ts")
    let record = try ExhibitProgram.record(path)
    #expect(record.codes == ["media.duration-undeclared"], "\(record)")
  }

  @Test("a packet that is missing inside a piece is damage all the same", arguments: [false, true])
  func damage(_ isJoined: Bool) throws {
    let parts = try pieces()
    var first = parts[0]
    let start = first.count / 188 / 2 * 188
    first.removeSubrange(start..<(start + 188))
    let folder = try TemporaryFolder()
    let path = try folder.write(first + (isJoined ? parts[1] : []), to: "a.ts")
    #expect(try ExhibitProgram.record(path).codes.contains("media.damaged-packets"))
  }
}

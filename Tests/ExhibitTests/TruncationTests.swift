import TestSupport
import Testing

/// Recordings that lost their end, as after a broken download.
@Suite(
  "Cut-off recordings",
  .enabled(if: Tool.ffmpeg.mayRun && Tool.ffprobe.mayRun, "ffmpeg is not installed"))
struct TruncationTests {
  static let fractions = [0.25, 0.5, 0.9]

  /// Containers that end wherever their last frame does: nothing in them tells that more was meant.
  static func canTell(_ row: RecordingCase) -> Bool {
    row.claim != .estimated && row.file != "a.mpg"
  }

  @Test("ffprobe says nothing of a cut-off mp4; exhibit says truncated and how long it is")
  func indexFirst() throws {
    let folder = try TemporaryFolder()
    let whole = try #require(
      RecordingTable.movies.first { $0.testDescription == "mp4, index first" })
    let path = try MediaMaker.cut(try whole.make(), to: 0.5, in: folder)
    let peer = try Probe(path)
    #expect(peer.status == 0)
    #expect(peer.complaints.isEmpty)
    #expect(peer.milliseconds == 7200)

    let record = try ExhibitProgram.record(path)
    #expect(record.codes == ["media.truncated"])
    let duration = record["media"]["duration"]
    #expect(duration["verdict"].string == "truncated")
    #expect(duration["declaredMilliseconds"].integer == 7200)
    // What is there: the end of the last packet that lies inside the file.
    let packets = try Probe(path, showing: ["packets"]).facts["packets"].array
    let ends = packets.compactMap { packet -> Int? in
      guard let time = packet["pts_time"].milliseconds else { return nil }
      return time + (packet["duration_time"].milliseconds ?? 0)
    }
    let there = try #require(ends.max())
    let measured = try #require(duration["milliseconds"].integer)
    #expect(abs(measured - there) <= 500, "ffprobe's packets end at \(there): \(duration)")
    #expect(measured < 7200 - 250)
  }

  @Test(
    "a recording that lost its end is named truncated",
    arguments: RecordingTable.all.filter(canTell))
  func named(_ row: RecordingCase) throws {
    let folder = try TemporaryFolder()
    let whole = try row.make()
    for fraction in Self.fractions {
      let record = try ExhibitProgram.record(
        try MediaMaker.cut(whole, to: fraction, in: folder))
      #expect(record.codes.contains("media.truncated"), "at \(fraction): \(record)")
      #expect(record["media"]["duration"]["verdict"].string != "verified", "\(record)")
    }
  }

  @Test(
    "where nothing tells that the end is missing, nothing is claimed",
    arguments: RecordingTable.all.filter { !canTell($0) })
  func unclaimed(_ row: RecordingCase) throws {
    let folder = try TemporaryFolder()
    let whole = try row.make()
    for fraction in Self.fractions {
      let record = try ExhibitProgram.record(
        try MediaMaker.cut(whole, to: fraction, in: folder))
      let duration = record["media"]["duration"]
      #expect(["estimated", "undeclared", "truncated"].contains(duration["verdict"].string))
      #expect(!duration["declaredMilliseconds"].exists, "\(duration)")
      let measured = try #require(duration["milliseconds"].integer)
      #expect(Double(measured) < row.seconds * 1000 * (fraction + 0.1))
    }
  }

  @Test("a transport stream cut between two packets can't be told, so nothing is claimed")
  func betweenPackets() throws {
    let whole = try #require(RecordingTable.movies.first { $0.file == "a.ts" }).make()
    let bytes = try Run("/bin/cat", arguments: [Array(whole.utf8)]).finish().output
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(bytes.prefix(bytes.count / 2 / 188 * 188)), to: "a.ts")
    let duration = try ExhibitProgram.record(path)["media"]["duration"]
    #expect(duration["verdict"].string == "undeclared")
    #expect(!duration["declaredMilliseconds"].exists)
  }

  @Test("a recording that was never finished is told from one that was cut off")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let whole = try RecordingTable.movies[0].make()
    var bytes = try Run("/bin/cat", arguments: [Array(whole.utf8)]).finish().output
    // A camera without power never writes the index: the file ends where the media does.
    let index = try #require(
      bytes.indices.dropLast(4).last { bytes[$0..<($0 + 4)].elementsEqual("moov".utf8) })
    bytes.removeSubrange((index - 4)...)
    let record = try ExhibitProgram.record(try folder.write(bytes, to: "a.mp4"))
    #expect(record.codes == ["media.unfinished"])
    #expect(record["kind"].string == "video")
  }

  @Test(
    "bytes damaged in the middle crash nothing and leave one record",
    arguments: RecordingTable.all)
  func damaged(_ row: RecordingCase) throws {
    let folder = try TemporaryFolder()
    let bytes = try Run("/bin/cat", arguments: [Array(try row.make().utf8)]).finish().output
    var paths: [String] = []
    // A fixed walk over the file: the same bytes are damaged in every run.
    for step in 0..<6 {
      var damaged = bytes
      for position in stride(from: 40 + step * 97, to: bytes.count, by: 1499 + step * 211) {
        damaged[position] ^= UInt8(1 << (step % 8)) | 0x81
      }
      paths.append(try folder.write(damaged, to: "\(step)-\(row.file)"))
    }
    let result = try ExhibitProgram.run(["inspect"] + paths)
    #expect(result.status == 0, "\(result)")
    #expect(try result.lines().map { $0["path"].string } == paths)
    for record in try result.lines() {
      #expect(!record.codes.contains { $0.hasPrefix("inspect.") }, "\(record)")
    }
  }
}

import TestSupport
import Testing

/// Recordings that lost their end, as after a broken download.
@Suite(
  "Cut-off recordings",
  .enabled(if: Tool.ffmpeg.mayRun && Tool.ffprobe.mayRun, "ffmpeg is not installed"))
struct TruncationTests {
  static let fractions = [0.25, 0.5, 0.9]

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
    arguments: RecordingTable.all)
  func named(_ row: RecordingCase) throws {
    let folder = try TemporaryFolder()
    let whole = try row.make()
    for fraction in Self.fractions {
      var record = try ExhibitProgram.record(try MediaMaker.cut(whole, to: fraction, in: folder))
      if row.claim != .declared, record["media"]["duration"]["verdict"].string == row.claim.rawValue
      {
        // By chance between two frames, where no cut can be told: some bytes further it can.
        record = try ExhibitProgram.record(
          try MediaMaker.cut(whole, to: fraction, and: 9, in: folder))
      }
      #expect(record.codes.contains("media.truncated"), "at \(fraction): \(record)")
      #expect(record["media"]["duration"]["verdict"].string != "verified", "\(record)")
    }
  }

  /// How often bytes repeat in containers that end wherever a unit of theirs does, so that a cut
  /// there leaves a shorter file and nothing to tell it by. docs/formats/durations.md lists them.
  static let units: [(name: String, bytes: Int)] = [
    ("ts", 188), ("mpeg program stream", 2048), ("ac3", 768), ("mp2", 1152),
  ]

  @Test(
    "a cut between two packets or frames can't be told, so nothing is claimed", arguments: units)
  func between(_ unit: (name: String, bytes: Int)) throws {
    let row = try #require(RecordingTable.all.first { $0.testDescription == unit.name })
    let bytes = try Run("/bin/cat", arguments: [Array(try row.make().utf8)]).finish().output
    let folder = try TemporaryFolder()
    let part = Array(bytes.prefix(bytes.count / 2 / unit.bytes * unit.bytes))
    let duration = try ExhibitProgram.record(try folder.write(part, to: row.file))["media"][
      "duration"]
    #expect(duration["verdict"].string == row.claim.rawValue)
    #expect(!duration["declaredMilliseconds"].exists)
    let measured = try #require(duration["milliseconds"].integer)
    #expect(Double(measured) < row.seconds * 600)
  }

  @Test(
    "where there is no claim, the finding speaks of none",
    arguments: ["aac", "mp3, constant rate, no Xing header", "mpeg program stream", "flv, live"])
  func withoutClaim(_ name: String) throws {
    let row = try #require(RecordingTable.all.first { $0.testDescription == name })
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try MediaMaker.cut(try row.make(), to: 0.5, in: folder))
    let duration = record["media"]["duration"]
    #expect(duration["verdict"].string == "truncated")
    #expect(!duration["declaredMilliseconds"].exists)
    let finding = try #require(
      record["findings"].array.first { $0["code"].string == "media.truncated" })
    #expect(finding["message"].string?.contains("breaks off at 0:0") == true, "\(finding)")
    #expect(finding["message"].string?.contains("says that it lasts") == false)
    #expect(!finding["expected"].exists)
  }

  /// ID3v1 has 128 bytes and starts with TAG.
  static let behind: [(name: String, bytes: [UInt8])] = [
    ("zeros", [UInt8](repeating: 0, count: 5001)),
    ("a tag", Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)),
    ("text", Array("Downloaded with some program\n".utf8)),
  ]

  /// 1.5 MB, past every window in which the end is looked for, as a copy of whole blocks leaves them.
  @Test(
    "many zeros behind a whole recording are no damage and cost no claim",
    arguments: RecordingTable.all.filter { $0.file != "a.au" })
  func zerosBehind(_ row: RecordingCase) throws {
    let path = try row.make()
    let whole = try Run("/bin/cat", arguments: [Array(path.utf8)]).finish().output
    let folder = try TemporaryFolder()
    let zeros = [UInt8](repeating: 0, count: 1_500_000)
    let record = try ExhibitProgram.record(try folder.write(whole + zeros, to: row.file))
    let severe = record["findings"].array.filter { $0["severity"].string != "note" }
    #expect(severe.isEmpty, "\(severe)")
    if row.file.hasSuffix(".ogg") || row.file.hasSuffix(".opus") || row.file.hasSuffix(".wav") {
      let intact = try ExhibitProgram.record(path)["media"]["duration"]["verdict"].string
      #expect(record["media"]["duration"]["verdict"].string == intact)
    }
  }

  @Test("zeros behind a short WAV file are no sound")
  func zerosBehindShort() throws {
    let path = try MediaMaker.make("short.wav", MediaMaker.tone(seconds: 1))
    let whole = try Run("/bin/cat", arguments: [Array(path.utf8)]).finish().output
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(
      try folder.write(whole + [UInt8](repeating: 0, count: 1_500_000), to: "short.wav"))
    #expect(record["media"]["duration"]["milliseconds"].integer == 1000)
    #expect(record.codes.isEmpty, "\(record)")
  }

  /// A piece of a transport stream holds several frames of sound, one of 4 KiB of WAV even more.
  @Test(
    "what the end of the file cut is told as missing, not as damaged too",
    arguments: [
      ("a.ts", ["-c:a", "aac"]), ("a.m2ts", ["-c:a", "aac"]), ("a.wav", ["-c:a", "libmp3lame"]),
    ], [0.3, 0.5, 0.7, 0.8, 0.9, 0.97])
  func notDamagedToo(_ row: (name: String, encoder: [String]), _ fraction: Double) throws {
    let inputs =
      row.name == "a.wav"
      ? MediaMaker.tone(seconds: 10)
      : MediaMaker.picture("128x72", rate: "25", seconds: 10) + MediaMaker.tone(seconds: 10)
        + RecordingTable.x264
    let path = try MediaMaker.make(row.name, inputs + row.encoder)
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try MediaMaker.cut(path, to: fraction, in: folder))
    #expect(record.codes.contains("media.truncated"), "\(record)")
    #expect(!record.codes.contains("media.damaged-packets"), "\(record)")
  }

  /// Not AU, which libav reads to the file's end whatever its header says.
  @Test(
    "what stands behind a whole recording is no damage",
    arguments: RecordingTable.all.filter { $0.file != "a.au" })
  func junkBehind(_ row: RecordingCase) throws {
    let whole = try Run("/bin/cat", arguments: [Array(try row.make().utf8)]).finish().output
    let folder = try TemporaryFolder()
    for junk in Self.behind {
      let record = try ExhibitProgram.record(
        try folder.write(whole + junk.bytes, to: "\(junk.name)-\(row.file)"))
      let severe = record["findings"].array.filter { $0["severity"].string != "note" }
      #expect(severe.isEmpty, "\(junk.name): \(severe)")
    }
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

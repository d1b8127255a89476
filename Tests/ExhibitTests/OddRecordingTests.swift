import TestSupport
import Testing

/// Recordings that were cut by a player, sent through a pipe or left by a recorder that stopped. Lengths
/// by arithmetic from what ffmpeg was asked for.
@Suite("Odd recordings", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct OddRecordingTests {
  private func bytes(of path: String) throws -> [UInt8] {
    try Run("/bin/cat", arguments: [Array(path.utf8)]).finish().output
  }

  private func piped(_ arguments: [String]) throws -> [UInt8] {
    let result = try Tool.ffmpeg.run(["-nostdin", "-v", "error"] + arguments + ["-"])
    try #require(result.status == 0, "\(result)")
    return result.output
  }

  /// Ten seconds with a key frame every two.
  private func film() throws -> String {
    try MediaMaker.make(
      "film.mp4",
      MediaMaker.picture("128x72", rate: "25", seconds: 10) + MediaMaker.tone(seconds: 10)
        + RecordingTable.x264 + RecordingTable.aac + ["-g", "50"])
  }

  @Test("what an edit list leaves out does not count", arguments: ["a.mp4", "a.mov"])
  func editList(_ name: String) throws {
    // Copied from three seconds on: from the key frame at two, and an edit list hides the first of them.
    let path = try MediaMaker.make(name, ["-ss", "3", "-i", try film(), "-c", "copy"])
    let duration = try ExhibitProgram.record(path)["media"]["duration"]
    #expect(duration["verdict"].string == "verified")
    let measured = try #require(duration["milliseconds"].integer)
    #expect(abs(measured - 7000) <= 40, "\(duration)")
  }

  @Test("an empty edit puts the sound where it starts")
  func emptyEdit() throws {
    let path = try MediaMaker.make(
      "a.mp4",
      MediaMaker.picture("64x64", rate: "25", seconds: 5) + ["-itsoffset", "1.5"]
        + MediaMaker.tone(seconds: 3) + RecordingTable.x264 + RecordingTable.aac)
    let record = try ExhibitProgram.record(path)
    #expect(record.codes.isEmpty, "\(record)")
    #expect(record["media"]["duration"]["milliseconds"].integer == 5000)
    // An encoder fills up the last frame of AAC, and libav counts the first where an empty edit stands
    // before it.
    let sound = try #require(record["media"]["streams"][1]["milliseconds"].integer)
    #expect((3000...3047).contains(sound))
  }

  @Test("an mp4 whose media start five seconds late is as long as they are")
  func lateStart() throws {
    let path = try MediaMaker.make(
      "a.mp4", ["-itsoffset", "5", "-i", try film(), "-c", "copy"])
    let duration = try ExhibitProgram.record(path)["media"]["duration"]
    #expect(duration["verdict"].string == "verified")
    let measured = try #require(duration["milliseconds"].integer)
    #expect(abs(measured - 10_000) <= 40)
  }

  static let pipes: [(name: String, arguments: [String], verdict: String)] = [
    ("a.wav", ["-f", "wav"], "estimated"),
    ("a.wav", ["-rf64", "always", "-f", "wav"], "estimated"),
    ("a.caf", ["-f", "caf"], "undeclared"),
    ("a.flac", ["-f", "flac"], "undeclared"),
    ("a.wv", ["-f", "wv"], "undeclared"),
    ("a.mka", ["-f", "matroska"], "undeclared"),
    (
      "a.m4a", ["-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-c:a", "aac"], "undeclared"
    ),
    ("a.avi", ["-f", "avi", "-c:a", "pcm_s16le"], "undeclared"),
    ("a.flv", ["-f", "flv", "-c:a", "libmp3lame"], "undeclared"),
  ]

  @Test("what went through a pipe claims nothing and is read to its end", arguments: pipes)
  func pipe(_ row: (name: String, arguments: [String], verdict: String)) throws {
    let folder = try TemporaryFolder()
    let content = try piped(MediaMaker.tone(seconds: 3) + row.arguments)
    let record = try ExhibitProgram.record(try folder.write(content, to: row.name))
    let duration = record["media"]["duration"]
    #expect(duration["verdict"].string == row.verdict, "\(record)")
    #expect(!duration["declaredMilliseconds"].exists)
    let measured = try #require(duration["milliseconds"].integer)
    #expect(abs(measured - 3000) <= 60)
    #expect(record["findings"].array.allSatisfy { $0["severity"].string == "note" }, "\(record)")
  }

  /// RIFF's own size, then that of the data chunk, both of four bytes.
  static let sizes: [(name: String, offset: Int, size: UInt8, verdict: String)] = [
    ("RIFF too small", 4, 7, "verified"), ("RIFF too large", 4, 0xFF, "verified"),
    ("data never filled in", 0, 0, "estimated"), ("data all ones", 0, 0xFF, "estimated"),
    ("data of a recorder that stopped", 0, 1, "mismatch"),
  ]

  @Test("a WAV file whose sizes are wrong is as long as its sound", arguments: sizes)
  func badSizes(_ row: (name: String, offset: Int, size: UInt8, verdict: String)) throws {
    var content = try bytes(of: try MediaMaker.make("a.wav", MediaMaker.tone(seconds: 2)))
    let name = try #require(
      content.indices.dropLast(4).first { content[$0..<($0 + 4)].elementsEqual("data".utf8) })
    let place = row.offset == 0 ? name + 4 : row.offset
    let filling: [UInt8] = row.size == 1 ? [0, 1, 0, 0] : [UInt8](repeating: row.size, count: 4)
    content.replaceSubrange(place..<(place + 4), with: filling)
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try folder.write(content, to: "a.wav"))
    #expect(record["media"]["duration"]["verdict"].string == row.verdict, "\(record)")
    // A chunk of 34 bytes with the encoder's name stands before the data or behind.
    let measured = try #require(record["media"]["duration"]["milliseconds"].integer)
    #expect(abs(measured - 2000) <= 1)
    let isSevere = record["findings"].array.contains { $0["severity"].string != "note" }
    #expect(isSevere == (row.verdict == "mismatch"), "\(record)")
  }

  @Test("FLAC behind an ID3 tag is FLAC")
  func taggedFLAC() throws {
    let tag: [UInt8] =
      Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 20] + [UInt8](repeating: 0, count: 20)
    let content = try bytes(of: try MediaMaker.make("a.flac", MediaMaker.tone(seconds: 2)))
    let folder = try TemporaryFolder()
    let record = try ExhibitProgram.record(try folder.write(tag + content, to: "a.flac"))
    #expect(record["mediaType"].string == "audio/flac")
    #expect(record.codes.isEmpty, "\(record)")
  }

  @Test(
    "a picture of a single frame lasts as long as a frame", arguments: ["a.mp4", "a.mkv", "a.mov"])
  func singleFrame(_ name: String) throws {
    let path = try MediaMaker.make(
      name, MediaMaker.picture("64x64", rate: "25", seconds: 0.04) + RecordingTable.x264)
    let record = try ExhibitProgram.record(path)
    #expect(record.codes == ["media.no-audio"])
    #expect(record["media"]["duration"]["milliseconds"].integer == 40)
    #expect(record["media"]["streams"][0]["packets"].integer == 1)
  }

  @Test("a time code, an attachment and a text track are no length of their own")
  func companions() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("1\n00:00:00,500 --> 00:00:01,500\nHello\n", to: "t.srt")
    let made = [
      try MediaMaker.make(
        "a.mov", ["-i", try film(), "-c", "copy", "-timecode", "10:00:00:00"]),
      try MediaMaker.make(
        "a.mkv",
        ["-i", try film(), "-c", "copy", "-attach", text, "-metadata:s:t", "mimetype=text/plain"]),
      try MediaMaker.make(
        "a.mp4",
        ["-i", try film(), "-i", text, "-map", "0", "-map", "1", "-c", "copy", "-c:s", "mov_text"]),
    ]
    for path in made {
      let record = try ExhibitProgram.record(path)
      #expect(record["media"]["duration"]["verdict"].string == "verified")
      let measured = try #require(record["media"]["duration"]["milliseconds"].integer)
      #expect(abs(measured - 10_000) <= 40, "\(record)")
      #expect(record.codes.isEmpty, "\(record)")
      #expect(record["media"]["streams"].array.count == 3)
    }
  }

  @Test(
    "sound that starts late is listed, though nothing in front announces it",
    arguments: ["a.flv", "a.ts"])
  func lateSound(_ name: String) throws {
    // Ten seconds of noise are more than libav looks ahead.
    let picture = [
      "-vf", "noise=alls=80:allf=t", "-q:v", "2", "-c:v", name == "a.ts" ? "mpeg2video" : "flv",
    ]
    let path = try MediaMaker.make(
      name,
      MediaMaker.picture("640x360", rate: "25", seconds: 14) + ["-itsoffset", "10"]
        + MediaMaker.tone(seconds: 4) + picture + ["-c:a", "libmp3lame", "-ac", "1"])
    let record = try ExhibitProgram.record(path)
    let sound = try #require(record["media"]["streams"].array.dropFirst().first, "\(record)")
    #expect(sound["codec"].string == "mp3")
    #expect(sound["sampleRate"].integer == 44_100)
    #expect(sound["channels"].integer == 1)
    #expect(!record.codes.contains("media.no-audio"))
    let decoded = try ExhibitProgram.run(["inspect", "--depth", "frames", path]).lines()[0]
    if name == "a.flv" { #expect(decoded.codes.contains("media.not-decoded"), "\(decoded)") }
  }
}

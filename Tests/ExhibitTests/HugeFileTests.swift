import TestSupport
import Testing

/// Sparse files: a terabyte that takes no space, and hours to read.
@Suite("Files too large to be read")
struct HugeFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func makeSparse(_ name: String, _ start: String, bytes: Int64) throws {
    try folder.write(start, to: name)
    try folder.truncate(name, to: bytes)
  }

  @Test("a sparse page of a terabyte is refused, not read; what lies beside it is read")
  func page() throws {
    let text = String(repeating: "Minutes of the meeting\n", count: 1000)
    try makeSparse("huge.html", "<!DOCTYPE html><p>" + text, bytes: 1 << 40)
    try makeSparse("large.txt", text, bytes: 5 << 30)
    try folder.write("Text.\n", to: "text.txt")
    let result = try ExhibitProgram.run(
      ["inspect", "huge.html", "large.txt", "text.txt"], in: folder.path)
    #expect(result.status == 0)
    let records = try result.lines()
    for record in records.prefix(2) {
      #expect(record["kind"].string == "document")
      #expect(record.codes.contains("file.too-large"))
      #expect(record.codes.contains("document.too-large"))
      #expect(record["sha256"].string == nil)
    }
    #expect(records[2].codes == [])
  }

  @Test("a recording of over four gigabytes is read and has its digest")
  func recording() throws {
    // A WAVE header as streams have it: data of unknown length, then five gigabytes of silence.
    let header: [UInt8] =
      Array("RIFF".utf8) + [255, 255, 255, 255] + Array("WAVEfmt ".utf8)
      + [16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0]
      + Array("data".utf8) + [255, 255, 255, 255]
    try folder.write(header, to: "long.wav")
    try folder.truncate("long.wav", to: (4 << 30) + 44)
    let record = try ExhibitProgram.record(folder.path("long.wav"))
    #expect(record["kind"].string == "audio")
    #expect(record["sha256"].string?.count == 64)
    // Four gigabytes of 192,000 bytes a second.
    #expect(record["media"]["duration"]["milliseconds"].integer == 22_369_621)
  }

  @Test("verify does not read a terabyte that was put in a file's place")
  func verify() throws {
    try folder.write("Text.\n", to: "submission/text.txt")
    _ = try ExhibitProgram.run(["manifest", "--quiet", "submission"], in: folder.path)
    try folder.truncate("submission/text.txt", to: 1 << 40)
    let result = try ExhibitProgram.run(["verify", "submission"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.text.contains("0 ok · 1 changed"), "\(result)")
  }
}

import Testing

@testable import MediaInspection

/// Boxes written by hand after ISO/IEC 14496-12 §4.2: four bytes of size, four of type.
@Suite("The top-level boxes of an mp4")
struct BoxWalkTests {
  static func box(_ type: String, size: UInt64? = nil, _ body: [UInt8] = []) -> [UInt8] {
    .of(.big(size ?? UInt64(8 + body.count), 4), .text(type), body)
  }

  static let start = box("ftyp", .text("isom") + .zeros(4))

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let envelope: ContainerEnvelope
    let types: [String]

    init(_ name: String, _ bytes: [UInt8], _ envelope: ContainerEnvelope, _ types: [String]) {
      testDescription = name
      self.bytes = bytes
      self.envelope = envelope
      self.types = types
    }
  }

  static let cases = [
    Case(
      "index last", .of(start, box("mdat", .zeros(9)), box("moov", .zeros(4))), .complete,
      ["ftyp", "mdat", "moov"]),
    Case(
      "index first", .of(start, box("moov", .zeros(4)), box("mdat", .zeros(9))), .complete,
      ["ftyp", "moov", "mdat"]),
    Case(
      "media whole and no index: never finished", .of(start, box("mdat", .zeros(9))), .unfinished,
      ["ftyp", "mdat"]),
    Case(
      "media cut and no index", .of(start, box("mdat", size: 1000, .zeros(9))), .cut,
      ["ftyp", "mdat"]),
    Case(
      "media to the end (size 0) and no index", .of(start, box("mdat", size: 0, .zeros(9))),
      .unfinished, ["ftyp", "mdat"]),
    Case(
      "index cut", .of(start, box("mdat", .zeros(9)), box("moov", size: 100, .zeros(4))), .cut,
      ["ftyp", "mdat", "moov"]),
    Case(
      "index first and media cut: the index knows better",
      .of(start, box("moov", .zeros(4)), box("mdat", size: 1000, .zeros(9))), .complete,
      ["ftyp", "moov", "mdat"]),
    Case(
      "a fragment cut",
      .of(
        start, box("moov", .zeros(4)), box("moof", .zeros(4)), box("mdat", size: 1000, .zeros(9))),
      .cut, ["ftyp", "moov", "moof", "mdat"]),
    Case(
      "a fragment's index cut",
      .of(start, box("moov", .zeros(4)), box("moof", size: 90, .zeros(4))), .cut,
      ["ftyp", "moov", "moof"]),
    Case(
      "a 64-bit size",
      .of(start, box("mdat", size: 1, .big(24, 8) + .zeros(8)), box("moov", .zeros(4))), .complete,
      ["ftyp", "mdat", "moov"]),
    Case(
      "a 64-bit size beyond all files", .of(start, box("mdat", size: 1, .big(.max, 8))), .cut,
      ["ftyp", "mdat"]),
    Case(
      "a 64-bit size smaller than its header", .of(start, box("mdat", size: 1, .big(15, 8))),
      .unfinished, ["ftyp"]),
    Case("a size smaller than its header", .of(start, box("mdat", size: 7)), .unfinished, ["ftyp"]),
    Case("a header cut", .of(start, [0, 0, 0]), .unfinished, ["ftyp"]),
    Case("no boxes", [0, 0, 0, 9, 1, 2, 3, 4, 5], .unknown, []),
    Case("nothing", [], .unknown, []),
  ]

  @Test("the boxes tell whether the file is whole", arguments: cases)
  func envelope(_ row: Case) throws {
    let file = try HandMadeFile(row.bytes)
    let walk = BoxWalk(file.reader)
    #expect(walk.envelope == row.envelope)
    #expect(walk.boxes.map(\.type) == row.types)
  }

  @Test("boxes know where they lie and how long they are")
  func boxes() throws {
    let file = try HandMadeFile(
      Self.start + Self.box("moof", .zeros(1)) + Self.box("mdat", size: 0, .zeros(3)))
    let walk = BoxWalk(file.reader)
    #expect(
      walk.boxes == [
        BoxWalk.Box(type: "ftyp", offset: 0, size: 16),
        BoxWalk.Box(type: "moof", offset: 16, size: 9),
        BoxWalk.Box(type: "mdat", offset: 25, size: nil),
      ])
    #expect(walk.isFragmented)
  }
}

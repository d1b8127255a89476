import Artifacts
import TestSupport
import Testing

@testable import PictureInspection

/// Boxes written by hand after ISO/IEC 23008-12 §9.3 and §6.5.
@Suite("How a HEIC file has its picture turned")
struct HEIFTurningTests {
  static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    .of(.big(UInt64(body.count + 8), 4), .text(type), body)
  }

  static func full(_ type: String, _ body: [UInt8], flags: UInt64 = 0) -> [UInt8] {
    box(type, .big(flags, 4) + body)
  }

  /// Item 7 has the properties 2 and 3, item 1 the first alone.
  static func file(_ properties: [[UInt8]], wide: Bool = false) -> [UInt8] {
    let index: (UInt64) -> [UInt8] = { .big($0 | (wide ? 0x8000 : 0x80), wide ? 2 : 1) }
    let associations: [UInt8] = .of(
      .big(2, 4), .big(1, 2), [1], index(1), .big(7, 2), [2], index(2), index(3))
    let body =
      box("ipco", properties.flatMap { $0 })
      + full("ipma", associations, flags: wide ? 1 : 0)
    return box("ftyp", .text("heic") + .zeros(4))
      + full("meta", full("hdlr", .zeros(20)) + box("iprp", body))
  }

  static let size = full("ispe", .big(4032, 4) + .big(3024, 4))

  @Test(
    "quarter turns and mirrors are EXIF orientations",
    arguments: [
      (0, nil, nil), (1, nil, 8), (2, nil, 3), (3, nil, 6), (0, 0, 2), (0, 1, 4), (1, 0, 7),
      (1, 1, 5), (2, 0, 4), (2, 1, 2), (3, 0, 5), (3, 1, 7),
    ] as [(UInt8, UInt8?, Int?)], [false, true])
  func orientation(_ row: (UInt8, UInt8?, Int?), _ wide: Bool) throws {
    let (quarters, axis, expected) = row
    let turn = Self.box("irot", [quarters])
    let mirror = axis.map { Self.box("imir", [$0]) } ?? Self.box("pixi", .zeros(4))
    let picture = try HandMadePicture(Self.file([Self.size, turn, mirror], wide: wide))
    let turning = HEIFTurning(picture.file, item: 7)
    #expect(turning.orientation == expected)
    #expect(turning.swapsSides == (quarters % 2 == 1))
    #expect(HEIFTurning(picture.file, item: 1).orientation == nil)
  }

  @Test("boxes cut anywhere end nothing")
  func cut() throws {
    let bytes = Self.file([Self.size, Self.box("irot", [1]), Self.box("imir", [1])])
    for length in 0..<bytes.count {
      let picture = try HandMadePicture(bytes.prefix(length))
      let turning = HEIFTurning(picture.file, item: 7)
      #expect((0...3).contains(turning.quarters))
    }
  }
}

/// ISO/IEC 14496-12 §4.2: a size of 1 says that 64 bits of size follow.
@Suite("Boxes larger than any file")
struct HEIFBoxSizeTests {
  @Test("one behind another ends the search", arguments: [UInt64.max, 1 << 63, 1 << 32, 1 << 40])
  func long(size: UInt64) throws {
    let long: [UInt8] = .of(.big(1, 4), .text("free"), .big(size, 8))
    let bytes = HEIFTurningTests.box("ftyp", .text("heic") + .zeros(4)) + long
    let turning = try HEIFTurning(HandMadePicture(bytes).file, item: 1)
    #expect(turning == HEIFTurning(quarters: 0, mirror: nil))
  }
}

/// Whole files: libheif and our own reading of the same boxes together.
@Suite("HEIC and AVIF", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct HEIFPictureTests {
  /// The picture's `pixi` property, whose absence nobody minds, turned into another one in place.
  static func replacingDepth(_ type: String, _ value: UInt8) throws -> [UInt8] {
    var bytes = try MadePicture.avif.bytes()
    let name = Array("pixi".utf8)
    let place = try #require(
      bytes.indices.dropLast(8).first { bytes[$0..<($0 + 4)].elementsEqual(name) })
    bytes.replaceSubrange(place..<(place + 5), with: Array(type.utf8) + [value])
    return bytes
  }

  @Test("a turned picture states its size before turning", arguments: [(1, 8), (2, 3), (3, 6)])
  func turned(_ quarters: UInt8, _ orientation: Int) throws {
    let image = try HandMadePicture(Self.replacingDepth("irot", quarters))
      .inspect("image/avif").image
    #expect(image?.width == 96)
    #expect(image?.height == 64)
    #expect(image?.orientation == orientation)
  }

  @Test("a cut file still states its size")
  func cut() throws {
    let reply = try HandMadePicture(MadePicture.avif.bytes().dropLast(10)).inspect("image/avif")
    #expect(reply.image?.width == 96)
    #expect(reply.findings.map(\.code) == [.imageDamaged])
  }

  @Test(
    "EXIF of a HEIC file is read",
    .enabled(if: Tool.exiftool.mayRun, "exiftool is not installed"))
  func exif() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(MadePicture.avif.bytes(), to: "a.avif")
    let result = try Tool.exiftool.run([
      "-q", "-n", "-overwrite_original", "-EXIF:Orientation=6",
      "-EXIF:DateTimeOriginal=2024:02:29 23:59:59", "-EXIF:GPSLatitude=33.8688",
      "-EXIF:GPSLatitudeRef=S", "-EXIF:GPSLongitude=151.2093", "-EXIF:GPSLongitudeRef=E", path,
    ])
    try #require(result.status == 0, "\(result.errorText)")
    let reply = try HandMadePicture(folder.read("a.avif")).inspect("image/avif")
    #expect(reply.image?.width == 96)
    #expect(reply.image?.orientation == 6)
    #expect(reply.image?.capturedAt == "2024-02-29T23:59:59")
    #expect(reply.image?.coordinates == "-33.86880+151.20930/")
    #expect(reply.findings.map(\.code) == [.privacyLocation])
  }
}

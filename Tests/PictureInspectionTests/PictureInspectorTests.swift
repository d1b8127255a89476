import Artifacts
import Foundation
import TestSupport
import Testing

@testable import PictureInspection

/// Expected values are those that the EXIF was written with; 37° 20′ 5.64″ is 37 + 20/60 + 5.64/3600
/// = 37.3349 and 122° 0′ 32.4″ is 122.009.
@Suite("What a picture says", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct PictureInspectorTests {
  static func withExif(_ picture: MadePicture, isBig: Bool) throws -> [UInt8] {
    var exif = HandMadeExif.telephone
    exif.isBig = isBig
    switch picture {
    case .jpg: return exif.insert(intoJPEG: try picture.bytes())
    case .png: return exif.insert(intoPNG: try picture.bytes())
    default: return exif.insert(intoWebP: try picture.bytes())
    }
  }

  @Test(
    "EXIF of a telephone is read in every format that carries it",
    arguments: [MadePicture.jpg, .png, .webp], [true, false])
  func exif(_ picture: MadePicture, _ isBig: Bool) throws {
    let reply = try HandMadePicture(Self.withExif(picture, isBig: isBig))
      .inspect(picture.mediaType)
    let image = try #require(reply.image)
    #expect(image.width == 96)
    #expect(image.height == 64)
    #expect(image.orientation == 6)
    #expect(image.capturedAt == "2026-03-12T15:04:05")
    #expect(image.coordinates == "+37.33490-122.00900/")
    #expect(
      reply.findings.map(\.code) == [.privacyLocation, .privacyDevice, .privacyAuthor])
  }

  @Test("exiftool reads the same", .enabled(if: Tool.exiftool.mayRun, "exiftool is not installed"))
  func exiftool() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.withExif(.jpg, isBig: true), to: "a.jpg")
    let result = try Tool.exiftool.run([
      "-n", "-T", "-Orientation", "-DateTimeOriginal", "-GPSLatitude", "-GPSLongitude", path,
    ])
    #expect(
      result.text.trimmingCharacters(in: .whitespacesAndNewlines)
        == "6\t2026:03:12 15:04:05\t37.3349\t-122.009")
  }

  @Test(
    "what exiftool writes is read", .enabled(if: Tool.exiftool.mayRun), arguments: ["jpg", "tiff"])
  func writtenByExifTool(_ ending: String) throws {
    let picture = try #require(MadePicture(rawValue: ending))
    let folder = try TemporaryFolder()
    let path = try folder.write(picture.bytes(), to: "a.\(ending)")
    let result = try Tool.exiftool.run([
      "-q", "-n", "-overwrite_original", "-Orientation=3",
      "-DateTimeOriginal=2024:02:29 23:59:59", "-GPSLatitude=33.8688", "-GPSLatitudeRef=S",
      "-GPSLongitude=151.2093", "-GPSLongitudeRef=E", "-SerialNumber=1", "-OwnerName=Robin Doe",
      path,
    ])
    try #require(result.status == 0, "\(result.errorText)")
    let reply = try HandMadePicture(folder.read("a.\(ending)")).inspect(picture.mediaType)
    #expect(reply.image?.orientation == 3)
    #expect(reply.image?.capturedAt == "2024-02-29T23:59:59")
    #expect(reply.image?.coordinates == "-33.86880+151.20930/")
    #expect(reply.findings.map(\.code) == [.privacyLocation, .privacyDevice, .privacyAuthor])
  }

  @Test("findings of privacy never hold a value")
  func values() throws {
    let reply = try HandMadePicture(Self.withExif(.jpg, isBig: true)).inspect("image/jpeg")
    for finding in reply.findings {
      for value in ["37", "122", "Example", "Phone", "Robin"] {
        #expect(!"\(finding)".contains(value))
      }
    }
  }

  @Test("a plain picture has its size and nothing else", arguments: MadePicture.allCases)
  func plain(_ picture: MadePicture) throws {
    let reply = try HandMadePicture(picture.bytes()).inspect(picture.mediaType)
    #expect(reply.image == ImageFacts(width: 96, height: 64))
    #expect(reply.findings.isEmpty)
  }

  @Test("a PNG whose text names an author says so")
  func author() throws {
    let png = try MadePicture.png.bytes()
    let chunk: [UInt8] = .of(.big(16, 4), .text("tEXtAuthor\u{0}Robin Doe"), .zeros(4))
    let reply = try HandMadePicture(png.dropLast(12) + chunk + png.suffix(12))
      .inspect("image/png")
    #expect(reply.findings.map(\.code) == [.privacyAuthor])
  }

  @Test("a TIFF keeps its facts where the directory lies behind its pixels")
  func farDirectory() throws {
    var exif = HandMadeExif.telephone
    exif.first = [(256, .short(96)), (257, .short(64))] + exif.first
    let pixels = 5 << 20
    // Every offset moves on by the pixels that are put behind the header.
    var tiff = exif.tiff
    tiff.replaceSubrange(4..<8, with: [UInt8].big(UInt64(8 + pixels), 4))
    let reply = try HandMadePicture(Array(tiff[..<8]) + .zeros(pixels) + moved(exif, by: pixels))
      .inspect("image/tiff")
    #expect(reply.image?.width == 96)
    #expect(reply.image?.height == 64)
    #expect(reply.image?.orientation == 6)
    #expect(!reply.findings.contains { $0.code == .imageDamaged })
  }

  /// The first directory alone, with its texts left out: nothing in it points anywhere.
  private func moved(_ exif: HandMadeExif, by _: Int) -> [UInt8] {
    var plain = HandMadeExif()
    plain.first = exif.first.filter { if case .short = $0.value { true } else { false } }
    return Array(plain.tiff.dropFirst(8))
  }
}

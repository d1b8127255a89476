import Artifacts
import Foundation
import TestSupport
import Testing

@testable import MediaInspection

@Suite("Pictures of photos", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct PhotoDrawingTests {
  /// Red and green on top, blue and white below, from the left; 400 by 200.
  private static func quarters(_ name: String) throws -> String {
    try MediaMaker.make(
      name,
      ["C02020", "20A020", "2030C0", "E0E0E0"].flatMap {
        ["-f", "lavfi", "-i", "color=0x\($0):s=200x100:r=1:d=1"]
      } + [
        "-filter_complex", "[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack", "-frames:v", "1",
      ])
  }

  /// Where EXIF 2.32 §4.6.4 A has the stored top left, top right, bottom left and bottom right, as
  /// letters read line by line from the shown top left.
  @Test(
    "an orientation is applied as EXIF defines it",
    arguments: [
      (1, "rgbw"), (2, "grwb"), (3, "wbgr"), (4, "bwrg"), (5, "rbgw"), (6, "brwg"), (7, "wgbr"),
      (8, "gwrb"),
    ])
  func oriented(_ orientation: Int, _ shown: String) throws {
    let path = try Self.quarters("quarters.jpg")
    let poster = try #require(
      try DrawnFile.photo(path, "image/jpeg", orientation: orientation).poster)
    #expect((poster.width, poster.height) == (orientation < 5 ? (320, 160) : (160, 320)))
    let decoded = try DecodedJPEG(poster)
    let colours: [Character: Int] = [
      "r": 0xC02020, "g": 0x20A020, "b": 0x2030C0, "w": 0xE0E0E0,
    ]
    for (place, letter) in shown.enumerated() {
      let x = poster.width * (place % 2 == 0 ? 1 : 3) / 4
      let y = poster.height * (place / 2 == 0 ? 1 : 3) / 4
      #expect(decoded.isNear(colours[letter] ?? 0, x: x, y: y), "\(letter)")
    }
  }

  @Test(
    "every kind that browsers show is drawn",
    arguments: [
      ("q.jpg", "image/jpeg"), ("q.png", "image/png"), ("q.gif", "image/gif"),
      ("q.webp", "image/webp"),
    ])
  func kinds(_ name: String, _ mediaType: String) throws {
    let poster = try #require(try DrawnFile.photo(Self.quarters(name), mediaType).poster)
    let decoded = try DecodedJPEG(poster)
    #expect(decoded.isNear(0x20A020, x: 240, y: 40) && decoded.isNear(0x2030C0, x: 80, y: 120))
    #expect(poster.jpeg.count <= DrawnPictures.photoBytes)
  }

  @Test("what is transparent is white")
  func transparent() throws {
    let path = try MediaMaker.make(
      "clear.png",
      ["-f", "lavfi", "-i", "color=0xC02020@0.0:s=64x64,format=rgba", "-frames:v", "1"])
    let poster = try #require(try DrawnFile.photo(path, "image/png").poster)
    #expect(try DecodedJPEG(poster).isNear(0xFFFFFF, x: 32, y: 32))
  }

  @Test(
    "a thumbnail tells nothing of where and by whom the photo was taken",
    .enabled(if: Tool.exiftool.mayRun, "exiftool is not installed"))
  func bare() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Array(try Data(contentsOf: URL(fileURLWithPath: Self.quarters("tagged.jpg")))),
      to: "tagged.jpg")
    let tagged = try Tool.exiftool.run([
      "-q", "-overwrite_original", "-GPSLatitude=37.33", "-GPSLatitudeRef=N", "-Artist=Robin Doe",
      "-XMP:Creator=Robin Doe", "-Comment=secret", "-IPTC:By-line=Robin Doe", path,
    ])
    #expect(tagged.status == 0, "\(tagged)")
    let groups = ["-EXIF:all", "-GPS:all", "-XMP:all", "-IPTC:all", "-File:Comment", "-JFIF:all"]
    #expect(try Tool.exiftool.run(groups + [path]).text.contains("Robin Doe"))
    let poster = try #require(try DrawnFile.photo(path, "image/jpeg").poster)
    let thumbnail = try folder.write(poster.jpeg, to: "thumbnail.jpg")
    #expect(try Tool.exiftool.run(groups + [thumbnail]).text.isEmpty)
  }
}

import Artifacts
import Foundation
import TestSupport
import Testing

@testable import MediaInspection

/// Pictures of recordings that ffmpeg made, of which every second is known. What was drawn is decoded
/// by ffmpeg.
@Suite("Pictures of recordings", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct RecordingDrawingTests {
  /// A video of colours, each shown for so many seconds.
  private static func colours(
    _ colours: [Int], each seconds: Int, size: String = "320x180", rate: Int = 10,
    _ name: String = "colours.mp4", _ options: [String] = []
  ) throws -> String {
    let inputs = colours.flatMap { colour in
      let text = String(colour, radix: 16)
      let padded = String(repeating: "0", count: 6 - text.count) + text
      return ["-f", "lavfi", "-i", "color=0x\(padded):s=\(size):r=\(rate):d=\(seconds)"]
    }
    return try MediaMaker.make(
      name,
      inputs + [
        // Of 720 lines and more, colours are those of BT.709 where nothing is stated; here it is.
        "-filter_complex",
        "concat=n=\(colours.count)"
          + (size == "1280x720" ? ",scale=out_color_matrix=bt709,format=yuv420p" : ""),
        "-preset", "ultrafast",
      ] + (size == "1280x720" ? ["-colorspace", "bt709"] : []) + options)
  }

  private static let twelve = [
    0xC02020, 0x20A020, 0x2030C0, 0xC0C020, 0xC020C0, 0x20C0C0, 0xE0E0E0, 0x804020, 0x408040,
    0x404080, 0xA06040, 0x60A0E0,
  ]

  @Test(
    "the poster is the first frame that is not black, in its true colour",
    arguments: ["p.mp4", "p.mkv", "p.avi", "p.ts", "p.webm"])
  func poster(_ name: String) throws {
    // Black until 0:02, then this blue.
    let path = try Self.colours([0x000000, 0x3060C0], each: 2, size: "640x360", name)
    let drawn = try DrawnFile.recording(path, milliseconds: 4000)
    let poster = try #require(drawn.poster)
    #expect(poster.width == 320 && poster.height == 180)
    #expect(poster.jpeg.count <= DrawnPictures.posterBytes)
    let decoded = try DecodedJPEG(poster)
    for (x, y) in [(10, 10), (160, 90), (310, 170)] {
      #expect(decoded.isNear(0x3060C0, x: x, y: y))
    }
  }

  @Test("of pictures of one colour and one that shows something, the poster is the latter")
  func telling() throws {
    let path = try MediaMaker.make(
      "late.mp4",
      [
        "-f", "lavfi", "-i", "color=0x3060C0:s=320x180:r=10:d=6", "-f", "lavfi", "-i",
        "smptebars=s=320x180:r=10:d=2", "-filter_complex", "concat=n=2",
      ])
    let poster = try #require(try DrawnFile.recording(path, milliseconds: 8000).poster)
    // SMPTE's first bar is of 75 % grey.
    #expect(try DecodedJPEG(poster).isNear(0xBFBFBF, x: 10, y: 40))
  }

  @Test("of a black recording the poster is black, and a blank one is no failure")
  func black() throws {
    let path = try Self.colours([0x000000], each: 2)
    let poster = try #require(try DrawnFile.recording(path, milliseconds: 2000).poster)
    #expect(try DecodedJPEG(poster).isNear(0x000000, x: 100, y: 100))
  }

  /// What makes a short video, a long one and one of few key frames; the last is decoded in part.
  enum Length: String, CaseIterable, Sendable {
    case short, long, fewKeys

    var seconds: Int { self == .short ? 1 : 5 }
    var size: String { self == .short ? "320x180" : "1280x720" }
    var options: [String] {
      switch self {
      case .short: []
      case .long: ["-g", "25"]
      case .fewKeys: ["-g", "10000", "-sc_threshold", "0"]
      }
    }
  }

  @Test(
    "each frame of the sheet is what is shown at the time that is told", arguments: Length.allCases)
  func sheet(_ length: Length) throws {
    let path = try Self.colours(
      Self.twelve, each: length.seconds, size: length.size, rate: 25, "\(length).mp4",
      length.options)
    let total = Int64(length.seconds) * 12_000
    let drawn = try DrawnFile.recording(path, milliseconds: total)
    guard let sheet = drawn.sheet else {
      // All that can be decoded of it for its one key frame lies in the first seconds.
      #expect(length == .fewKeys && drawn.poster != nil)
      return
    }
    let count = sheet.milliseconds.count
    #expect(sheet.columns == min(4, count))
    #expect(sheet.drawing.width == sheet.columns * 120)
    #expect(sheet.drawing.jpeg.count <= DrawnPictures.sheetBytes)
    if length != .fewKeys {
      // The middles of twelve stretches, as far as frames of 40 ms hit them.
      let middles = (0..<Int64(12)).map { total * (2 * $0 + 1) / 24 }
      #expect(zip(sheet.milliseconds, middles).allSatisfy { ($1 - 40...$1).contains($0) })
      #expect(sheet.milliseconds.count == 12)
    }
    let decoded = try DecodedJPEG(sheet.drawing)
    let high = sheet.drawing.height / ((count + sheet.columns - 1) / sheet.columns)
    for (place, time) in sheet.milliseconds.enumerated() {
      let colour = Self.twelve[Int(time) / (length.seconds * 1000)]
      let (x, y) = (
        place % sheet.columns * 120 + 60, place / sheet.columns * high + high / 2
      )
      #expect(decoded.isNear(colour, x: x, y: y), "at \(time) ms")
    }
  }

  @Test("a video that a phone filmed upright is shown upright", arguments: ["90", "180", "270"])
  func turned(_ rotation: String) throws {
    // Red on top, blue below.
    let plain = try MediaMaker.make(
      "plain-turned.mov",
      [
        "-f", "lavfi", "-i", "color=0xC02020:s=320x96:d=1", "-f", "lavfi", "-i",
        "color=0x2030C0:s=320x96:d=1", "-filter_complex", "vstack",
      ])
    let path = try MediaMaker.make(
      "turned.mov", ["-i", plain, "-c", "copy", "-metadata:s:v", "rotate=\(rotation)"])
    // ffmpeg itself turns it as a player would.
    let shown = try MediaMaker.make("shown.png", ["-i", path, "-frames:v", "1"])
    let probe = try Probe(shown)
    let poster = try #require(try DrawnFile.recording(path, milliseconds: 1000).poster)
    #expect(probe.streams[0]["width"].integer == poster.width)
    #expect(probe.streams[0]["height"].integer == poster.height)
    let decoded = try DecodedJPEG(poster)
    // Where ffmpeg's own picture has the red half: its tag turns counter-clockwise.
    let red = [
      "90": (20, 100), "180": (100, poster.height - 20), "270": (poster.width - 20, 100),
    ]
    let place = try #require(red[rotation])
    #expect(decoded.isNear(0xC02020, x: place.0, y: place.1))
    #expect(
      decoded.isNear(0x2030C0, x: poster.width - 1 - place.0, y: poster.height - 1 - place.1))
  }

  @Test("samples that are wider than high are shown so")
  func anamorphic() throws {
    let path = try MediaMaker.make(
      "wide.mp4", MediaMaker.picture("360x288", rate: "10", seconds: 1) + ["-aspect", "16:9"])
    let poster = try #require(try DrawnFile.recording(path, milliseconds: 1000).poster)
    // 288 × 16/9 = 512 by 288, fitted into 320.
    #expect(poster.width == 320 && poster.height == 180)
  }

  @Test("a picture that is small already is not made larger")
  func small() throws {
    let path = try MediaMaker.make(
      "small.mp4", MediaMaker.picture("96x64", rate: "10", seconds: 1))
    let poster = try #require(try DrawnFile.recording(path, milliseconds: 1000).poster)
    #expect(poster.width == 96 && poster.height == 64)
  }

  @Test("the same recording gives the same bytes")
  func reproducible() throws {
    let path = try MediaMaker.make(
      "same.mp4",
      MediaMaker.picture("640x360", rate: "25", seconds: 4) + MediaMaker.tone(seconds: 4))
    let first = try DrawnFile.recording(path, milliseconds: 4000)
    #expect(first.poster != nil && first.sheet != nil && first.waveform != nil)
    #expect(try DrawnFile.recording(path, milliseconds: 4000) == first)
  }

  @Test("a recording of twenty-four noisy frames still fits into its bytes")
  func noisy() throws {
    let path = try MediaMaker.make(
      "noise.mp4",
      ["-f", "lavfi", "-i", "nullsrc=s=640x360:r=2:d=12,geq=random(1)*255:128:128"])
    let drawn = try DrawnFile.recording(path, milliseconds: 12_000)
    #expect((drawn.poster?.jpeg.count ?? 0) <= DrawnPictures.posterBytes)
    #expect((drawn.sheet?.drawing.jpeg.count ?? 0) <= DrawnPictures.sheetBytes)
    #expect(drawn.poster != nil)
  }
}

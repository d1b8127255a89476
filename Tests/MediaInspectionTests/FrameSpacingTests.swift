import Artifacts
import TestSupport
import Testing

@testable import MediaInspection

@Suite("Even and variable frame rates")
struct FrameSpacingTests {
  static func isVariable(_ times: [Int64?], per second: Int64) -> Bool {
    var spacing = FrameSpacing(timeBase: Rational(numerator: 1, denominator: second))
    for time in times { spacing.add(time) }
    return spacing.isVariable
  }

  /// Frame `n` at n ÷ rate, rounded to the container's tick as muxers do.
  static func evenTimes(_ count: Int64, _ rate: (Int64, Int64), per second: Int64) -> [Int64] {
    (0..<count).map { ($0 * rate.1 * second * 2 + rate.0) / (rate.0 * 2) }
  }

  @Test(
    "an even rate stays even, whatever it is rounded to",
    arguments: [
      (24_000, 1001), (25, 1), (30_000, 1001), (50, 1), (60_000, 1001), (240, 1), (15, 2),
    ],
    [1000, 600, 90_000, 30_000, 100, 240])
  func even(_ rate: (Int64, Int64), _ tick: Int64) {
    #expect(!Self.isVariable(Self.evenTimes(400, rate, per: tick), per: tick))
  }

  @Test("pictures in decoding order are put into the order of showing")
  func reordered() {
    // Groups of a picture with seven in front of it that are decoded after it, as a pyramid.
    let times = (0..<50).flatMap { group in
      [8, 4, 2, 1, 3, 6, 5, 7].map { Int64(group * 8 + $0) * 40 }
    }
    #expect(!Self.isVariable([0] + times, per: 1000))
  }

  @Test("two rates in one recording, or pauses between pictures, are variable")
  func variable() {
    let two = (0..<60).map { $0 * 33 } + (1...20).map { 59 * 33 + $0 * 100 }
    #expect(Self.isVariable(two.map(Int64.init), per: 1000))
    let screen: [Int64] = [0, 33, 66, 1200, 1233, 5000, 5033, 5066, 9000]
    #expect(Self.isVariable(screen, per: 1000))
  }

  @Test("one lost picture does not make a rate variable, nor one in a hundred")
  func dropped() {
    let most = Self.evenTimes(400, (25, 1), per: 1000)
    #expect(!Self.isVariable(most.filter { $0 != 4000 }, per: 1000))
    #expect(!Self.isVariable(most.filter { ![4000, 8000, 12_000].contains($0) }, per: 1000))
  }

  @Test("pictures without times of their own, or too few, say nothing")
  func untold() {
    #expect(!Self.isVariable([0, 40, nil, 500, 2000, 2040], per: 1000))
    #expect(!Self.isVariable([], per: 1000))
    #expect(!Self.isVariable([0, 4000], per: 1000))
    #expect(!Self.isVariable([.min, .max, 0, .max, .min], per: 0))
    _ = Self.isVariable([.min, .max, 0, -1, 1, .max - 1], per: 1)
  }

  @Test("times of decoding alone serve, beside others they don't")
  func decodingTimes() {
    var alone = FrameSpacing(timeBase: Rational(numerator: 1, denominator: 1000))
    for time: Int64 in [0, 40, 80, 500, 540, 2000] { alone.add(time, ofDecoding: true) }
    #expect(alone.isVariable)
    alone.add(3000, ofDecoding: false)
    #expect(!alone.isVariable)
  }

  // MARK: Whole files

  static let files = [
    "a.mp4", "a.mov", "a.mkv", "a.avi", "a.flv", "a.ts", "a.webm", "a.mpg", "a.wmv", "a.ogv",
  ]

  static func codec(_ name: String) -> [String] {
    switch name.split(separator: ".").last {
    case "webm": ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"]
    case "mpg", "wmv", "ogv", "avi": []
    default: ["-c:v", "libx264", "-preset", "veryfast", "-bf", "3"]
    }
  }

  @Test(
    "no false alarm on an even rate", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"),
    arguments: files, ["25", "30000/1001", "60"])
  func evenFile(_ name: String, _ rate: String) throws {
    let path = try MediaMaker.make(
      name, MediaMaker.picture("96x64", rate: rate, seconds: 4) + Self.codec(name))
    let reply = try RecordingFile.inspect(path)
    #expect(reply.media?.streams.first?.variableFrameRate == nil)
    #expect(reply.media?.streams.first?.packets ?? 0 > 90)
    #expect(!reply.findings.contains { $0.code == .mediaVariableFrameRate })
  }

  @Test(
    "two seconds at 30 frames and two at 10 are variable",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"),
    arguments: ["a.mp4", "a.mov", "a.mkv", "a.webm", "a.flv", "a.ts"])
  func variableFile(_ name: String) throws {
    let path = try MediaMaker.make(
      name,
      MediaMaker.picture("96x64", rate: "30", seconds: 4)
        + ["-vf", "select='lt(t,2)+not(mod(n,3))'", "-vsync", "vfr"] + Self.codec(name))
    let reply = try RecordingFile.inspect(path)
    #expect(reply.media?.streams.first?.variableFrameRate == true)
    #expect(reply.findings.contains { $0.code == .mediaVariableFrameRate })
    #expect(
      try RecordingFile.inspect(path, depth: .header).media?.streams.first?
        .variableFrameRate == nil)
  }
}

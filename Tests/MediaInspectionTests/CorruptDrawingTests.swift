import Artifacts
import Foundation
import TestSupport
import Testing

@testable import MediaInspection

/// Damaged files have pictures or none; nothing else happens. Under AddressSanitizer this counts most.
@Suite("Pictures of damaged files", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct CorruptDrawingTests {
  enum Original: String, CaseIterable, Sendable {
    case mp4, mkv, avi, ts, mp3, wav, jpg, png, gif, webp

    var mediaType: String? {
      switch self {
      case .jpg: "image/jpeg"
      case .png, .gif, .webp: "image/\(rawValue)"
      default: nil
      }
    }

    func bytes() throws -> [UInt8] {
      let picture = MediaMaker.picture("160x90", rate: "10", seconds: mediaType == nil ? 2 : 0.1)
      let path =
        mediaType != nil
        ? try MediaMaker.make("whole.\(rawValue)", picture + ["-frames:v", "1"])
        : try MediaMaker.make(
          "whole.\(rawValue)",
          (self == .mp3 || self == .wav ? [] : picture) + MediaMaker.tone(seconds: 2))
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func drawn(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> DrawnPictures {
      let path = try folder.write(bytes, to: "damaged.\(rawValue)")
      return try mediaType.map { try DrawnFile.photo(path, $0) }
        ?? DrawnFile.recording(path, milliseconds: 2000)
    }
  }

  private func check(_ drawn: DrawnPictures, _ comment: Comment) {
    if let poster = drawn.poster {
      #expect(poster.width <= 320 && poster.height <= 320, comment)
      #expect(poster.jpeg.starts(with: [0xFF, 0xD8]), comment)
    }
    #expect(drawn.waveform.map { $0.count == 240 } ?? true, comment)
  }

  @Test("empty and cut off at many places", arguments: Original.allCases)
  func truncated(_ original: Original) throws {
    let folder = try TemporaryFolder()
    let whole = try original.bytes()
    #expect(try !original.drawn(whole, folder).isEmpty)
    #expect(try original.drawn([], folder).isEmpty)
    for part in 1..<24 {
      let count = whole.count * part / 24
      check(try original.drawn(Array(whole.prefix(count)), folder), "\(count) bytes")
    }
  }

  @Test("flipped bits", arguments: Original.allCases)
  func flipped(_ original: Original) throws {
    let folder = try TemporaryFolder()
    let whole = try original.bytes()
    var generator = SeededGenerator(state: 7)
    for round in 0..<40 {
      var bytes = whole
      for _ in 0..<(1 + round % 8) {
        // Headers matter most: half of the flips hit the first 200 bytes.
        let end = Bool.random(using: &generator) ? min(200, bytes.count) : bytes.count
        bytes[Int.random(in: 0..<end, using: &generator)] ^=
          1 << UInt8.random(in: 0..<8, using: &generator)
      }
      check(try original.drawn(bytes, folder), "round \(round)")
    }
  }

  /// Where each format has width and height, by its specification.
  @Test("absurd sizes: no picture, and no memory for one", arguments: ["png", "gif", "jpg"])
  func absurd(_ name: String) throws {
    let folder = try TemporaryFolder()
    let original = try #require(Original(rawValue: name))
    var bytes = try original.bytes()
    switch original {
    case .png:
      bytes.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    case .gif: bytes.replaceSubrange(6..<10, with: [0xFF, 0xFF, 0xFF, 0xFF])
    default:
      let frame = try #require(
        bytes.indices.first { bytes[$0] == 0xFF && bytes.dropFirst($0 + 1).first == 0xC0 })
      bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
    }
    #expect(try original.drawn(bytes, folder).poster == nil)
  }

  @Test("a length that is a lie makes no more than fewer frames")
  func lie() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try Original.mp4.bytes(), to: "lie.mp4")
    for length in [Int64(0), 1, 3_600_000, 1 << 52, .max] {
      check(try DrawnFile.recording(path, milliseconds: length), "\(length) ms")
    }
  }
}

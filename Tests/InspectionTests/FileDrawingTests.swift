import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Inspection

/// Drawing in locked inspectors, some of which are made to fail by the hooks that debug builds have.
@Suite("Drawing in locked inspectors", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct FileDrawingTests {
  let folder: TemporaryFolder
  private let drawing = FileDrawing(
    InspectorSettings(
      executable: "\(ExhibitProgram.folder)/exhibit-inspector", depth: .packets))

  init() throws { folder = try TemporaryFolder() }

  private func pictures(_ path: String, milliseconds: Int64? = nil) throws -> DrawnPictures? {
    drawing.pictures(
      of: try OpenFile(typed: Array(path.utf8)), nameExtension: nil, milliseconds: milliseconds)
  }

  @Test("recordings and photos are drawn behind the locks")
  func drawn() throws {
    for name in ["a.mp4", "a.webm", "a.mkv", "a.avi"] {
      let path = try MediaMaker.make(
        name, MediaMaker.picture("320x180", rate: "10", seconds: 2) + MediaMaker.tone(seconds: 2))
      let drawn = try #require(try pictures(path, milliseconds: 2000))
      #expect(drawn.poster != nil && drawn.sheet != nil && drawn.waveform != nil, "\(name)")
    }
    for name in ["a.jpg", "a.png", "a.gif", "a.webp", "a.avif"] {
      let path = try MediaMaker.make(
        name,
        MediaMaker.picture("640x480", rate: "1", seconds: 1) + ["-frames:v", "1"]
          + (name == "a.avif" ? ["-still-picture", "1", "-cpu-used", "8"] : []))
      #expect(try pictures(path)?.poster != nil, "\(name)")
    }
    #if os(Linux)
      #expect(drawing.takeLocks().missing.isEmpty)
    #endif
  }

  @Test("a document has no picture, and a file of nothing neither")
  func nothing() throws {
    #expect(try pictures(folder.write("# Notes\n", to: "n.md"))?.isEmpty == true)
    #expect(try pictures(folder.write("", to: "e.txt"))?.isEmpty == true)
  }

  @Test("what makes an inspector fail has no picture, and the next file has its own")
  func failing() throws {
    let photo = try MediaMaker.make(
      "next.jpg", MediaMaker.picture("64x64", rate: "1", seconds: 1) + ["-frames:v", "1"])
    for word in ["crash", "garble"] {
      let path = try folder.write("exhibit-debug-hook: \(word)\n", to: "\(word).txt")
      #expect(try pictures(path) == nil, "\(word)")
      #expect(try pictures(photo)?.poster != nil)
    }
  }
}

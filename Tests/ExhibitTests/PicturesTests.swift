import Foundation
import TestSupport
import Testing

/// The pictures that `exhibit manifest` puts beside its page.
@Suite("Pictures beside the report", .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
struct PicturesTests {
  let folder: TemporaryFolder
  /// Where the user's key lies, apart from the real one.
  private let home: TemporaryFolder

  init() throws {
    (folder, home) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.makeFolder(Array("S".utf8))
    let video = try MediaMaker.make(
      "beside.mp4",
      MediaMaker.picture("640x360", rate: "25", seconds: 3) + MediaMaker.tone(seconds: 3))
    let photo = try MediaMaker.make(
      "beside.jpg", MediaMaker.picture("640x480", rate: "1", seconds: 1) + ["-frames:v", "1"])
    for (made, name) in [(video, "S/clip.mp4"), (photo, "S/photo.jpg")] {
      try FileManager.default.copyItem(atPath: made, toPath: folder.path(name))
    }
    try folder.write("# Notes\n", to: "S/notes.md")
  }

  @discardableResult
  private func manifest(_ options: [String] = [], home: TemporaryFolder? = nil) throws -> RunResult
  {
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_STATE_HOME"] = (home ?? self.home).path
    return try ExhibitProgram.run(
      ["manifest", "--quiet", "--jobs", "1"] + options + ["S"], in: folder.path,
      environment: environment)
  }

  private func pictures() throws -> [String: [UInt8]] {
    let names = try folder.listing(below: "S.exhibit").filter { $0.hasSuffix(".jpg") }
    return try .init(
      uniqueKeysWithValues: names.map { ($0, try folder.read("S.exhibit/\($0)")) })
  }

  /// One reads, and one draws where something is drawn.
  private func inspectors() throws -> Int? {
    try JSON(folder.read("S.exhibit/run.json"))["inspectors"].integer
  }

  private func digest(_ name: String) throws -> String {
    String(try Tool.sha256sum.run([folder.path(name)]).text.prefix(16))
  }

  @Test(
    "they are named by what they show, and the page shows them",
    .enabled(if: Tool.sha256sum.mayRun, "sha256sum is not installed"))
  func named() throws {
    let result = try manifest()
    #expect(result.errorText.isEmpty, "\(result)")
    let (clip, photo) = try (digest("S/clip.mp4"), digest("S/photo.jpg"))
    let names = ["\(clip).poster.jpg", "\(clip).sheet.jpg", "\(photo).poster.jpg"]
    #expect(try pictures().keys.sorted() == names.map { "report/\($0)" }.sorted())
    let page = String(decoding: try folder.read("S.exhibit/report.html"), as: UTF8.self)
    #expect(page.contains(#"poster="report/\#(clip).poster.jpg""#))
    let own = String(decoding: try folder.read("S.exhibit/private/report.html"), as: UTF8.self)
    #expect(own.contains(#"src="../report/\#(photo).poster.jpg""#))
  }

  @Test("the manifest is the same with and without them, and --no-pictures leaves none")
  func apart() throws {
    try manifest()
    let sealed = ["manifest.json", "manifest.jsonl", "SHA256SUMS", "links.ndjson"]
    let with = try sealed.map { try folder.read("S.exhibit/\($0)") }
    #expect(try !pictures().isEmpty)
    try manifest(["--no-pictures"])
    #expect(try sealed.map { try folder.read("S.exhibit/\($0)") } == with)
    #expect(try !folder.listing(below: "S.exhibit").contains("report"))
    let page = String(decoding: try folder.read("S.exhibit/report.html"), as: UTF8.self)
    #expect(!page.contains("<img"))
  }

  @Test("a second run draws nothing and gives the same bytes")
  func kept() throws {
    try manifest()
    let (first, page) = try (pictures(), folder.read("S.exhibit/report.html"))
    #expect(try inspectors() == 2)
    try manifest()
    #expect(try inspectors() == 1)
    #expect(try pictures() == first)
    #expect(try folder.read("S.exhibit/report.html") == page)
  }

  @Test("a changed file alone is drawn anew, and its old picture goes")
  func changed() throws {
    try manifest()
    let before = try pictures()
    let other = try MediaMaker.make(
      "other.jpg", MediaMaker.picture("200x100", rate: "1", seconds: 1) + ["-frames:v", "1"])
    try folder.remove("S/photo.jpg")
    try FileManager.default.copyItem(atPath: other, toPath: folder.path("S/photo.jpg"))
    try manifest()
    let after = try pictures()
    #expect(after.count == 3 && Set(after.keys).intersection(before.keys).count == 2)
  }

  @Test("pictures that somebody else drew or changed are not taken")
  func received() throws {
    try manifest()
    let own = try pictures()
    // Changed after they were drawn.
    let name = try #require(own.keys.first { $0.hasSuffix(".sheet.jpg") })
    let other = try #require(own.keys.first { $0.hasSuffix(".poster.jpg") })
    try folder.write(own[other] ?? [], to: "S.exhibit/\(name)")
    try manifest()
    #expect(try inspectors() == 2)
    #expect(try pictures() == own)
    // Drawn under another user's key: a folder that was received.
    try manifest(home: TemporaryFolder())
    #expect(try inspectors() == 2)
    #expect(try pictures() == own)
  }

  @Test("what somebody else has put there stays, also where it is called report")
  func others() throws {
    try manifest()
    try folder.write("Mine.\n", to: "S.exhibit/report/mine.txt")
    try manifest()
    #expect(try folder.read("S.exhibit/report/mine.txt") == Array("Mine.\n".utf8))
    try manifest(["--no-pictures"])
    #expect(try folder.read("S.exhibit/report/mine.txt") == Array("Mine.\n".utf8))
    #expect(try pictures().isEmpty)
    try folder.write("Mine.\n", to: "T/report/mine.txt")
    #expect(try manifest(["--output", "T"]).errorText.contains("this folder holds other files"))
    #expect(try folder.listing(below: "T") == ["report", "report/mine.txt"])
  }

  @Test("a run that can put nothing beside the results replaces pictures one by one")
  func inPlace() throws {
    try folder.write("", to: "out/.keep")
    try folder.remove("out/.keep")
    try folder.makeFolder(Array("out".utf8))
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try folder.setMode("out", 0o777)
    try folder.setMode(".", 0o555)
    defer { try? folder.setMode(".", 0o755) }
    func run(_ options: [String]) throws {
      let result = try Unprivileged.run(
        [program, "manifest", "--quiet", "S", "--output", "out"] + options, in: folder.path)
      #expect(result.errorText.isEmpty, "\(result)")
    }
    for options in [[], [], ["--no-pictures"]] {
      try run(options)
      let names = try folder.listing(below: "out").filter { $0.hasPrefix("report/") }
      #expect(names.count == (options.isEmpty ? 3 : 0) && names.allSatisfy { !$0.contains("tmp") })
    }
  }

  @Test("a page of twenty artifacts stays below 300 kB with all that it shows")
  func small() throws {
    for number in 0..<18 {
      let made =
        number % 3 == 2
        ? try MediaMaker.make(
          "many.jpg",
          ["-f", "lavfi", "-i", "mandelbrot=s=800x600:start_scale=0.\(number + 10)"]
            + ["-frames:v", "1"])
        : try MediaMaker.make(
          "many.mp4",
          ["-f", "lavfi", "-i", "mandelbrot=s=640x360:r=5:start_scale=0.\(number + 10)"]
            + MediaMaker.tone(seconds: 4) + ["-t", "4", "-preset", "ultrafast"])
      let ending = made.split(separator: ".").last ?? ""
      try FileManager.default.copyItem(atPath: made, toPath: folder.path("S/\(number).\(ending)"))
    }
    try manifest()
    let shown = try pictures()
    // 13 recordings of two pictures and 7 photos of one.
    #expect(shown.count == 33)
    let bytes = try shown.values.reduce(folder.read("S.exhibit/report.html").count) {
      $0 + $1.count
    }
    #expect(bytes < 300_000, "\(bytes) bytes")
  }

  @Test("members of an archive are drawn as well", .enabled(if: Tool.zip.mayRun, "no zip"))
  func archive() throws {
    #expect(try Tool.zip.run(["-qr", "S.zip", "S"], in: folder.path).status == 0)
    try folder.remove("S")
    _ = try ExhibitProgram.run(["manifest", "--quiet", "S.zip"], in: folder.path)
    #expect(try pictures().count == 3)
  }
}

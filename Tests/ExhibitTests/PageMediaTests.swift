import Foundation
import TestSupport
import Testing

@Suite("The page's recordings and languages")
struct PageMediaTests {
  private func page(_ sample: SubmissionCopy, _ path: String) throws -> String {
    String(decoding: try sample.folder.read("\(sample.name).exhibit/\(path)"), as: UTF8.self)
  }

  /// The addresses of players.
  private func sources(_ page: String) -> [String] {
    page.matches(of: /<(?:video|audio) [^>]*src="([^"]+)"/).map { String($0.output.1) }
  }

  @Test("players lead to the submission's own files, from both pages, and the files are there")
  func beside() throws {
    let sample = try SubmissionCopy("learning-culture")
    _ = try ExhibitProgram.run(["manifest", "--quiet", sample.name], in: sample.folder.path)
    for name in ["report.html", "private/report.html"] {
      let found = sources(try page(sample, name))
      #expect(found.count == 2, "\(name)")
      let folder = sample.folder.path("\(sample.name).exhibit/\(name)")
      for source in found {
        let file = URL(fileURLWithPath: folder).deletingLastPathComponent()
          .appendingPathComponent(source).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: file), "\(name): \(source)")
      }
    }
  }

  @Test(
    "with --with-media the very bytes lie beside the page, and the next run without takes them away"
  )
  func copies() throws {
    let sample = try SubmissionCopy("learning-culture")
    let media = "\(sample.name).exhibit/media"
    func run(_ options: [String]) throws {
      _ = try ExhibitProgram.run(
        ["manifest", "--quiet", sample.name] + options, in: sample.folder.path)
    }
    for _ in 0..<2 {
      try run(["--with-media"])
      let found = sources(try page(sample, "report.html"))
      #expect(found.count == 2)
      for source in found {
        #expect(source.hasPrefix("media/"))
        let original =
          source.hasSuffix(".mp4") ? "video/tuning-protocol.mp4" : "audio/recorded-reflection.m4a"
        let (copy, own) = try (
          sample.folder.read("\(sample.name).exhibit/\(source)"),
          sample.folder.read("\(sample.name)/\(original)")
        )
        #expect(copy == own && !own.isEmpty)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path(media))
      #expect(names.count == 3)
    }
    try run([])
    #expect(!FileManager.default.fileExists(atPath: sample.folder.path(media)))
  }

  @Test("a folder named media that is not ours is never cleared")
  func others() throws {
    let sample = try SubmissionCopy("learning-culture")
    _ = try ExhibitProgram.run(["manifest", "--quiet", sample.name], in: sample.folder.path)
    try sample.folder.write("mine", to: "\(sample.name).exhibit/media/notes.txt")
    _ = try ExhibitProgram.run(["manifest", "--quiet", sample.name], in: sample.folder.path)
    #expect(
      try sample.folder.read("\(sample.name).exhibit/media/notes.txt") == Array("mine".utf8))
    // Nor over: the run says so before it puts anything in its place.
    let stopped = try ExhibitProgram.run(
      ["manifest", "--quiet", sample.name, "--with-media"], in: sample.folder.path)
    #expect(stopped.status == 3 && stopped.errorText.contains("move it away"), "\(stopped)")
    #expect(
      try sample.folder.read("\(sample.name).exhibit/media/notes.txt") == Array("mine".utf8))
    // Nor is a folder that holds nothing else taken for a place for results.
    try sample.folder.write("mine", to: "elsewhere/media/notes.txt")
    let refused = try ExhibitProgram.run(
      ["manifest", "--quiet", sample.name, "--output", "elsewhere"], in: sample.folder.path)
    #expect(
      refused.text.contains("this folder holds other files")
        || refused.errorText.contains("other files"))
    #expect(try sample.folder.read("elsewhere/media/notes.txt") == Array("mine".utf8))
  }

  @Test(
    "a page that is made far away names no place on the disk, and says how recordings can travel")
  func farAway() throws {
    let sample = try SubmissionCopy("learning-culture")
    try sample.folder.makeFolder(Array("far".utf8))
    _ = try ExhibitProgram.run(
      ["manifest", "--quiet", sample.name, "--output", "far/away.exhibit"], in: sample.folder.path)
    let page = String(
      decoding: try sample.folder.read("far/away.exhibit/report.html"), as: UTF8.self)
    #expect(sources(page).isEmpty && !page.contains("../"))
    #expect(page.contains("--with-media"))
  }

  @Test("--language es writes Spanish pages and the same manifest")
  func languages() throws {
    let sample = try SubmissionCopy("flawed")
    func manifest(_ language: String) throws -> [UInt8] {
      let result = try ExhibitProgram.run(
        ["manifest", "--quiet", sample.name, "--language", language], in: sample.folder.path)
      #expect(result.status == 1)
      #expect(try page(sample, "report.html").contains("<html lang=\"\(language)\">"))
      return try sample.folder.read("\(sample.name).exhibit/manifest.json")
    }
    #expect(try manifest("es") == manifest("en"))
    let wrong = try ExhibitProgram.run(
      ["manifest", "--quiet", sample.name, "--language", "xx"], in: sample.folder.path)
    #expect(wrong.status == 64)
  }
}

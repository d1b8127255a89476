import Foundation
import TestSupport
import Testing

/// Verdicts written by hand from the contract: `broken` is what is unusable as what it claims to be,
/// `not_media` what is something else.
@Suite("What a link promises")
struct PromisedLinkTests {
  /// One pixel, by another program.
  private static let png = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ) ?? Data())

  private static func found(_ folder: TemporaryFolder, _ more: String...) throws -> [String] {
    try ExhibitProgram.run(["links", folder.path, "--format", "ndjson"] + more).lines()
      .map { "\($0["target"].string ?? "") \($0["verdict"].string ?? "")" }
  }

  @Test("garbage under a name that promises something is broken, something else is no media")
  func garbage() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(state: 0x9E37_79B9_7F4A_7C15)
    let junk = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let names = ["mp4", "mp3", "pdf", "jpg", "png", "docx", "zip", "vtt"].map { "g.\($0)" }
    for name in names { try folder.write(junk, to: name) }
    try folder.write("<!DOCTYPE html><html><body><p>Sign in</p></body></html>", to: "doc.mp4")
    try folder.write(Self.png, to: "pic.mp4")
    try folder.write("<!DOCTYPE html><html><body><p>Sign in</p></body></html>", to: "doc.jpg")
    try folder.write(Self.png, to: "pic.png")
    let others = ["doc.mp4", "pic.mp4", "doc.jpg", "pic.png"]
    try folder.write(
      (names + others).map { "<a href='\($0)'>x</a>\n" }.joined(), to: "index.html")
    #expect(
      try Self.found(folder, "--offline")
        == names.map { "\($0) broken" } + [
          "doc.mp4 not_media", "pic.mp4 not_media", "doc.jpg not_media", "pic.png ok",
        ])
  }

  @Test("an element that shows a recording or a picture promises one, whatever the name says")
  func elements() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.png, to: "p.png")
    try folder.write("A note.\n", to: "n.txt")
    try folder.write("#EXTM3U\n#EXTINF:2,\npart1.ts\n", to: "list.m3u8")
    try folder.write(
      "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0'/></svg>",
      to: "s.svg")
    let table = [
      ("<video src=p.png></video>", "not_media"), ("<audio src=n.txt></audio>", "not_media"),
      ("<video><source src=n.txt></video>", "not_media"), ("<img src=n.txt>", "not_media"),
      ("<video poster=n.txt></video>", "not_media"), ("<input type=image src=n.txt>", "not_media"),
      ("<img src=p.png>", "ok"), ("<img src=s.svg>", "ok"), ("<a href=p.png>x</a>", "ok"),
      ("<a href=n.txt>x</a>", "ok"), ("<picture><source srcset=p.png><img></picture>", "ok"),
      ("<picture><source src=p.png></picture>", "ok"), ("<iframe src=n.txt></iframe>", "ok"),
      ("<video src=list.m3u8></video>", "ok"),
    ]
    try folder.write(
      "<!DOCTYPE html><body>\(table.map(\.0).joined(separator: "\n"))</body>", to: "index.html")
    let verdicts = try ExhibitProgram.run(
      ["links", folder.path, "--offline", "--format", "ndjson"]
    ).lines().map { $0["verdict"].string }
    #expect(verdicts == table.map(\.1))
    // SVG 2 §12.3: `image` shows a picture; an `a` only leads there.
    try folder.remove("index.html")
    try folder.write(
      "<svg xmlns='http://www.w3.org/2000/svg'><image href='n.txt'/><image href='p.png'/>"
        + "<a href='n.txt'><path d='M0 0'/></a></svg>", to: "drawing.svg")
    #expect(try Self.found(folder, "--offline") == ["n.txt not_media", "p.png ok", "n.txt ok"])
    try folder.remove("drawing.svg")
    // CommonMark 0.31 §6.4: an image; pandoc makes a player of a recording, of a text nobody makes a picture.
    try folder.write("![a](p.png) ![b](n.txt) [c](n.txt)\n", to: "notes.md")
    #expect(try Self.found(folder, "--offline") == ["p.png ok", "n.txt not_media", "n.txt ok"])
    try folder.write("-", to: "index.html")
    // HTML within Markdown is the same HTML.
    try folder.remove("index.html")
    try folder.write("Look:\n\n<video src=\"p.png\"></video>\n\n[p](p.png)\n", to: "notes.md")
    #expect(try Self.found(folder, "--offline") == ["p.png not_media", "p.png ok"])
  }

  @Test(
    "what the web answers is held against the element as well",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func web() throws {
    let server = try StandInServer()
    let folder = try TemporaryFolder()
    let base = "http://127.0.0.1:\(server.port)"
    try folder.write(
      """
      <!DOCTYPE html><body><a href='\(base)/page'>x</a> <video src='\(base)/page'></video>
      <img src='\(base)/photo.png'> <video src='\(base)/photo.png'></video>
      <audio src='\(base)/talk.mp3'></audio> <img src='\(base)/talk.mp3'>
      <video><source src='\(base)/plain.txt'></video> <a href='\(base)/plain.txt'>x</a></body>
      """, to: "index.html")
    // No port: each of this host's is open.
    let found = try Self.found(folder, "--allow-host", "127.0.0.1")
    #expect(
      found.map { $0.dropFirst(base.count) } == [
        "/page ok", "/page not_media", "/photo.png ok", "/photo.png not_media", "/talk.mp3 ok",
        "/talk.mp3 not_media", "/plain.txt not_media", "/plain.txt ok",
      ])
  }

  @Test(
    "an existing folder is a sound target, also an empty one, in a folder and in an archive",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func folders() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("work/empty/inner".utf8))
    try folder.makeFolder(Array("work/filled".utf8))
    try folder.write("x\n", to: "work/filled/a.txt")
    try folder.write(
      "[e](empty/) [i](empty/inner) [f](filled/) [g](gone/)\n", to: "work/index.md")
    let expected = ["empty/ ok", "empty/inner ok", "filled/ ok", "gone/ broken"]
    try ArchiveMaker.python("with tarfile.open('work.tar', 'w') as t: t.add('work')", in: folder)
    for place in ["work", "work/index.md", "work.tar"] {
      let lines = try ExhibitProgram.run(
        ["links", place, "--offline", "--format", "ndjson"], in: folder.path
      ).lines()
      #expect(
        lines.map { "\($0["target"].string ?? "") \($0["verdict"].string ?? "")" } == expected)
    }
  }
}

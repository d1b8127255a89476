import Foundation
import TestSupport
import Testing

/// `--probe-remote` and `--max-age` against a server that gives the same recording in many ways. The
/// recording's length is ffmpeg's, its order of boxes too: the index lies at its end.
@Suite(
  "Recordings on the web",
  .enabled(
    if: StandInServer.mayRun && Tool.ffmpeg.mayRun, "python3, openssl or ffmpeg is not installed"))
struct RemoteRecordingTests {
  private let folder: TemporaryFolder
  private let server: StandInServer

  init() throws {
    folder = try TemporaryFolder()
    let made = try MediaMaker.make(
      "late.mp4",
      MediaMaker.picture("320x240", rate: "25", seconds: 30) + MediaMaker.tone(seconds: 30)
        + ["-c:v", "mpeg4", "-b:v", "1M"])
    try folder.makeFolder(Array("media".utf8))
    try FileManager.default.copyItem(atPath: made, toPath: folder.path("media/late.mp4"))
    server = try StandInServer(folder: folder.path("media"))
  }

  private func lines(_ paths: [String], _ options: [String] = []) throws -> [JSON] {
    let links = paths.map { "<a href='http://127.0.0.1:\(server.port)/recordings/\($0)'>x</a>\n" }
    try folder.write("<html><body>\(links.joined())</body></html>", to: "work/page.html")
    return try ExhibitProgram.run(
      ["links", folder.path("work"), "--format", "ndjson", "--allow-host"]
        + ["127.0.0.1:\(server.port)"] + options,
      environment: ["XDG_CACHE_HOME": folder.path("cache"), "PATH": "/usr/bin:/bin"]
    ).lines()
  }

  @Test("its length is told, and a link's time is held against it")
  func times() throws {
    let found = try lines(
      [
        "parts/late.mp4", "parts/late.mp4#t=29", "parts/late.mp4#t=10,20", "parts/late.mp4#t=31",
        "untagged/late.mp4#t=0,40", "whole/late.mp4#t=40",
      ], ["--probe-remote"])
    #expect(
      found.map { $0["verdict"].string } == [
        "ok", "ok", "ok", "out_of_range", "out_of_range", "out_of_range",
      ])
    #expect(found.allSatisfy { abs(($0["milliseconds"].integer ?? 0) - 30_000) < 100 }, "\(found)")
    // Of the megabytes, the beginning and the index.
    let asked = try server.account()["seen"].array.filter {
      $0["path"].string == "/recordings/parts/late.mp4"
    }
    #expect(asked.count <= 6, "\(asked.map { $0["headers"]["range"].string })")
    let plain = try lines(["parts/late.mp4#t=31"])
    #expect(plain.first?["verdict"].string == "ok")
    #expect(plain.first?["milliseconds"].exists == false)
  }

  @Test("a server that changes, boasts, breaks off or gives no parts has a verdict of its own")
  func oddServers() throws {
    let expected: [(how: String, verdict: String, reason: String)] = [
      ("changes", "unreachable", "changed while it was read"),
      ("changes-tag", "unreachable", "changed while it was read"),
      ("boasts", "unreachable", "longer than what it gives"),
      ("boasts-absurdly", "unreachable", "longer than what it gives"),
      ("cut-parts", "unreachable", "longer than what it gives"),
      ("refuses-later", "unreachable", "then no more (403)"),
      ("other-parts", "ok", "gives no parts"), ("unending", "ok", "does not say where it ends"),
      ("slow", "unreachable", "did not go on in time"),
    ]
    let found = try lines(
      expected.map { "\($0.how)/late.mp4" }, ["--probe-remote", "--timeout", "8"])
    #expect(found.count == expected.count)
    for (line, row) in zip(found, expected) {
      #expect(line["verdict"].string == row.verdict, "\(line)")
      #expect(line["reason"].string?.contains(row.reason) ?? false, "\(line)")
    }
  }

  @Test("two runs at once keep each other's answers")
  func memoryOfTwo() throws {
    let port = server.port
    func links(_ name: String, _ path: String) throws {
      try folder.write(
        "<a href='http://127.0.0.1:\(port)/recordings/\(path)'>x</a>", to: "\(name)/page.html")
    }
    try links("one", "whole/late.mp4")
    try links("two", "parts/late.mp4")
    let environment = ["XDG_CACHE_HOME": folder.path("cache"), "PATH": "/usr/bin:/bin"]
    func options(_ name: String) -> [String] {
      ["links", folder.path(name), "--format", "ndjson", "--max-age", "1h", "--allow-host"]
        + ["127.0.0.1:\(port)"]
    }
    let group = DispatchGroup()
    let place = folder.path
    for name in ["one", "two"] {
      let arguments = options(name)
      DispatchQueue.global().async(group: group) {
        _ = try? ExhibitProgram.run(arguments, in: place, environment: environment)
      }
    }
    group.wait()
    for name in ["one", "two"] {
      let line = try ExhibitProgram.run(options(name), environment: environment).lines()[0]
      #expect(line["ageSeconds"].exists, "\(name): \(line)")
    }
  }

  @Test(
    "a sound answer of an earlier run serves for as long as --max-age says, where it may be asked")
  func memory() throws {
    let paths = ["parts/late.mp4#t=29", "parts/late.mp4#t=31", "none/gone.mp4"]
    let first = try lines(paths, ["--probe-remote", "--max-age", "1h"])
    let asked = try server.account()["seen"].array.count
    let second = try lines(paths, ["--probe-remote", "--max-age", "1h"])
    #expect(first.map { $0["verdict"].string } == second.map { $0["verdict"].string })
    #expect(second.map { $0["ageSeconds"].exists } == [true, true, false])
    #expect(second[1]["verdict"].string == "out_of_range")
    // What was not there is asked for again.
    #expect(try server.account()["seen"].array.count == asked + 1)
    let again = try lines(["parts/late.mp4"], ["--max-age", "0s"])
    #expect(try server.account()["seen"].array.count >= asked + 1, "\(again)")
    let shut = try ExhibitProgram.run(
      ["links", folder.path("work"), "--format", "ndjson", "--max-age", "1h"],
      environment: ["XDG_CACHE_HOME": folder.path("cache"), "PATH": "/usr/bin:/bin"]
    ).lines()
    #expect(shut.allSatisfy { $0["verdict"].string == "blocked" }, "\(shut)")
    let path = folder.path("cache/exhibit/links.jsonl")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
}

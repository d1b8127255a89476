import Foundation
import TestSupport
import Testing

@Suite("exhibit diff")
struct DiffTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Checkout.copySample("flawed", into: folder)
    try Checkout.copySample("learning-culture", into: folder)
    for (name, attempt) in [("flawed", "one"), ("learning-culture", "two")] {
      try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path(attempt))
      _ = try ExhibitProgram.run(["manifest", attempt, "--quiet"], in: folder.path)
    }
  }

  private func diff(_ arguments: [String]) throws -> RunResult {
    try ExhibitProgram.run(["diff"] + arguments, in: folder.path)
  }

  private func paths(_ pairs: JSON, _ side: String) -> [String] {
    pairs.array.compactMap { $0[side]["path"].string }
  }

  @Test("a second attempt: what was mended is told, and which requirements are met now")
  func attempts() throws {
    let result = try diff(["one", "two", "--format", "json"])
    #expect(result.status == 0, "\(result)")
    let report = try result.lines()[0]
    // Samples/README.md says what the flawed sample lacks: the whole video and photo, a shorter Part 3,
    // links that lead somewhere; its audio is an m4a that is called mp3.
    #expect(paths(report["changed"], "new").contains("video/tuning-protocol.mp4"))
    #expect(paths(report["changed"], "new").contains("photos/norms-poster.jpg"))
    let video = try #require(
      report["changed"].array.first { $0["new"]["path"].string == "video/tuning-protocol.mp4" })
    let duration = try #require(
      video["facts"].array.first { $0["fact"].string == "duration" })
    // 38 s of 83 s: the same README.
    #expect(duration["old"].string?.hasPrefix("0:3") == true, "\(duration)")
    #expect(duration["new"].string?.hasPrefix("1:2") == true, "\(duration)")
    #expect(
      video["facts"].array.contains {
        $0["fact"].string == "duration-verdict" && $0["old"].string == "truncated"
      })
    let flips = report["requirements"].array
    #expect(flips.map { $0["id"].string } == ["part2.sound", "part3.words"], "\(flips)")
    #expect(flips.allSatisfy { $0["old"]["outcome"].string == "not-met" })
    #expect(flips.allSatisfy { $0["new"]["outcome"].string == "met" })
  }

  @Test("the table stays within 100 columns and says the same")
  func table() throws {
    let long = String(repeating: "a-very-long-name-", count: 12) + ".txt"
    try folder.write("x", to: "two/\(long)")
    _ = try ExhibitProgram.run(["manifest", "two", "--quiet"], in: folder.path)
    let result = try diff(["one", "two"])
    #expect(result.status == 0)
    #expect(result.text.contains("outcome   Length of Part 3"), "\(result)")
    #expect(result.text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(result)")
  }

  @Test("the same against itself: nothing differs; --exit-code tells")
  func same() throws {
    let result = try diff(["one", "one.exhibit", "--exit-code"])
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("Nothing differs."))
    #expect(try diff(["one", "two", "--exit-code", "--quiet"]).status == 1)
    #expect(try diff(["one", "nowhere"]).status == 3)
  }

  @Test("a renamed, an added and a removed file are told apart by their bytes")
  func renamed() throws {
    try FileManager.default.copyItem(atPath: folder.path("two"), toPath: folder.path("three"))
    try FileManager.default.moveItem(
      atPath: folder.path("three/part3.md"), toPath: folder.path("three/part-3.md"))
    try folder.remove("three/photos/norms-poster.jpg")
    try folder.write("new", to: "three/new.txt")
    _ = try ExhibitProgram.run(["manifest", "three", "--quiet"], in: folder.path)
    for arguments in [["two", "three"], ["two.exhibit", "three.exhibit"]] {
      let report = try diff(arguments + ["--format", "json"]).lines()[0]
      #expect(report["renamed"].array.map { $0["old"]["path"].string } == ["part3.md"])
      #expect(report["renamed"].array.map { $0["new"]["path"].string } == ["part-3.md"])
      #expect(report["added"].array.map { $0["path"].string } == ["new.txt"])
      #expect(report["removed"].array.map { $0["path"].string } == ["photos/norms-poster.jpg"])
      #expect(report["counts"]["same"].integer == 9)
    }
  }

  @Test("folders without manifests are compared by their bytes, and it is said that facts are not")
  func folders() throws {
    for name in ["one.exhibit", "two.exhibit"] { try folder.remove(name) }
    let report = try diff(["one", "two", "--format", "json"]).lines()[0]
    #expect(paths(report["changed"], "new").contains("video/tuning-protocol.mp4"))
    #expect(report["notices"].array.count == 1)
    // `cmp` and hand: of eleven files on each side, the same names and bytes in both samples.
    #expect(report["counts"]["same"].integer == (try sameFiles()))
  }

  /// Files of one name and the same bytes on both sides, as this test reads them.
  private func sameFiles() throws -> Int {
    try folder.listing(below: "one").filter { name in
      guard let one = try? folder.read("one/\(name)"), let two = try? folder.read("two/\(name)")
      else { return false }
      return one == two
    }.count
  }
}

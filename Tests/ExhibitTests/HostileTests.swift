import Foundation
import TestSupport
import Testing

/// The quick part of the hostile corpus; `make test-hostile` runs all of it and watches closer.
@Suite(
  "A hostile folder",
  .enabled(
    if: Tool.ffmpeg.mayRun && Tool.python3.mayRun, "ffmpeg or python3 is not installed"))
struct HostileTests {
  private let folder: TemporaryFolder
  private let listener: BaitListener
  private let watch: OpenWatch
  /// What `make-corpus` says of each entry: its class, its path and what becomes of it.
  private let expected: [JSON]

  init() throws {
    folder = try TemporaryFolder()
    listener = try BaitListener()
    let made = try Tool.python3.run([
      Checkout.path("Tests/Hostile/make-corpus"), folder.path("hostile"), "--quick", "--port",
      String(listener.port),
    ])
    try #require(made.status == 0, "\(made)")
    expected = try JSON.lines(folder.read("hostile/expected.jsonl"))
    watch = try OpenWatch(
      folder.path("hostile/bait/secret.ts"), folder.path("hostile/bait/secret.txt"),
      folder.path("hostile/bait/secret.dtd"))
  }

  @Test("every entry is in the manifest or among the skipped, and no bait is taken")
  func manifest() throws {
    #expect(expected.count >= 80)
    let result = try ExhibitProgram.run(
      ["manifest", "--verbose", "--output", folder.path("results"), "corpus"],
      in: folder.path("hostile"))
    // 1: it is no submission, and says so.
    #expect(result.status == 1, "\(result)")
    let lines = try JSON.lines(folder.read("results/manifest.jsonl"))
    #expect(
      try identities(lines) == identities(expected.filter { $0["expect"].string == "record" }))
    let header = try JSON(folder.read("results/manifest.json"))
    #expect(
      try identities(header["policy"]["skipped"].array)
        == identities(expected.filter { $0["expect"].string == "skip" }))
    #expect(!listener.wasCalled)
    #expect(!watch.sawOpening)
    try unlock()
  }

  @Test("every entry that is asked for has one record, in order, and no inspector dies")
  func inspect() throws {
    let names = try expected.map { Array("corpus/".utf8) + (try NaughtyFolder.identity($0)) }
    let result = try ExhibitProgram.start(
      ["inspect", "--files-from", "-", "--null"].map { Array($0.utf8) },
      in: folder.path("hostile"), input: names.flatMap { $0 + [0] }
    ).finish()
    #expect(result.status == 0, "\(result)")
    let records = try result.lines()
    #expect(try records.map(NaughtyFolder.identity) == names)
    #expect(!records.contains { $0.codes.contains { $0.hasPrefix("inspect.") } })
    #expect(!result.text.contains("BAIT-4f1c9e"))
    #expect(!listener.wasCalled)
    #expect(!watch.sawOpening)
    try unlock()
  }

  private func identities(_ lines: [JSON]) throws -> [[UInt8]] {
    try lines.map(NaughtyFolder.identity).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Lets the folder that nobody may read be removed again.
  private func unlock() throws {
    try folder.setMode("hostile/corpus/entries/locked", 0o755)
  }
}

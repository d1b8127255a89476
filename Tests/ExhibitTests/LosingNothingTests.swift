import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whatever stops a run: the old results or the new ones are there, whole.
@Suite("Results that are never half there")
struct LosingNothingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("The first note.\n", to: "S/note.txt")
  }

  private func manifest() throws -> RunResult {
    try ExhibitProgram.run(["manifest", "--quiet", "S"], in: folder.path)
  }

  private func bash(_ script: String) throws -> RunResult {
    let words = ["-c", script, ExhibitProgram.path].map { Array($0.utf8) }
    return try Run("/bin/bash", arguments: words, in: folder.path).finish()
  }

  private var entries: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  /// A file that holds an inspector for ever, by a hook of debug builds.
  private func addEndlessFile() throws {
    try folder.write("exhibit-debug-hook: stall\n", to: "S/endless.txt")
  }

  /// Waits until `isTrue`, a minute at most.
  private func wait(_ subject: String, until isTrue: () throws -> Bool) rethrows {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if try isTrue() { return }
      sched_yield()
    }
    Issue.record("\(subject) did not happen")
  }

  @Test("a set of results comes and goes as a whole, and leaves nothing beside it")
  func replaced() throws {
    _ = try manifest()
    let before = try folder.read("S.exhibit/manifest.json")
    try folder.write("The second note.\n", to: "S/second.txt")
    _ = try manifest()
    #expect(try folder.read("S.exhibit/manifest.json") != before)
    #expect(try entries == ["S", "S.exhibit"])
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
  }

  @Test("what lies in private, and what others put beside the results, stays")
  func others() throws {
    _ = try manifest()
    try folder.write("kept", to: "S.exhibit/private/notes.txt")
    try folder.write("kept", to: "S.exhibit/letter.txt")
    _ = try manifest()
    for name in ["private/notes.txt", "letter.txt"] {
      #expect(try folder.read("S.exhibit/\(name)") == Array("kept".utf8))
    }
    #expect(try entries == ["S", "S.exhibit"])
  }

  @Test("what a killed run left on its way is put back, and the rest of it cleared away")
  func salvage() throws {
    _ = try manifest()
    // It was on its way: where it was and where it goes it is not.
    try folder.write("half", to: ".S.new.exhibit/manifest.json")
    try FileManager.default.moveItem(
      atPath: folder.path("S.exhibit/private"), toPath: folder.path(".S.new.exhibit/private"))
    try folder.write("kept", to: ".S.new.exhibit/private/notes.txt")
    _ = try manifest()
    #expect(try folder.read("S.exhibit/private/notes.txt") == Array("kept".utf8))
    #expect(try folder.listing().contains("S.exhibit/private/index.sqlite"))
    #expect(try entries == ["S", "S.exhibit"])
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
  }

  @Test("a second run on the same results waits for the first, and says so")
  func second() throws {
    try folder.makeFolder(Array(".S.new.exhibit".utf8))
    let held = unsafe open(folder.path(".S.new.exhibit"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(held, LOCK_EX) == 0)
    let run = try ExhibitProgram.start(["manifest", "S"].map { Array($0.utf8) }, in: folder.path)
    wait("waiting for the lock") {
      let locks = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
      return locks.split(separator: "\n").contains {
        $0.contains("->") && $0.contains("FLOCK") && $0.contains(" \(run.process) ")
      }
    }
    #expect(try entries.contains("S.exhibit") == false)
    close(held)
    let result = try run.finish()
    #expect(result.errorText.contains("another run writes these results; waiting"), "\(result)")
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
    #expect(try entries == ["S", "S.exhibit"])
  }

  @Test("two runs at once end in one sound set of results")
  func both() throws {
    let result = try bash(
      #"for n in 1 2 3 4; do "$0" manifest --quiet S 2>/dev/null & done; wait; "$0" verify S"#)
    #expect(result.status == 0, "\(result)")
    #expect(try entries == ["S", "S.exhibit"])
  }

  @Test("Ctrl-C: the old results stay, nothing is left beside them", arguments: [SIGINT, SIGTERM])
  func interrupted(_ signal: Int32) throws {
    _ = try manifest()
    let before = try folder.read("S.exhibit/manifest.json")
    try addEndlessFile()
    let run = try ExhibitProgram.start(
      ["manifest", "--jobs", "1", "S"].map { Array($0.utf8) }, in: folder.path)
    wait("an inspector") {
      let children = "/proc/\(run.process)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: children)) ?? []
      return threads.contains {
        (try? String(contentsOfFile: "\(children)/\($0)/children", encoding: .utf8))?.isEmpty
          == false
      }
    }
    kill(run.process, signal)
    let result = try run.finish()
    #expect(result.status == 128 + signal, "\(result)")
    #expect(result.errorText.contains("stopped; results of earlier runs are as they were"))
    #expect(try folder.read("S.exhibit/manifest.json") == before)
    #expect(try entries == ["S", "S.exhibit"])
  }

  @Test(
    "no room on the disk: exit 3, a clear word, and the old results as they were",
    .disabled(if: Sanitizer.isOfThreads, "the thread sanitizer dies where files may not grow"))
  func full() throws {
    _ = try manifest()
    let before = try folder.read("S.exhibit/manifest.json")
    try folder.write("More.\n", to: "S/more.txt")
    // Files may have 1,024 bytes: the header has more.
    let result = try bash(#"ulimit -f 1; "$0" manifest --quiet S"#)
    #expect(result.status == 3, "\(result)")
    #expect(result.errorText.contains("nothing of the old results was lost"), "\(result)")
    #expect(try folder.read("S.exhibit/manifest.json") == before)
    #expect(try entries == ["S", "S.exhibit"])
  }

  @Test("output that nobody takes, or that finds no room, is exit 3")
  func output() throws {
    let full = try bash(#""$0" inspect S/note.txt > /dev/full"#)
    #expect(full.status == 3)
    #expect(full.errorText.contains("the output is incomplete"), "\(full)")
    // The reader is gone before the first record comes.
    let closed = try bash(#"{ sleep 0.2; "$0" inspect S/note.txt; echo $? >&2; } | true"#)
    #expect(closed.errorText.hasSuffix("3\n"), "\(closed)")
  }

  @Test(
    "where nothing can be put beside the results, they are written all the same",
    .enabled(if: Tool.setpriv.mayRun || geteuid() != 0, "setpriv is not installed"))
  func inPlace() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try folder.makeFolder(Array("out".utf8))
    try folder.setMode("out", 0o777)
    try folder.setMode(".", 0o555)
    defer { try? folder.setMode(".", 0o755) }
    for _ in 0..<2 {
      let result = try Unprivileged.run(
        [program, "manifest", "--quiet", "S", "--output", "out"], in: folder.path)
      #expect(result.errorText.isEmpty, "\(result)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(
      names == [
        "SHA256SUMS", "links.ndjson", "manifest.json", "manifest.jsonl", "private", "report.html",
        "run.json",
      ])
    #expect(
      try ExhibitProgram.run(["verify", "out", "--against", "S"], in: folder.path).status == 0)
  }
}

import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whatever happens to a scan or to its index, the index is whole and says what is wrong.
@Suite("An index that is never half there")
struct IndexSafetyTests {
  let subject: ScannedFolder
  var folder: TemporaryFolder { subject.folder }

  init() throws {
    subject = try ScannedFolder()
    for number in 0..<20 { try folder.write("Norms, number \(number).\n", to: "S/\(number).txt") }
  }

  private func bash(_ script: String) throws -> RunResult {
    let words = ["-c", script, ExhibitProgram.path].map { Array($0.utf8) }
    return try Run(
      "/bin/bash", arguments: words, in: folder.path, environment: subject.environment
    ).finish()
  }

  @Test(
    "killed at some instants: the index passes SQLite's own check, and the next scan completes it",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func killed() throws {
    let result = try Tool.python3.run([
      Checkout.path("Tests/Hostile/kill-scans"), ExhibitProgram.path,
      "--instants", Sanitizer.isOn ? "3" : "12", "--landed", "0", "--files", "300",
    ])
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("0 faults"))
  }

  @Test("Ctrl-C keeps what was inspected, and the next scan goes on from there")
  func interrupted() throws {
    // Sorts last, and holds its inspector for ever.
    try folder.write("exhibit-debug-hook: stall\n", to: "S/z.txt")
    let run = try ExhibitProgram.start(
      ["scan", "--jobs", "1", "--format", "ndjson", "S"].map { Array($0.utf8) }, in: folder.path,
      environment: subject.environment)
    try run.waitForLines(20)
    kill(run.process, SIGINT)
    let result = try run.finish()
    #expect(result.status == 130, "\(result)")
    #expect(result.errorText.contains("what was inspected stays in the index"))
    #expect(try subject.found("\"norms number 7\"") == ["7.txt"])
    try folder.remove("S/z.txt")
    try subject.settle()
    #expect(ScannedFolder.counts(try subject.scan())["unchanged"] == 20)
  }

  @Test("a second scan waits for the first, and says so")
  func second() throws {
    _ = try subject.scan()
    let held = unsafe open(folder.path("S.exhibit/private"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(held, LOCK_EX) == 0)
    let run = try ExhibitProgram.start(
      ["scan", "S"].map { Array($0.utf8) }, in: folder.path, environment: subject.environment)
    let deadline = ContinuousClock.now + .seconds(60)
    var isWaiting = false
    while !isWaiting, ContinuousClock.now < deadline {
      let locks = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
      isWaiting = locks.split(separator: "\n").contains {
        $0.contains("->") && $0.contains("FLOCK") && $0.contains(" \(run.process) ")
      }
      sched_yield()
    }
    #expect(isWaiting)
    close(held)
    let result = try run.finish()
    #expect(result.status == 0 && result.errorText.contains("another run writes here"))
  }

  @Test("scans and manifests at once end in one sound index")
  func both() throws {
    let result = try bash(
      #"for n in 1 2 3; do "$0" scan -q S 2>>log & "$0" manifest -q S 2>>log & done; wait; "#
        + #""$0" scan S"#)
    #expect(result.status == 0, "\(result)")
    #expect(ScannedFolder.counts(result)["artifacts"] == 20)
    #expect(try subject.found("\"norms number 7\"") == ["7.txt"])
    let log = String(decoding: try folder.read("log"), as: UTF8.self)
    #expect(!log.contains("private/index.sqlite"), "\(log)")
  }

  @Test("an older index that a killed manifest left on its way is removed by the next manifest")
  func leftBehind() throws {
    _ = try subject.exhibit("manifest", "-q", "S")
    _ = try subject.scan()
    // As a manifest leaves it that was killed after its new results took the old ones' place, where a scan
    // came before the next manifest.
    _ = try bash("mkdir .S.new.exhibit && cp -r S.exhibit/private .S.new.exhibit/")
    _ = try subject.exhibit("manifest", "-q", "S")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["S", "S.exhibit", "state"])
    #expect(try subject.found("\"norms number 7\"") == ["7.txt"])
  }

  @Test("results that somebody else sent with the folder: the index in them is not read")
  func received() throws {
    _ = try subject.scan()
    _ = try bash("cp -r S.exhibit copy && rm -r S.exhibit && mv copy S.exhibit")
    let search = try subject.exhibit("search", "norms")
    #expect(search.status == 3)
    #expect(search.errorText.contains("was not made by you on this computer"), "\(search)")
    let result = try subject.scan()
    #expect(result.errorText.contains("was not made here, so it is made anew"), "\(result)")
    #expect(ScannedFolder.counts(result)["inspected"] == 20)
    #expect(try subject.exhibit("search", "norms").status == 0)
  }

  @Test("without a place for a key each scan makes the index anew, and says why")
  func keyless() throws {
    for number in 0..<2 {
      let result = try ExhibitProgram.run(
        ["scan", "S"], in: folder.path,
        environment: ["PATH": "/usr/bin:/bin", "HOME": "/proc/nowhere"])
      #expect(result.status == 0, "\(result)")
      #expect(ScannedFolder.counts(result)["inspected"] == 20)
      #expect(result.errorText.contains("can't be told from a stranger's") == (number > 0))
    }
  }

  @Test(
    "an index of a later version is refused with what to do, exit 3, and left as it is",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func newer() throws {
    _ = try subject.scan()
    let index = folder.path("S.exhibit/private/index.sqlite")
    let script =
      "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA user_version = 7')"
    _ = try Tool.python3.run(["-c", script, index])
    let before = try folder.read("S.exhibit/private/index.sqlite")
    for command in [["scan", "S"], ["search", "norms"]] {
      let result = try ExhibitProgram.run(
        command, in: folder.path, environment: subject.environment)
      #expect(result.status == 3)
      #expect(result.errorText.contains("later version of Exhibit"), "\(result)")
    }
    #expect(try folder.read("S.exhibit/private/index.sqlite") == before)
  }

  @Test(
    "a place that may not be written to: exit 3 and a clear word",
    .enabled(if: Tool.setpriv.mayRun || geteuid() != 0, "setpriv is not installed"))
  func readOnly() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try folder.setMode(".", 0o555)
    defer { try? folder.setMode(".", 0o755) }
    let result = try Unprivileged.run([program, "scan", "S"], in: folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(result.errorText.contains("S.exhibit: permission denied"), "\(result)")
  }

  @Test(
    "a full disk: exit 3, a clear word, and an index that is whole",
    .enabled(if: FullDisk.mayRun, "only root may mount a small disk"))
  func full() throws {
    let disk = try FullDisk(at: folder, "disk", kilobytes: 400)
    let words = String(repeating: "norms and vision ", count: 2000)
    for number in 0..<40 { try folder.write("\(number) \(words)", to: "S/long-\(number).txt") }
    let result = try subject.exhibit("scan", "S", "--output", "disk/S.exhibit")
    #expect(result.status == 3, "\(result)")
    #expect(result.errorText.contains("the disk is full"), "\(result)")
    if Tool.python3.mayRun {
      let script =
        "import sqlite3, sys; "
        + "print(sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)"
        + ".execute('PRAGMA integrity_check').fetchall())"
      let check = try Tool.python3.run(
        ["-c", script, folder.path("disk/S.exhibit/private/index.sqlite")])
      #expect(check.text == "[('ok',)]\n", "\(check)")
    }
    withExtendedLifetime(disk) {}
  }
}

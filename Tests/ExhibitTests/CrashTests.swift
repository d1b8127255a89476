import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The inspector is killed while it reads: one finding, and everything else as ever.
@Suite(
  "An inspector that dies",
  .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "there is no /proc"))
struct CrashTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("Before it.\n", to: "before.txt")
    try folder.write("After it.\n", to: "after.txt")
    // A WAV header by hand, and a hole of 1.5 GB that reads as silence: long enough to be caught
    // in the middle, and no space on the disk.
    let length: UInt32 = 1_500_000_000
    let format: [UInt8] =
      Array("fmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0] + Self.little(8000) + Self.little(16_000)
      + [2, 0, 16, 0]
    try folder.write(
      Array("RIFF".utf8) + Self.little(length + 36) + Array("WAVE".utf8) + format
        + Array("data".utf8) + Self.little(length), to: "big.wav")
    try folder.truncate("big.wav", to: Int64(length) + 44)
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  @Test("killed once in the middle of a recording: read again, and nothing is missing")
  func killedOnce() throws {
    let run = try start(["inspect", "--jobs", "1", "before.txt", "big.wav", "after.txt"])
    #expect(try kill(of: run, reading: "big.wav") > 0)
    let result = try run.finish()
    #expect(result.status == 0, "\(result)")
    let records = try result.lines()
    #expect(records.map(\.codes) == [[], [], []])
    #expect(records.map { $0["kind"].string } == ["document", "audio", "document"])
  }

  @Test("killed twice: one finding, all other records complete, exit 3")
  func killed() throws {
    let run = try start(["inspect", "--jobs", "1", "before.txt", "big.wav", "after.txt"])
    let first = try kill(of: run, reading: "big.wav")
    let second = try kill(of: run, reading: "big.wav", after: first)
    let result = try run.finish()
    #expect(first > 0 && second > 0 && first != second)
    #expect(result.status == 3, "\(result)")
    let records = try result.lines()
    #expect(records.map { $0["path"].string } == ["before.txt", "big.wav", "after.txt"])
    #expect(records.map(\.codes) == [[], ["inspect.crashed"], []])
    #expect(records.map { $0["kind"].string } == ["document", "unreadable", "document"])
    // The parent reads for itself, so size and digest are there all the same.
    #expect(records[1]["size"].integer == 1_500_000_044)
    #expect(records[1]["sha256"].string?.count == 64)
  }

  @Test("killed during a manifest: the finding is in it, and exit 3 says that something is missing")
  func manifest() throws {
    try folder.makeFolder(Array("submission".utf8))
    for name in ["before.txt", "big.wav", "after.txt"] {
      guard unsafe rename(folder.path(name), folder.path("submission/\(name)")) == 0 else {
        throw SystemFailure("rename")
      }
    }
    let run = try start(["manifest", "--jobs", "1", "--quiet", "submission"])
    let first = try kill(of: run, reading: "submission/big.wav")
    _ = try kill(of: run, reading: "submission/big.wav", after: first)
    let result = try run.finish()
    #expect(result.status == 3, "\(result)")
    let lines = try folder.read("submission.exhibit/manifest.jsonl")
      .split(separator: 10).map { try JSON(Array($0)) }
    #expect(lines.map { $0["path"].string } == ["after.txt", "before.txt", "big.wav"])
    #expect(lines[2].codes == ["inspect.crashed"])
  }

  private func start(_ arguments: [String]) throws -> Run {
    try ExhibitProgram.start(arguments.map { Array($0.utf8) }, in: folder.path)
  }

  /// Kills the inspector of `run` once it holds the file; it is frozen first, so that it can't be
  /// done meanwhile.
  ///
  /// - Parameter earlier: one that was killed before, and may take an instant to be gone.
  private func kill(of run: Run, reading name: String, after earlier: pid_t = 0) throws -> pid_t {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      for child in Self.children(of: run.process) where child != earlier && holds(child, name) {
        Glibc.kill(child, SIGSTOP)
        let isReading = holds(child, name)
        Glibc.kill(child, isReading ? SIGKILL : SIGCONT)
        if isReading { return child }
      }
      sched_yield()
    }
    Issue.record("no inspector was seen to read \(name)")
    return -1
  }

  private func holds(_ process: pid_t, _ name: String) -> Bool {
    let descriptors = "/proc/\(process)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: descriptors)) ?? []
    return names.contains { descriptor in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "\(descriptors)/\(descriptor)")
      return target == folder.path(name)
    }
  }

  /// The processes that `parent` started, told by the fourth field of their `stat`.
  private static func children(of parent: pid_t) -> [pid_t] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap(pid_t.init).filter { process in
      guard
        let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let close = stat.lastIndex(of: ")")
      else { return false }
      let fields = stat[stat.index(after: close)...].split(separator: " ")
      return fields.count > 1 && pid_t(fields[1]) == parent
    }
  }
}

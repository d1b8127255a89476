import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Locks as they are reported")
struct DoctorTests {
  /// The order in which they are put on.
  private static let all = ["rlimits", "no-new-privs", "landlock", "seccomp"]

  /// Kernels before 5.13 have no Landlock; in CI that is a failure.
  private static var mayHaveAll: Bool {
    Tool.isCI || (try? ExhibitProgram.run(["doctor", "--format", "json"]))?.status == 0
  }

  @Test("doctor: all locks hold, every attempt is refused", .enabled(if: mayHaveAll, "old kernel"))
  func doctor() throws {
    let result = try ExhibitProgram.run(["doctor", "--format", "json"])
    #expect(result.status == 0, "\(result)")
    let found = try result.lines()[0]
    #expect(found["locks"].array.compactMap(\.string) == Self.all)
    #expect(found["missingLocks"].array.isEmpty)
    for attempt in ["open", "create", "connect", "localSocket", "spawn", "signal"] {
      #expect(found["refused"][attempt].boolean == true, "\(attempt)")
    }
    let text = try ExhibitProgram.run(["doctor"]).text
    #expect(text.contains("all locks hold"))
    #expect(!text.contains("ALLOWED") && !text.contains("MISSING"))
  }

  @Test("run.json lists the locks, or that none was wanted, and hard links")
  func runNote() throws {
    let folder = try TemporaryFolder()
    try folder.write("One note.\n", to: "S/a.txt")
    try folder.write("Another.\n", to: "S/c.txt")
    #expect(unsafe link(folder.path("S/a.txt"), folder.path("S/b.txt")) == 0)
    #expect(unsafe link(folder.path("S/c.txt"), folder.path("outside.txt")) == 0)
    for isUnlocked in [false, true] {
      let options = isUnlocked ? ["--unlocked"] : []
      _ = try ExhibitProgram.run(["manifest", "--quiet"] + options + ["S"], in: folder.path)
      let note = try JSON(folder.read("S.exhibit/run.json"))
      let locks = note["locks"].array.compactMap(\.string)
      let missing = note["missingLocks"].array.compactMap(\.string)
      #expect(Set(locks + missing) == Set(Self.all))
      #expect(locks.isEmpty == isUnlocked)
      #expect(note["unlocked"].boolean == (isUnlocked ? true : nil))
      let links = note["hardLinks"].array.map { $0.array.compactMap(\.string) }
      #expect(links == [["a.txt", "b.txt"], ["c.txt"]])
    }
  }
}

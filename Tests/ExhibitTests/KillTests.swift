import TestSupport
import Testing

/// A quick part of `make test-hostile`: some of its two hundred instants.
@Suite("Runs that are killed", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct KillTests {
  @Test(
    "killed at 12 instants: the old results or the new ones, and the same ones from the next run")
  func killed() throws {
    let result = try Tool.python3.run([
      Checkout.path("Tests/Hostile/kill-runs"), ExhibitProgram.path, "--instants", "12",
      "--landed", "1",
    ])
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("0 faults"))
  }
}

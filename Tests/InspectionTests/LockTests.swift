import Inspection
import TestSupport
import Testing
import Wire

#if canImport(Glibc)
  import Glibc

  /// Each lock is proved by an inspector that tries what the lock forbids; without the lock, the same
  /// attempts succeed.
  @Suite("The inspector's locks")
  struct LockTests {
    private static let executable = "\(ExhibitProgram.folder)/exhibit-inspector"

    private static func trial(_ locks: Set<InspectorLock>) throws -> InspectorTrial {
      try InspectorTrial(executable: executable, orders: InspectorOrders(locks: locks))
    }

    /// Older kernels lack Landlock; in CI that is a failure.
    private static func isThere(_ lock: InspectorLock) -> Bool {
      Tool.isCI || (try? trial([.privileges, lock]))?.locks.contains(lock) == true
    }

    @Test("all locks hold, in their order", .enabled(if: isThere(.landlock), "no Landlock here"))
    func all() throws {
      let trial = try Self.trial(Set(InspectorLock.allCases))
      #expect(trial.locks == InspectorLock.allCases)
      let attempts = trial.attempts
      for failure in [
        attempts.open, attempts.create, attempts.connect, attempts.localSocket, attempts.spawn,
        attempts.signal,
      ] {
        #expect(failure == EPERM)
      }
    }

    @Test("seccomp alone: nothing opened, created, connected or started")
    func seccomp() throws {
      let trial = try Self.trial([.privileges, .seccomp])
      #expect(trial.locks == [.privileges, .seccomp])
      #expect(
        trial.attempts
          == Attempts(
            open: EPERM, create: EPERM, connect: EPERM, localSocket: EPERM, spawn: EPERM,
            signal: EPERM))
    }

    @Test(
      "Landlock alone: no file opened, created or executed",
      .enabled(if: isThere(.landlock), "no Landlock here"))
    func landlock() throws {
      let attempts = try Self.trial([.privileges, .landlock]).attempts
      #expect(attempts.open == EACCES)
      #expect(attempts.create == EACCES)
      #expect(attempts.spawn == EACCES)
    }

    @Test("without locks every attempt succeeds, so that the attempts prove something")
    func unlocked() throws {
      let trial = try Self.trial([])
      #expect(trial.locks.isEmpty)
      #expect(
        trial.attempts
          == Attempts(open: 0, create: 0, connect: 0, localSocket: 0, spawn: 0, signal: 0))
    }
  }
#endif

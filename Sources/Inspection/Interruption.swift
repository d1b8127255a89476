internal import CLimits
internal import Threads

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Ctrl-C, a closed terminal or a request to end, as something that a run notices and clears up
/// after. A second one ends the program at once.
package final class Interruption: Sendable {
  package static let shared = Interruption()

  private struct State {
    var signal: Int32?
    var actions: [Int: @Sendable () -> Void] = [:]
    var registered = 0
  }

  private let state = Monitor(State())

  /// Takes the signals over; called once, before any other thread is started.
  package func watch() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !Self.isIgnored(signal) {
      unsafe sigaddset(&signals, signal)
    }
    guard unsafe pthread_sigmask(SIG_BLOCK, &signals, nil) == 0 else { return }
    let watched = signals
    let thread = WorkerThread { [self] in
      var watched = watched
      var signal: Int32 = 0
      guard unsafe sigwait(&watched, &signal) == 0 else { return }
      unsafe pthread_sigmask(SIG_UNBLOCK, &watched, nil)
      raise(signal)
      // The thread stays, so that the next signal finds one that takes it.
      while true { pause() }
    }
    if thread == nil { unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// As `nohup` and a shell's background jobs have it: then it is to stay ignored.
  private static func isIgnored(_ signal: Int32) -> Bool { exhibit_ignores_signal(signal) != 0 }

  private func raise(_ signal: Int32) {
    let actions = state.withLock { state in
      state.signal = signal
      return Array(state.actions.values)
    }
    // Nothing under way that could be cleared up.
    if actions.isEmpty { _exit(128 + signal) }
    for action in actions { action() }
  }

  /// Runs `body`; `action` is called on another thread if a signal comes meanwhile, and at once if
  /// one has come.
  package func during<Result>(
    action: @escaping @Sendable () -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    let (key, isRaised) = state.withLock { state in
      state.registered += 1
      state.actions[state.registered] = action
      return (state.registered, state.signal != nil)
    }
    if isRaised { action() }
    defer { state.withLock { _ = $0.actions.removeValue(forKey: key) } }
    return try body()
  }

  /// Runs `body`, which leaves something to clear up: a signal meanwhile is noticed where records are
  /// waited for, and by ``check()``.
  package func postponed<Result>(_ body: () throws -> Result) rethrows -> Result {
    try during(action: {}, body)
  }

  /// Throws `Interrupted` once a signal has come.
  package func check() throws {
    if status != nil { throw Interrupted() }
  }

  /// The exit status that tells a shell which signal came; nil where none did.
  package var status: Int32? { state.withLock { $0.signal.map { 128 + $0 } } }
}

/// A run that a signal ended.
package struct Interrupted: Error {
  package init() {}
}

internal import Threads

/// Addresses on their way to a client that is already asking: put in on one thread, taken out on
/// another.
package final class WebFeed: Sendable {
  private struct State {
    var waiting: [WebAddress] = []
    var isClosed = false
    var wake: @Sendable () -> Void = {}
  }

  private let state = Monitor(State())

  package init() {}

  package func add(_ address: WebAddress) {
    let wake = state.withLock { state -> (@Sendable () -> Void)? in
      state.waiting.append(address)
      // Whoever is about to look finds this one as well.
      return state.waiting.count == 1 ? state.wake : nil
    }
    wake?()
  }

  /// Says that no more will come.
  package func close() {
    let wake = state.withLock { state in
      state.isClosed = true
      return state.wake
    }
    wake()
  }

  func wakes(_ wake: @escaping @Sendable () -> Void) { state.withLock { $0.wake = wake } }

  /// What came since the last time, and whether it was the last.
  func take() -> (addresses: [WebAddress], isClosed: Bool) {
    state.withLock { state in
      defer { state.waiting = [] }
      return (state.waiting, state.isClosed)
    }
  }
}

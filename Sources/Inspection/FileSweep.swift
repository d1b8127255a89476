internal import Threads

/// Reads many files on several threads at a time, the largest first so that none drags the end, and
/// gives what it found as it comes.
package struct FileSweep<Finding: Sendable>: Sendable {
  private let jobs: Int

  package init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Told of every file and of every stretch of a long one.
  package enum Event: Sendable {
    /// So many bytes more were read.
    case read(Int)
    /// The input at this position is done.
    case done(Int, Finding)
  }

  private struct State {
    var taken = 0
    var waiting: [(Int, Finding)] = []
    var bytes = 0
  }

  /// - Parameters:
  ///   - order: the positions of all inputs, in the order in which they are begun.
  ///   - look: does the work on one, on a thread of its own; its second parameter is called with the
  ///     number of bytes read meanwhile.
  ///   - deliver: called on this thread.
  package func run(
    order: [UInt32], worker: @escaping @Sendable () -> (Int, (Int) -> Void) -> Finding,
    deliver: (Event) throws -> Void
  ) throws {
    let state = Monitor(State())
    let threads = (0..<min(jobs, order.count)).compactMap { _ in
      WorkerThread { Self.work(order, worker(), state) }
    }
    defer {
      // Where the delivery threw, nobody begins another file.
      state.withLock { $0.taken = order.count }
      for thread in threads { thread.join() }
    }
    if threads.isEmpty { Self.work(order, worker(), state) }
    var left = order.count
    while left > 0 {
      let (answers, bytes) = state.wait { state -> ([(Int, Finding)], Int)? in
        guard !state.waiting.isEmpty || state.bytes > 0 else { return nil }
        defer { (state.waiting, state.bytes) = ([], 0) }
        return (state.waiting, state.bytes)
      }
      if bytes > 0 { try deliver(.read(bytes)) }
      for (position, finding) in answers { try deliver(.done(position, finding)) }
      left -= answers.count
    }
  }

  private static func work(
    _ order: [UInt32], _ look: (Int, (Int) -> Void) -> Finding, _ state: Monitor<State>
  ) {
    while true {
      let next = state.withLock { state -> Int? in
        guard state.taken < order.count else { return nil }
        defer { state.taken += 1 }
        return Int(order[state.taken])
      }
      guard let next else { return }
      let finding = look(next) { count in state.withLock { $0.bytes += count } }
      state.withLock { $0.waiting.append((next, finding)) }
    }
  }
}

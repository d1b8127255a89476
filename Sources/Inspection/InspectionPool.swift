package import Artifacts
internal import Threads

/// Inspects many files with several inspectors at a time and gives their records in input order.
package struct InspectionPool {
  private let settings: InspectorSettings
  private let jobs: Int

  /// - Parameter jobs: inspectors, and threads that hash beside them; at least one.
  package init(_ settings: InspectorSettings, jobs: Int) {
    self.settings = settings
    self.jobs = max(1, jobs)
  }

  private struct State {
    var reserved = 0
    var delivered = 0
    var ready: [Int: ArtifactRecord] = [:]
    /// How many inputs there were, once their end was seen.
    var total: Int?
    var isStopped = false
    var isInterrupted = false
  }

  /// Where inputs come from. Apart from the state, since the next one may be long in coming (a list
  /// on standard input), and finished records must not wait for it.
  private struct Source {
    var inputs: AnyIterator<InspectionInput>
    var taken = 0
  }

  /// Calls `deliver` on this thread with exactly one record an input, in input order. A few inputs
  /// are read ahead, so memory does not grow with their number.
  ///
  /// - Returns: which locks held while it ran.
  /// - Throws: what `deliver` throws, and `Interrupted`, at once; what is in flight is given up.
  @discardableResult
  package func run(
    _ inputs: some Sequence<InspectionInput>, deliver: (ArtifactRecord) throws -> Void
  ) throws -> LockReport {
    let state = Monitor(State())
    let shared = Monitor(InspectionWorker.Shared())
    let source = Monitor(Source(inputs: AnyIterator(inputs.makeIterator())))
    let threads = (0..<jobs).compactMap { _ in WorkerThread { work(source, state, shared) } }
    guard !threads.isEmpty else { throw InspectionPoolError.noThreads }
    do {
      try Interruption.shared.during(action: { state.withLock { $0.isInterrupted = true } }) {
        while let record = try nextRecord(state) { try deliver(record) }
      }
    } catch {
      // Not waited for: a worker may be waiting for a name that never comes.
      state.withLock { $0.isStopped = true }
      throw error
    }
    for thread in threads { thread.join() }
    return shared.withLock { $0.locks }
  }

  private func nextRecord(_ state: Monitor<State>) throws -> ArtifactRecord? {
    try state.wait { state -> ArtifactRecord?? in
      if state.isInterrupted { throw Interrupted() }
      if let record = state.ready.removeValue(forKey: state.delivered) {
        state.delivered += 1
        return .some(record)
      }
      return state.total == state.delivered ? .some(nil) : nil
    }
  }

  private func work(
    _ source: Monitor<Source>, _ state: Monitor<State>, _ shared: Monitor<InspectionWorker.Shared>
  ) {
    var worker = InspectionWorker(settings: settings, shared: shared)
    while reserve(state), let (position, input) = next(source, state) {
      let record = worker.record(of: input)
      state.withLock { $0.ready[position] = record }
    }
  }

  /// Waits until there is room for one more record; false once the run has stopped or ended.
  private func reserve(_ state: Monitor<State>) -> Bool {
    let window = jobs * 16
    return state.wait { state -> Bool? in
      if state.isStopped || state.total != nil { return false }
      guard state.reserved - state.delivered < window else { return nil }
      state.reserved += 1
      return true
    }
  }

  private func next(
    _ source: Monitor<Source>, _ state: Monitor<State>
  ) -> (Int, InspectionInput)? {
    source.withLock { source in
      guard let input = source.inputs.next() else {
        state.withLock { $0.total = source.taken }
        return nil
      }
      source.taken += 1
      return (source.taken - 1, input)
    }
  }
}

/// Why no file could be inspected at all.
package enum InspectionPoolError: Error, CustomStringConvertible {
  case noThreads

  package var description: String {
    "the system gives this program no threads; close other programs and run it again"
  }
}

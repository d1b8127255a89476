package import Artifacts

/// Inspects many files with several inspectors at a time and gives their records in input order.
package struct InspectionPool {
  private let executable: String
  private let depth: VerificationDepth
  private let jobs: Int

  /// - Parameter jobs: inspectors, and threads that hash beside them; at least one.
  package init(executable: String, depth: VerificationDepth, jobs: Int) {
    self.executable = executable
    self.depth = depth
    self.jobs = max(1, jobs)
  }

  private struct State {
    var inputs: AnyIterator<InspectionInput>
    var taken = 0
    var delivered = 0
    var ready: [Int: ArtifactRecord] = [:]
    var isExhausted = false
    var isStopped = false
  }

  /// Calls `deliver` on this thread with exactly one record an input, in input order. A few inputs
  /// are read ahead, so memory does not grow with their number.
  ///
  /// - Throws: what `deliver` throws; the files in flight are finished first.
  package func run(
    _ inputs: some Sequence<InspectionInput>, deliver: (ArtifactRecord) throws -> Void
  ) throws {
    let state = Monitor(State(inputs: AnyIterator(inputs.makeIterator())))
    var threads: [WorkerThread] = []
    defer { for thread in threads { thread.join() } }
    for _ in 0..<jobs {
      if let thread = WorkerThread({ work(state) }) { threads.append(thread) }
    }
    guard !threads.isEmpty else {
      return try inputs.forEach { try deliver(oneRecord($0)) }
    }
    do {
      while let record = nextRecord(state) { try deliver(record) }
    } catch {
      state.withLock { $0.isStopped = true }
      throw error
    }
  }

  private func oneRecord(_ input: InspectionInput) -> ArtifactRecord {
    var worker = InspectionWorker(executable: executable, depth: depth)
    return worker.record(of: input)
  }

  private func nextRecord(_ state: Monitor<State>) -> ArtifactRecord? {
    state.wait { state -> ArtifactRecord?? in
      if let record = state.ready.removeValue(forKey: state.delivered) {
        state.delivered += 1
        return .some(record)
      }
      return state.isExhausted && state.delivered == state.taken ? .some(nil) : nil
    }
  }

  private func work(_ state: Monitor<State>) {
    var worker = InspectionWorker(executable: executable, depth: depth)
    let window = jobs * 16
    while true {
      let next = state.wait { state -> (Int, InspectionInput)?? in
        if state.isStopped || state.isExhausted { return .some(nil) }
        guard state.taken - state.delivered < window else { return nil }
        guard let input = state.inputs.next() else {
          state.isExhausted = true
          return .some(nil)
        }
        state.taken += 1
        return .some((state.taken - 1, input))
      }
      guard let (position, input) = next else { return }
      let record = worker.record(of: input)
      state.withLock { $0.ready[position] = record }
    }
  }
}

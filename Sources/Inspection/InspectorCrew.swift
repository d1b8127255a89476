package import Artifacts
internal import Threads

/// Inspectors that several runs share: each brings its own files and gets its own records, and all of
/// them together never have more inspectors at work than there are jobs.
package final class InspectorCrew: Inspecting, Sendable {
  /// The files of one run.
  private struct Session {
    let id: Int
    var inputs: AnyIterator<InspectionInput>
    var taken = 0
    var delivered = 0
    var ready: [Int: ArtifactRecord] = [:]
    var isAtEnd = false
  }

  private struct State {
    /// The one whose turn is next comes first.
    var sessions: [Session] = []
    var opened = 0
    var isClosed = false
    var isInterrupted = false
  }

  private struct Task {
    let session: Int
    let position: Int
    let input: InspectionInput
  }

  private let state = Monitor(State())
  private let shared = Monitor(InspectionWorker.Shared())

  /// - Parameter jobs: inspectors, and threads that hash beside them; at least one.
  package init(_ settings: InspectorSettings, jobs: Int) throws(InspectionPoolError) {
    let (state, shared, window) = (state, shared, max(1, jobs) * 8)
    // Each thread goes on by itself until the crew is closed.
    let threads = (0..<max(1, jobs)).compactMap { _ in
      WorkerThread {
        var worker = InspectionWorker(settings: settings, shared: shared)
        while let task = state.wait({ Self.next(&$0, window: window) }) {
          Self.put(worker.record(of: task.input), of: task, into: state)
        }
      }
    }
    guard !threads.isEmpty else { throw .noThreads }
  }

  deinit { state.withLock { $0.isClosed = true } }

  /// The next file of the run whose turn it is; `.some(nil)` once the crew is closed, nil where there
  /// is nothing to do yet.
  private static func next(_ state: inout State, window: Int) -> Task?? {
    if state.isClosed { return .some(nil) }
    for turn in state.sessions.indices {
      var session = state.sessions[turn]
      guard !session.isAtEnd, session.taken - session.delivered < window else { continue }
      let input = session.inputs.next()
      let task = input.map { Task(session: session.id, position: session.taken, input: $0) }
      if task == nil { session.isAtEnd = true } else { session.taken += 1 }
      // To the back: a run of many files keeps none waiting.
      state.sessions.remove(at: turn)
      state.sessions.append(session)
      return task.map { .some($0) } ?? next(&state, window: window)
    }
    return nil
  }

  private static func put(
    _ record: ArtifactRecord, of task: Task, into state: Monitor<State>
  ) {
    state.withLock { state in
      // A run that was given up is no longer there.
      if let place = state.sessions.firstIndex(where: { $0.id == task.session }) {
        state.sessions[place].ready[task.position] = record
      }
    }
  }

  @discardableResult
  package func run(
    _ inputs: some Sequence<InspectionInput>, deliver: (ArtifactRecord) throws -> Void
  ) throws -> LockReport {
    let id = state.withLock { state in
      state.opened += 1
      state.sessions.append(
        Session(id: state.opened, inputs: AnyIterator(inputs.makeIterator())))
      return state.opened
    }
    defer { state.withLock { $0.sessions.removeAll { $0.id == id } } }
    let state = state
    try Interruption.shared.during(action: { state.withLock { $0.isInterrupted = true } }) {
      while let record = try nextRecord(of: id) { try deliver(record) }
    }
    return locks
  }

  /// The locks that held in every inspector so far.
  package var locks: LockReport { shared.withLock { $0.locks } }

  private func nextRecord(of id: Int) throws -> ArtifactRecord? {
    try state.wait { state -> ArtifactRecord?? in
      if state.isInterrupted { throw Interrupted() }
      guard let place = state.sessions.firstIndex(where: { $0.id == id }) else { return .some(nil) }
      let delivered = state.sessions[place].delivered
      if let record = state.sessions[place].ready.removeValue(forKey: delivered) {
        state.sessions[place].delivered += 1
        return .some(record)
      }
      let session = state.sessions[place]
      return session.isAtEnd && session.taken == session.delivered ? .some(nil) : nil
    }
  }
}

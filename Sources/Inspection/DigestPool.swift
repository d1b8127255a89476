internal import Artifacts

/// Hashes many files on several threads at a time and gives the answers in input order.
package struct DigestPool {
  private let jobs: Int

  package init(jobs: Int) { self.jobs = max(1, jobs) }

  /// What became of one file.
  package enum Answer: Sendable, Equatable {
    case digest(String, size: Int64)
    case missing
    /// There, but nothing is known of its contents; why, in words.
    case unreadable(String)
  }

  private struct State {
    var taken = 0
    var ready: [Int: Answer] = [:]
  }

  /// Calls `deliver` on this thread with each input's position and answer, in order.
  package func run(_ inputs: [InspectionInput], deliver: (Int, Answer) -> Void) {
    let state = Monitor(State())
    let threads = (0..<min(jobs, inputs.count)).compactMap { _ in
      WorkerThread { Self.work(inputs, state) }
    }
    if threads.isEmpty { Self.work(inputs, state) }
    for position in inputs.indices {
      let answer = state.wait { $0.ready.removeValue(forKey: position) }
      deliver(position, answer)
    }
    for thread in threads { thread.join() }
  }

  private static func work(_ inputs: [InspectionInput], _ state: Monitor<State>) {
    var fixity = Fixity()
    while true {
      let position = state.withLock { state in
        defer { state.taken += 1 }
        return state.taken
      }
      guard inputs.indices.contains(position) else { return }
      let answer = answer(inputs[position], &fixity)
      state.withLock { $0.ready[position] = answer }
    }
  }

  private static func answer(_ input: InspectionInput, _ fixity: inout Fixity) -> Answer {
    let file: OpenFile
    do {
      file = try input.openPatiently()
    } catch {
      return error == .missing ? .missing : .unreadable(error.finding.message)
    }
    do {
      return .digest(try fixity.sha256(of: file), size: file.size)
    } catch {
      return .unreadable(error.finding.message)
    }
  }
}

internal import Artifacts
internal import Threads

/// Hashes many files on several threads at a time and gives the answers in input order.
package struct DigestPool {
  private let jobs: Int

  package init(jobs: Int) { self.jobs = max(1, jobs) }

  /// What became of one file.
  package enum Answer: Sendable, Equatable {
    case digest(String, size: Int64)
    case missing
    /// A folder, a link, a pipe: which, in words.
    case notAFile(String)
    /// There, but larger than files are read.
    case tooLarge(size: Int64)
    /// There, but nothing is known of its contents; why, in words.
    case unreadable(String)

    package init(_ failure: OpenFailure) {
      if failure == .missing {
        self = .missing
      } else if failure.isNotAFile {
        self = .notAFile(failure.finding.message)
      } else {
        self = .unreadable(failure.finding.message)
      }
    }
  }

  private struct State {
    var taken = 0
    var ready: [Int: Answer] = [:]
  }

  /// Calls `deliver` on this thread with each input's position and answer, in order.
  ///
  /// - Parameter isWanted: whether a file larger than most may be is read, by its position and size.
  package func run(
    _ inputs: [InspectionInput],
    isWanted: @escaping @Sendable (Int, Int64) -> Bool = { _, _ in true },
    deliver: (Int, Answer) -> Void
  ) {
    let state = Monitor(State())
    let threads = (0..<min(jobs, inputs.count)).compactMap { _ in
      WorkerThread { Self.work(inputs, isWanted, state) }
    }
    if threads.isEmpty { Self.work(inputs, isWanted, state) }
    for position in inputs.indices {
      let answer = state.wait { $0.ready.removeValue(forKey: position) }
      deliver(position, answer)
    }
    for thread in threads { thread.join() }
  }

  private static func work(
    _ inputs: [InspectionInput], _ isWanted: (Int, Int64) -> Bool, _ state: Monitor<State>
  ) {
    var fixity = Fixity()
    while true {
      let position = state.withLock { state in
        defer { state.taken += 1 }
        return state.taken
      }
      guard inputs.indices.contains(position) else { return }
      let answer = answer(inputs[position], &fixity) { isWanted(position, $0) }
      state.withLock { $0.ready[position] = answer }
    }
  }

  package static func answer(
    _ input: InspectionInput, _ fixity: inout Fixity, isWanted: (Int64) -> Bool,
    advanced: (Int) -> Void = { _ in }
  ) -> Answer {
    let file: OpenFile
    do {
      file = try input.openPatiently()
    } catch {
      return Answer(error)
    }
    return answer(of: file, &fixity, isWanted: isWanted, advanced: advanced)
  }

  /// Of a file that is open already.
  package static func answer(
    of file: OpenFile, _ fixity: inout Fixity, isWanted: (Int64) -> Bool,
    advanced: (Int) -> Void = { _ in }
  ) -> Answer {
    do {
      return .digest(
        try fixity.sha256(
          of: file, isRefused: { !isWanted(file.size) }, advanced: advanced), size: file.size)
    } catch {
      return error == .tooLarge
        ? .tooLarge(size: file.size) : .unreadable(error.finding.message)
    }
  }
}

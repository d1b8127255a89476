internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Threads

/// Brings the indexes of many folders up to date, some of them at a time with inspectors that they share.
package struct FoldersScan {
  private let options: ScanOptions
  private let notice: (String) -> Void
  private let progress: (FoldersProgress) -> Void

  /// So many folders at a time: each has an index and a list of its files.
  private static let mostAtOnce = 8

  /// - Parameters:
  ///   - notice: told on the calling thread what somebody should know meanwhile.
  ///   - progress: called on the calling thread as the scan goes on.
  package init(
    options: ScanOptions, notice: @escaping (String) -> Void,
    progress: @escaping (FoldersProgress) -> Void
  ) {
    (self.options, self.notice, self.progress) = (options, notice, progress)
  }

  /// What a list of folders gives next.
  package enum Next {
    case folder([UInt8])
    /// Whoever writes the list has not written another yet.
    case later
    case end
  }

  private struct State {
    var waiting: [(position: Int, path: [UInt8])] = []
    var isAtEnd = false
    var finished: [Int: Result<ScanOutcome, any Error>] = [:]
    var done = 0
    var bytes: Int64 = 0
    var notices: [String] = []
    var isGivenUp = false

    /// Nil where there is nothing to tell; the outcome is the folder's at this position.
    mutating func news(of position: Int) -> News? {
      let outcome = finished.removeValue(forKey: position)
      guard outcome != nil || !notices.isEmpty else { return nil }
      defer { notices = [] }
      return News(outcome: outcome, done: done, bytes: bytes, notices: notices)
    }
  }

  /// What is to be told next on the calling thread.
  private struct News {
    var outcome: Result<ScanOutcome, any Error>?
    var done: Int
    var bytes: Int64
    var notices: [String]
  }

  /// - Parameters:
  ///   - next: gives one folder after the other, as somebody typed them; asked a few ahead, and again soon
  ///     where there is none yet, so that it must not wait long.
  ///   - finished: called on this thread with each folder and what came of it, in their order.
  /// - Throws: `Interrupted`, what `finished` throws, and where no inspector can be had at all.
  package func run(
    _ next: () -> Next, finished: ([UInt8], Result<ScanOutcome, any Error>) throws -> Void
  ) throws {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    var settings = InspectorSettings(
      executable: executable, depth: .packets, isUnlocked: options.isUnlocked)
    if options.findsSimilar { settings.wantsPrints = true }
    let crew = try InspectorCrew(settings, jobs: options.jobs)
    let state = Monitor(State())
    let (options, count) = (options, min(Self.mostAtOnce, options.jobs + 1))
    let threads = (0..<count).compactMap { _ in
      WorkerThread { Self.work(state, crew, options) }
    }
    guard !threads.isEmpty else { throw InspectionPoolError.noThreads }
    defer {
      state.withLock { $0.isGivenUp = true }
      for thread in threads { thread.join() }
    }
    try Interruption.shared.postponed { try tell(next, state, ahead: count * 2, finished) }
  }

  private func tell(
    _ next: () -> Next, _ state: Monitor<State>, ahead: Int,
    _ finished: ([UInt8], Result<ScanOutcome, any Error>) throws -> Void
  ) throws {
    var paths: [[UInt8]] = []
    var told = 0
    var isAtEnd = false
    while true {
      // No inspector is at work that would heed it.
      if paths.isEmpty { try Interruption.shared.check() }
      // One at a time: what is finished meanwhile is told before the next.
      if !isAtEnd, paths.count < ahead {
        switch next() {
        case .folder(let path):
          let position = told + paths.count
          state.withLock { $0.waiting.append((position, path)) }
          paths.append(path)
        case .later: break
        case .end:
          isAtEnd = true
          state.withLock { $0.isAtEnd = true }
        }
      }
      if isAtEnd, paths.isEmpty { return }
      let shown = told
      // While more names may come, those are what is waited for.
      var news = state.withLock { $0.news(of: shown) }
      if news == nil, isAtEnd || paths.count >= ahead {
        let next: News = state.wait { $0.news(of: shown) }
        news = next
      }
      guard let news else { continue }
      news.notices.forEach(notice)
      progress(FoldersProgress(folders: news.done, bytes: news.bytes))
      guard let outcome = news.outcome else { continue }
      if case .failure(let error as Interrupted) = outcome { throw error }
      told += 1
      try finished(paths.removeFirst(), outcome)
    }
  }

  private static func work(_ state: Monitor<State>, _ crew: InspectorCrew, _ options: ScanOptions) {
    while true {
      let task = state.wait { state -> (position: Int, path: [UInt8])?? in
        if state.isGivenUp { return .some(nil) }
        if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
        return state.isAtEnd ? .some(nil) : nil
      }
      guard let task else { return }
      let outcome = Result { try scan(task.path, state, crew, options) }
      state.withLock { state in
        state.finished[task.position] = outcome
        state.done += 1
      }
    }
  }

  private static func scan(
    _ path: [UInt8], _ state: Monitor<State>, _ crew: InspectorCrew, _ options: ScanOptions
  ) throws -> ScanOutcome {
    try Interruption.shared.check()
    var bytes: Int64 = 0
    var run = ScanRun(
      try SubmissionOpening.open(path, isUnlocked: options.isUnlocked), output: nil,
      options: options, notice: { text in state.withLock { $0.notices.append(text) } },
      progress: { progress in
        let more = progress.bytes - bytes
        bytes = progress.bytes
        state.withLock { $0.bytes &+= more }
      }, deliver: nil)
    run.inspectors = crew
    run.check = {
      // Nobody hears of it any more; what was inspected so far stays in the index.
      if state.withLock({ $0.isGivenUp }) { throw Interrupted() }
    }
    return try run.run()
  }
}

/// How far the scan of many folders is.
package struct FoldersProgress: Sendable, Equatable {
  package var folders: Int
  /// Read so far.
  package var bytes: Int64
}

internal import Inspection
internal import LinkValidation
internal import Threads

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Asks for addresses of the web on a thread of its own, each once, while others are still being found.
/// Of an answer no more is kept than what its bytes say.
final class WebAsker {
  /// What came of an address, and when.
  struct Answer: Sendable {
    let outcome: ReadOutcome
    /// Since 1970.
    let seconds: Int64
  }

  private struct State {
    var answers: [Int: Answer] = [:]
    var isOver = false
    var hasFailed = false
    var isGivenUp = false
  }

  private let asking: WebAsking
  private let judge: WebJudge
  private let state = Monitor(State())
  private let feed = WebFeed()
  /// In the order in which they were fed.
  private var addresses: [WebAddress] = []
  private var known: Set<WebAddress> = []
  private var thread: WorkerThread?
  private var isStarted = false

  init(_ asking: WebAsking, _ judge: WebJudge) {
    self.asking = asking
    self.judge = judge
  }

  /// What is under way is given up.
  deinit {
    state.withLock { $0.isGivenUp = true }
    feed.close()
    thread?.join()
  }

  func ask(_ address: WebAddress) {
    guard known.insert(address).inserted else { return }
    addresses.append(address)
    start()
    feed.add(address)
  }

  private func start() {
    guard !isStarted else { return }
    isStarted = true
    let (asking, judge, state, feed) = (asking, judge, state, feed)
    thread = WorkerThread {
      if let client = WebClient(policy: asking.policy, limits: asking.limits) {
        let goesOn = { Interruption.shared.status == nil && !state.withLock(\.isGivenUp) }
        client.run(feed, goesOn: goesOn) { position, outcome in
          let answer = Answer(outcome: judge.read(outcome), seconds: Int64(time(nil)))
          state.withLock { $0.answers[position] = answer }
        }
      } else {
        state.withLock { $0.hasFailed = true }
      }
      state.withLock { $0.isOver = true }
    }
    if thread == nil { state.withLock { ($0.isOver, $0.hasFailed) = (true, true) } }
  }

  /// Waits for what is still to come; where a signal came first, some are missing.
  ///
  /// - Parameter answered: called on this thread after each address: how many are done, of how many.
  func finish(_ answered: (Int, Int) -> Void) throws(RunError) -> [WebAddress: Answer] {
    feed.close()
    var shown = 0
    while isStarted {
      let (done, isOver) = state.wait { state -> (Int, Bool)? in
        let isNew = state.isOver || state.answers.count > shown
        return isNew ? (state.answers.count, state.isOver) : nil
      }
      shown = done
      answered(done, addresses.count)
      if isOver { break }
    }
    let (answers, hasFailed) = state.withLock { ($0.answers, $0.hasFailed) }
    guard !hasFailed else {
      throw RunError("libcurl: it can't be started; close other programs and run it again")
    }
    var found: [WebAddress: Answer] = [:]
    for (position, answer) in answers { found[addresses[position]] = answer }
    return found
  }
}

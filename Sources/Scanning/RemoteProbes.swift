internal import Artifacts
internal import Inspection
internal import LinkValidation
internal import Threads

/// Looks into recordings on the web: this process fetches the parts, under the policy of all links, and
/// locked inspectors say which they need and read them.
struct RemoteProbes {
  private let settings: InspectorSettings
  private let asking: WebAsking
  private let jobs: Int

  init(_ settings: InspectorSettings, _ asking: WebAsking, jobs: Int) {
    (self.settings, self.asking, self.jobs) = (settings, asking, max(1, jobs))
  }

  private struct State {
    var next = 0
    var done = 0
    var ended = 0
    var outcomes: [ProbeOutcome?]
  }

  /// One for each address, nil where a signal came first. Several are looked into at a time, over a
  /// connection each.
  ///
  /// - Parameter progress: called on this thread with how many are done.
  func outcomes(of addresses: [WebAddress], progress: (Int) -> Void) -> [ProbeOutcome?] {
    let state = Monitor(State(outcomes: Array(repeating: nil, count: addresses.count)))
    let (settings, policy, limits) = (settings, asking.policy, asking.limits)
    let threads = (0..<min(jobs, addresses.count)).compactMap { _ in
      WorkerThread {
        Self.work(addresses, state, Probe(settings, policy, limits))
        state.withLock { $0.ended += 1 }
      }
    }
    var shown = 0
    while !threads.isEmpty {
      let (done, isOver) = state.wait { state -> (Int, Bool)? in
        let isOver = state.ended == threads.count
        return isOver || state.done > shown ? (state.done, isOver) : nil
      }
      shown = done
      progress(done)
      if isOver { break }
    }
    for thread in threads { thread.join() }
    return state.withLock { $0.outcomes }
  }

  private static func work(_ addresses: [WebAddress], _ state: Monitor<State>, _ probe: Probe) {
    while Interruption.shared.status == nil {
      let position = state.withLock { state -> Int? in
        guard state.next < addresses.count else { return nil }
        state.next += 1
        return state.next - 1
      }
      guard let position else { return }
      let outcome = probe.outcome(of: addresses[position])
      state.withLock { state in
        state.done += 1
        if Interruption.shared.status == nil { state.outcomes[position] = outcome }
      }
    }
  }

  /// What one thread has for one recording after the other.
  private struct Probe {
    private let inspection: RangedInspection
    private let client: WebClient?
    private let patience: Duration

    init(_ settings: InspectorSettings, _ policy: NetworkPolicy, _ limits: NetworkLimits) {
      inspection = RangedInspection(settings)
      client = WebClient(policy: policy, limits: limits)
      patience = limits.deadline
    }

    func outcome(of address: WebAddress) -> ProbeOutcome {
      guard let client else { return .failure(.notInspected) }
      let recording: RemoteRecording
      do throws(ProbeTrouble) {
        recording = try RemoteRecording(
          address, client, until: .now + patience, mostBytes: RangedInspection.mostBytes,
          goesOn: { Interruption.shared.status == nil })
      } catch {
        return .failure(error)
      }
      // What the inspector itself takes comes on top of what its parts take.
      let outcome = inspection.inspect(
        size: recording.size, nameExtension: recording.nameExtension,
        patience: patience + .seconds(30), fetch: recording.bytes)
      switch outcome {
      case .reply(let reply): return .success(LinkedFile(reply))
      case .tooMuch: return .failure(.tooMuch)
      case .partMissing: return .failure(recording.trouble ?? .notInspected)
      case .notInspected: return .failure(.notInspected)
      }
    }
  }
}

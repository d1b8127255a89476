// Its headers are where the compiler saw the socket structures first.
internal import CLibCurl
internal import Threads

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Asks where hosts are. The system's own way blocks for as long as it likes, so it runs on threads
/// that nobody waits for.
package struct NameResolver: Sendable {
  package typealias Answer = Result<[IPAddress], TransferFailure>

  /// Calls `done` once, on any thread.
  let ask: @Sendable (_ host: String, _ done: @escaping @Sendable (Answer) -> Void) -> Void

  package init(
    ask: @escaping @Sendable (String, @escaping @Sendable (Answer) -> Void) -> Void
  ) {
    self.ask = ask
  }

  /// The system's: its hosts file and its name servers.
  package static func system() -> NameResolver {
    let threads = ResolverThreads()
    return NameResolver { host, done in threads.ask(host, done) }.remembering()
  }

  /// Asks for each name once, whoever waits for it, and remembers what it means for a while. What it
  /// means is checked anew for every connection.
  package func remembering(for span: Duration = .seconds(60)) -> NameResolver {
    let memory = Monitor(NameMemory())
    return NameResolver { host, done in
      let (known, isFirst) = memory.withLock { memory -> (Answer?, Bool) in
        if let (answer, until) = memory.answers[host], until > .now { return (answer, false) }
        memory.waiting[host, default: []].append(done)
        return (nil, memory.waiting[host]?.count == 1)
      }
      if let known { done(known) }
      guard isFirst else { return }
      ask(host) { answer in
        let waiting = memory.withLock { memory in
          if memory.answers.count >= NameMemory.most { memory.answers = [:] }
          memory.answers[host] = (answer, .now + span)
          return memory.waiting.removeValue(forKey: host) ?? []
        }
        for done in waiting { done(answer) }
      }
    }
  }
}

/// What names were found to mean, and who waits for others.
private struct NameMemory {
  static let most = 10_000

  var answers: [String: (answer: NameResolver.Answer, until: ContinuousClock.Instant)] = [:]
  var waiting: [String: [@Sendable (NameResolver.Answer) -> Void]] = [:]
}

/// Up to 32 threads that each wait for one name at a time, made as they are needed.
private final class ResolverThreads: Sendable {
  private typealias Question = (host: String, done: @Sendable (NameResolver.Answer) -> Void)

  private struct State {
    var questions: [Question] = []
    var idle = 0
    var threads = 0
    var isClosed = false
  }

  private let state = Monitor(State())
  private static let most = 32

  func ask(_ host: String, _ done: @escaping @Sendable (NameResolver.Answer) -> Void) {
    let needsThread = state.withLock { state in
      state.questions.append((host, done))
      guard state.questions.count > state.idle, state.threads < Self.most else { return false }
      state.threads += 1
      return true
    }
    guard needsThread else { return }
    let state = state
    if WorkerThread({ Self.work(state) }) == nil { giveUp() }
  }

  /// The system gives no thread: where there is none at all, nobody would ever answer.
  private func giveUp() {
    let unanswered = state.withLock { state -> [Question] in
      state.threads -= 1
      defer { if state.threads == 0 { state.questions = [] } }
      return state.threads == 0 ? state.questions : []
    }
    for question in unanswered { question.done(.failure(.other("no thread to ask for its name"))) }
  }

  deinit { state.withLock { $0.isClosed = true } }

  private static func work(_ state: Monitor<State>) {
    while let question = next(state) { question.done(addresses(of: question.host)) }
  }

  private static func next(_ state: Monitor<State>) -> Question? {
    state.withLock { $0.idle += 1 }
    return state.wait { state -> Question?? in
      if state.isClosed { return .some(nil) }
      guard !state.questions.isEmpty else { return nil }
      state.idle -= 1
      return .some(state.questions.removeFirst())
    }
  }

  private static func addresses(of host: String) -> NameResolver.Answer {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(host, nil, &hints, &list)
    defer { if let list = unsafe list { unsafe freeaddrinfo(list) } }
    guard status == 0 else {
      return .failure(status == EAI_AGAIN ? .nameUnanswered : .noSuchName)
    }
    var addresses: [IPAddress] = []
    var entry = unsafe list
    while let current = unsafe entry {
      if let address = unsafe address(of: current.pointee), !addresses.contains(address) {
        addresses.append(address)
      }
      unsafe entry = current.pointee.ai_next
    }
    return addresses.isEmpty ? .failure(.noSuchName) : .success(addresses)
  }

  private static func address(of entry: addrinfo) -> IPAddress? {
    guard let place = unsafe entry.ai_addr else { return nil }
    let raw = UnsafeRawPointer(place)
    switch unsafe entry.ai_family {
    case AF_INET:
      let four = unsafe raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      return unsafe withUnsafeBytes(of: four) { unsafe IPAddress(bytes: Array($0)) }
    case AF_INET6:
      let six = unsafe raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return unsafe withUnsafeBytes(of: six) { unsafe IPAddress(bytes: Array($0)) }
    default: return nil
    }
  }
}

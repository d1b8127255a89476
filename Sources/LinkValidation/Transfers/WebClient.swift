internal import CLibCurl
internal import Threads

/// Asks for many web addresses at a time, each once, and follows redirects by hand: every hop is
/// judged as if a document had named it.
///
/// Runs on the thread that calls `run`, which blocks: call it on one that may.
package final class WebClient {
  private let policy: NetworkPolicy
  private let limits: NetworkLimits
  private let resolver: NameResolver
  private let detour: Detour
  private let pool: CurlPool
  private let clock = ContinuousClock()

  private var errands: [Errand] = []
  private var lanes: HostLanes
  /// Errands that are to be asked again, and when.
  private var delayed: [Int: ContinuousClock.Instant] = [:]
  /// Errands whose host's name is being asked for.
  private var resolving: Set<Int> = []
  private let inbox = Monitor([(key: Int, hop: Int, answer: NameResolver.Answer)]())
  private var open = 0
  /// Whether an errand came to the lanes, or a place in one became free, since they were looked at.
  private var hasNews = false
  private var deliver: (Int, WebOutcome) -> Void = { _, _ in }

  /// One address on its way.
  private struct Errand {
    var address: WebAddress
    var seen: [WebAddress] = []
    var deadline: ContinuousClock.Instant?
    var attempts = 0
    var hop = 0
    var isRanged = true
    /// Nil for the first bytes.
    var part: WantedPart?
    /// Whether all redirects so far were for good.
    var isForGood = true
    var isOver = false
  }

  package convenience init?(
    policy: NetworkPolicy, limits: NetworkLimits = NetworkLimits(),
    resolver: NameResolver = .system()
  ) {
    self.init(policy: policy, limits: limits, resolver: resolver, detour: .none)
  }

  /// Nil where libcurl can't be started.
  init?(policy: NetworkPolicy, limits: NetworkLimits, resolver: NameResolver, detour: Detour) {
    guard let pool = CurlPool(limits) else { return nil }
    self.pool = pool
    self.policy = policy
    self.limits = limits
    self.resolver = resolver
    self.detour = detour
    lanes = HostLanes(limits)
  }

  /// Calls `deliver` on this thread once for each address, by its position, as answers come.
  ///
  /// - Parameter goesOn: asked several times a second; once it is false, what is open is given up.
  package func run(
    _ addresses: [WebAddress], goesOn: () -> Bool = { true },
    deliver: @escaping (Int, WebOutcome) -> Void
  ) {
    run(addresses.map { Errand(address: $0) }, nil, goesOn: goesOn, deliver: deliver)
  }

  /// The same with addresses that come meanwhile, whose positions are those in which they came; returns
  /// once the feed is closed and all of them are answered.
  package func run(
    _ feed: WebFeed, goesOn: () -> Bool = { true }, deliver: @escaping (Int, WebOutcome) -> Void
  ) {
    let pool = pool
    feed.wakes { pool.wake() }
    run([], feed, goesOn: goesOn, deliver: deliver)
  }

  /// The bytes of one part, or more where the server sends the whole; nothing is asked after `deadline`.
  package func fetch(
    _ part: WantedPart, of address: WebAddress, until deadline: ContinuousClock.Instant,
    goesOn: () -> Bool = { true }
  ) -> WebOutcome.End {
    var errand = Errand(address: address)
    (errand.part, errand.deadline) = (part, deadline)
    var end = WebOutcome.End.failed(.silence)
    run([errand], nil, goesOn: goesOn) { end = $1.end }
    return end
  }

  private func run(
    _ wanted: [Errand], _ feed: WebFeed?, goesOn: () -> Bool,
    deliver: @escaping (Int, WebOutcome) -> Void
  ) {
    self.deliver = deliver
    errands = []
    open = 0
    add(wanted)
    var isFed = feed != nil
    while isFed || open > 0, goesOn() {
      if isFed, let feed {
        let (addresses, isClosed) = feed.take()
        add(addresses.map { Errand(address: $0) })
        isFed = !isClosed
      }
      takeNames()
      let now = clock.now
      expire(now)
      hasNews = false
      for key in lanes.take(now) { begin(key, now) }
      pool.perform()
      while let ended = pool.nextEnded() { end(ended.key, ended.transfer, ended.result) }
      if isFed || open > 0, !hasNews { pool.wait(milliseconds: patience(since: now)) }
    }
    self.deliver = { _, _ in }
  }

  private func add(_ wanted: [Errand]) {
    let first = errands.count
    errands += wanted
    open += wanted.count
    for key in first..<errands.count { enter(key) }
  }

  // MARK: One hop

  /// Judges an address by its text and lets it wait for its turn.
  private func enter(_ key: Int) {
    let errand = errands[key]
    hasNews = true
    if let refusal = policy.refusal(of: errand.address) {
      finish(key, .refused(refusal))
    } else if errand.hop == 0, errand.attempts == 0 {
      lanes.wait(key, at: errand.address.authority)
    } else {
      lanes.waitInFront(key, at: errand.address.authority)
    }
  }

  private func begin(_ key: Int, _ now: ContinuousClock.Instant) {
    if errands[key].deadline == nil { errands[key].deadline = now + limits.deadline }
    let (address, hop) = (errands[key].address, errands[key].hop)
    if let literal = address.literal {
      connect(key, [literal])
      return
    }
    resolving.insert(key)
    let (inbox, pool) = (inbox, pool)
    let host = address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host
    resolver.ask(host) { answer in
      inbox.withLock { $0.append((key, hop, answer)) }
      pool.wake()
    }
  }

  private func takeNames() {
    let answers = inbox.withLock { inbox in
      defer { inbox = [] }
      return inbox
    }
    for (key, hop, answer) in answers where errands[key].hop == hop {
      guard resolving.remove(key) != nil else { continue }
      switch answer {
      case .success(let addresses): connect(key, Set(addresses))
      case .failure(let failure): leave(key, .failed(failure))
      }
    }
  }

  /// Every address that the name stands for has to be sound, whichever would be used.
  private func connect(_ key: Int, _ addresses: Set<IPAddress>) {
    let errand = errands[key]
    let refusals = addresses.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      .compactMap { policy.refusal(of: $0, for: errand.address) }
    if let refusal = refusals.first {
      leave(key, .refused(refusal))
      return
    }
    let gate = ConnectionGate(
      policy: policy, address: errand.address, checked: addresses, detour: detour)
    let left = errand.deadline.map { clock.now.duration(to: $0) } ?? limits.deadline
    var limits = limits
    if let part = errand.part { limits.bodyBytes = part.range.count }
    let first = WantedPart(0..<Int64(max(1, limits.bodyBytes)))
    let request = CurlTransfer.Request(
      address: errand.address, gate: gate, part: errand.isRanged ? errand.part ?? first : nil,
      isFresh: errand.attempts > 0, timeLeft: left, limits: limits)
    guard left > .zero, let transfer = CurlTransfer(request) else {
      leave(key, .failed(.silence))
      return
    }
    pool.add(transfer, key: key)
  }

  private func end(_ key: Int, _ transfer: CurlTransfer, _ result: CURLcode) {
    free(errands[key].address)
    if let refusal = transfer.refusal {
      finish(key, .refused(refusal))
    } else if let failure = transfer.failure(result) {
      if !failure.mayPass || !again(key, after: nil, plain: true) { finish(key, .failed(failure)) }
    } else if (301...303).contains(transfer.status) || (307...308).contains(transfer.status) {
      errands[key].isForGood = errands[key].isForGood && [301, 308].contains(transfer.status)
      follow(key, transfer.head.location)
    } else {
      settle(key, transfer)
    }
  }

  private func settle(_ key: Int, _ transfer: CurlTransfer) {
    let status = transfer.status
    if Self.passing.contains(status), again(key, after: transfer.retryAfter, plain: false) {
      return
    }
    // What some servers say to a request for a part of what has none.
    if errands[key].isRanged, errands[key].part == nil, [400, 405, 416, 501].contains(status) {
      errands[key].isRanged = false
      enter(key)
      return
    }
    finish(
      key,
      .answer(
        WebAnswer(
          status: status, mediaType: transfer.head.mediaType, length: transfer.head.length,
          bytes: transfer.body, isWhole: transfer.isWhole,
          asksForPassword: transfer.head.asksForPassword,
          isAttachment: transfer.head.isAttachment, partRange: transfer.head.partRange,
          validator: transfer.head.validator, retryAfter: transfer.retryAfter,
          address: errands[key].address)))
  }

  private static let passing: Set<Int> = [408, 425, 429, 500, 502, 503, 504]

  private func follow(_ key: Int, _ location: String?) {
    let from = errands[key].address
    guard let location, !location.isEmpty else {
      finish(key, .lost("it leads on and does not say where to"))
      return
    }
    do throws(WebAddress.Trouble) {
      let next = try WebAddress(location, relativeTo: from)
      errands[key].seen.append(from)
      errands[key].address = next
      errands[key].hop += 1
      if errands[key].seen.contains(next) {
        finish(key, .lost("it leads round in a circle"))
      } else if errands[key].seen.count > limits.redirects {
        finish(key, .lost("it leads on more than \(limits.redirects) times"))
      } else {
        enter(key)
      }
    } catch {
      switch error {
      case .notWeb(let scheme): finish(key, .refused(.scheme(scheme)))
      case .malformed: finish(key, .lost("it leads on to something that is no address"))
      }
    }
  }

  /// Gives the place of a request back: who waits for it is not to wait for something else to happen.
  private func free(_ address: WebAddress) {
    lanes.end(at: address.authority)
    hasNews = true
  }

  // MARK: Time

  /// Lets the errand wait and ask once more; false where that makes no sense.
  ///
  /// - Parameter plain: without asking for a part only, which some servers trip over.
  private func again(_ key: Int, after seconds: Int64?, plain: Bool) -> Bool {
    errands[key].attempts += 1
    let (errand, now) = (errands[key], clock.now)
    guard errand.attempts < limits.attempts else { return false }
    var wait = limits.firstWait * (1 << min(errand.attempts - 1, 16))
    if let seconds {
      guard seconds < 1 << 20 else { return false }
      wait = max(wait, .seconds(seconds))
    }
    guard wait <= limits.longestWait, let deadline = errand.deadline, now + wait < deadline else {
      return false
    }
    if plain, errands[key].part == nil { errands[key].isRanged = false }
    // The whole host asked to be left alone; a failure may be this address's own.
    if seconds != nil { lanes.close(errand.address.authority, until: now + wait) }
    delayed[key] = now + wait
    return true
  }

  private func expire(_ now: ContinuousClock.Instant) {
    for (key, due) in delayed where due <= now {
      delayed[key] = nil
      enter(key)
    }
    for key in resolving where errands[key].deadline.map({ $0 <= now }) ?? false {
      resolving.remove(key)
      leave(key, .failed(.nameUnanswered))
    }
  }

  /// Until when there is nothing to do unless something comes in.
  ///
  /// - Parameter looked: when the lanes were last looked at.
  private func patience(since looked: ContinuousClock.Instant) -> Int32 {
    let names = resolving.compactMap { errands[$0].deadline }
    let next =
      (Array(delayed.values) + names + [lanes.nextOpening(after: looked)].compactMap(\.self)).min()
    guard let next else { return 250 }
    let milliseconds = clock.now.duration(to: next).wholeMilliseconds
    return Int32(clamping: min(max(milliseconds + 1, 1), 250))
  }

  // MARK: The end

  /// Ends an errand that holds a place in its host's lane.
  private func leave(_ key: Int, _ end: WebOutcome.End) {
    free(errands[key].address)
    finish(key, end)
  }

  private func finish(_ key: Int, _ end: WebOutcome.End) {
    guard !errands[key].isOver else { return }
    errands[key].isOver = true
    open -= 1
    let errand = errands[key]
    let redirects = (errand.seen.dropFirst() + (errand.seen.isEmpty ? [] : [errand.address]))
    deliver(
      key,
      WebOutcome(
        redirects: redirects.map(\.text), isMovedForGood: errand.isForGood && !redirects.isEmpty,
        end: end))
  }
}

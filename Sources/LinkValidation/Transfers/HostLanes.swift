/// Who may ask next: so many at a time, and so many of one host; a host that wants to be left alone is.
struct HostLanes {
  private struct Lane {
    var waiting: [Int] = []
    /// Where `waiting` begins: taking from the front is cheap then.
    var next = 0
    var active = 0
    var closedUntil: ContinuousClock.Instant?

    var hasWaiting: Bool { next < waiting.count }
  }

  private let limits: NetworkLimits
  private var lanes: [String: Lane] = [:]
  /// Those with somebody waiting.
  private var waiting: Set<String> = []
  private var active = 0

  init(_ limits: NetworkLimits) { self.limits = limits }

  mutating func wait(_ key: Int, at host: String) {
    lanes[host, default: Lane()].waiting.append(key)
    waiting.insert(host)
  }

  /// A request that is under way goes before those that have not begun.
  mutating func waitInFront(_ key: Int, at host: String) {
    let next = lanes[host]?.next ?? 0
    lanes[host, default: Lane()].waiting.insert(key, at: next)
    waiting.insert(host)
  }

  mutating func close(_ host: String, until instant: ContinuousClock.Instant) {
    let known = lanes[host]?.closedUntil ?? instant
    lanes[host, default: Lane()].closedUntil = max(known, instant)
  }

  mutating func end(at host: String) {
    active -= 1
    lanes[host]?.active -= 1
    if let lane = lanes[host], lane.active <= 0, !lane.hasWaiting, lane.closedUntil == nil {
      lanes[host] = nil
    }
  }

  /// Those that may start now.
  mutating func take(_ now: ContinuousClock.Instant) -> [Int] {
    guard active < limits.requests else { return [] }
    var taken: [Int] = []
    for host in Array(waiting) {
      guard active < limits.requests else { break }
      guard var lane = lanes[host] else { continue }
      if let closed = lane.closedUntil {
        guard closed <= now else { continue }
        lane.closedUntil = nil
      }
      while lane.hasWaiting, lane.active < limits.requestsToOneHost, active < limits.requests {
        taken.append(lane.waiting[lane.next])
        lane.next += 1
        lane.active += 1
        active += 1
      }
      if !lane.hasWaiting {
        (lane.waiting, lane.next) = ([], 0)
        waiting.remove(host)
      }
      lanes[host] = lane
    }
    return taken
  }

  /// When the next host opens that was closed at this moment. One that has opened since waits for a
  /// place, which nobody can say when it comes.
  func nextOpening(after now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    waiting.lazy.compactMap { lanes[$0]?.closedUntil }.filter { $0 > now }.min()
  }
}

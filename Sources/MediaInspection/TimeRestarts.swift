/// Where the times of one stream start again: recordings may be put one after the other in a file, and
/// each begins to count anew.
struct TimeRestarts {
  private(set) var count = 0
  /// The latest decoding time since the last restart. Decoding times don't run backwards, however
  /// pictures are reordered.
  private(set) var latest: Int64?
  private let leastStep: Int64
  private let onlyAtKeys: Bool
  private var offset: Int64 = 0
  /// What held before the last restart, to return to it after a stray packet.
  private var interrupted: (latest: Int64, offset: Int64)?

  /// - Parameter onlyAtKeys: true where presentation times stand in for decoding times, which run
  ///   backwards at pictures that are told from others, and at no other ones.
  init(timeBase: Rational, onlyAtKeys: Bool = false) {
    self.onlyAtKeys = onlyAtKeys
    // Half a second: jitter is less.
    leastStep = Rational(numerator: timeBase.denominator, denominator: timeBase.numerator)
      .scaled(1, by: 1, over: 2)
  }

  /// What to add to the packet's times so that it follows what ends at `end`.
  ///
  /// - Parameter isJump: the times of all streams leap forwards here.
  mutating func offset(of packet: PacketFacts, after end: Int64?, isJump: Bool = false) -> Int64 {
    guard leastStep > 0, let decoding = packet.decodingTime, let time = packet.time else {
      return offset
    }
    guard let latest else {
      self.latest = decoding
      return offset
    }
    let isBack =
      latest.subtractingSaturated(decoding) > leastStep && (packet.isKey || !onlyAtKeys)
    if isReturn(decoding, from: latest), let interrupted {
      count -= 1
      offset = interrupted.offset
      self.latest = decoding
      self.interrupted = nil
    } else if isBack || isJump {
      interrupted = (latest, offset)
      count += 1
      offset = (end ?? time).subtractingSaturated(time)
      self.latest = decoding
    } else {
      self.latest = max(latest, decoding)
    }
    return offset
  }

  /// Whether the times go on where they were before the last restart, which a stray packet was then.
  private func isReturn(_ decoding: Int64, from latest: Int64) -> Bool {
    guard let interrupted else { return false }
    let distance = decoding.subtractingSaturated(latest)
    let isAway = distance.magnitude > UInt64(leastStep)
    let isThere =
      decoding.subtractingSaturated(interrupted.latest).magnitude <= UInt64(leastStep)
    return isAway && isThere && (latest < interrupted.latest) == (distance > 0)
  }
}

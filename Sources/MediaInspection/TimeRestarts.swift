/// Where the times of one stream start again: Ogg files and transport streams may be put one after
/// the other, and each begins to count anew.
struct TimeRestarts {
  private(set) var count = 0
  private let leastStep: Int64
  private var offset: Int64 = 0
  /// The latest decoding time since the last restart. Decoding times don't run backwards, however
  /// pictures are reordered.
  private var latest: Int64?
  /// What held before the last restart, to return to it after a stray packet.
  private var interrupted: (latest: Int64, offset: Int64)?

  init(timeBase: Rational) {
    // Half a second: jitter is less.
    leastStep = Rational(numerator: timeBase.denominator, denominator: timeBase.numerator)
      .scaled(1, by: 1, over: 2)
  }

  /// What to add to the packet's times so that it follows what ends at `end`.
  mutating func offset(of packet: PacketFacts, after end: Int64?) -> Int64 {
    guard leastStep > 0, let decoding = packet.decodingTime, let time = packet.time else {
      return offset
    }
    if let latest, latest.subtractingSaturated(decoding) > leastStep {
      interrupted = (latest, offset)
      count += 1
      offset = (end ?? time).subtractingSaturated(time)
      self.latest = decoding
    } else if let interrupted, let latest, latest < interrupted.latest,
      decoding.subtractingSaturated(latest) > leastStep,
      decoding.subtractingSaturated(interrupted.latest).magnitude <= UInt64(leastStep)
    {
      count -= 1
      offset = interrupted.offset
      self.latest = decoding
      self.interrupted = nil
    } else {
      latest = max(latest ?? decoding, decoding)
    }
    return offset
  }
}

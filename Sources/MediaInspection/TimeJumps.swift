/// Where the times of all streams leap forwards, as they do where one recording follows another that
/// was made an hour before. In microseconds, as the packets come.
struct TimeJumps {
  private var last: Int64?
  private var jump: (from: Int64, to: Int64)?

  /// Streams that are sent together have a packet every second or so.
  private static let least: Int64 = 60_000_000
  /// How far apart the streams of one recording may lie in the file.
  private static let interleaving: Int64 = 10_000_000

  /// True where a packet's stream leaps with all others: where one goes on meanwhile, the pictures or
  /// the sound of this one have a gap.
  ///
  /// - Parameter previous: the latest decoding time of the packet's stream before it.
  mutating func isJump(to time: Int64, after previous: Int64?) -> Bool {
    defer { last = time }
    guard let previous, let last, time.subtractingSaturated(previous) > Self.least else {
      return false
    }
    if time.subtractingSaturated(last) > Self.least {
      jump = (last, time)
      return true
    }
    guard let jump else { return false }
    return isNear(previous, jump.from) && isNear(time, jump.to)
  }

  private func isNear(_ one: Int64, _ other: Int64) -> Bool {
    one.subtractingSaturated(other).magnitude <= UInt64(Self.interleaving)
  }
}

internal import Artifacts

/// Turns the starts and ends that libavfilter's detectors report into stretches.
struct StretchCollector {
  let type: StretchType
  private(set) var stretches: [Stretch] = []
  private var openedAt: Int64?
  /// Where the detector last began anew.
  private var interruptedAt: Int64?

  /// A record lists no more.
  private static let cap = 1000

  init(_ type: StretchType) { self.type = type }

  mutating func start(_ seconds: String) {
    guard let start = Self.milliseconds(seconds) else { return }
    openedAt = start
    // What lasts across an interruption is one stretch.
    guard let interruptedAt, let last = stretches.last, last.endMilliseconds == interruptedAt,
      abs(start - interruptedAt) <= Self.slackMilliseconds
    else { return }
    openedAt = last.startMilliseconds
    stretches.removeLast()
  }

  /// A frame or two.
  private static let slackMilliseconds: Int64 = 100

  /// The detector begins anew at `time`: nobody will tell it the end of what is open.
  mutating func interrupt(at time: Int64) {
    if openedAt != nil { close(at: time) }
    interruptedAt = time
  }

  mutating func end(_ seconds: String) {
    guard let end = Self.milliseconds(seconds) else { return }
    close(at: end)
  }

  /// A stretch that is still open lasts to the end of the stream; nil where nobody saw that, and the
  /// stretch is dropped.
  mutating func finish(at end: Int64?) {
    if let end { close(at: end) } else { openedAt = nil }
  }

  private mutating func close(at end: Int64) {
    guard let start = openedAt else { return }
    openedAt = nil
    guard end > start, stretches.count < Self.cap else { return }
    stretches.append(Stretch(type: type, startMilliseconds: start, endMilliseconds: end))
  }

  /// Times are decimal seconds; rounded half up.
  private static func milliseconds(_ seconds: String) -> Int64? {
    guard let value = Double(seconds), value.isFinite, abs(value) < 1e9 else { return nil }
    return Int64((value * 1000).rounded(.toNearestOrAwayFromZero))
  }
}

/// How far apart the pictures of one stream lie, to tell an even frame rate from a variable one.
///
/// Pictures come in decoding order, so a short sorted window puts them into the order of showing:
/// no codec puts a picture further away than that.
struct FrameSpacing {
  /// Seconds a unit, as a fraction.
  private let timeBase: Rational
  private var window: [Int64] = []
  private var last: Int64?
  /// How often each gap occurs, in milliseconds.
  private var gaps: [Int64: Int] = [:]
  private var latest: (gap: Int64, count: Int) = (-1, 0)
  private var total = 0
  /// Gaps of more different lengths than are counted.
  private var uncounted = 0
  /// Pictures without a time of their own leave the spacing open, as in MPEG program streams; but
  /// decoding times alone, as in AVI, are as even as the pictures.
  private var isTold = true
  private var areTimesOfDecoding: Bool?

  /// H.264 and H.265 allow 16 pictures.
  private static let windowLength = 20
  private static let mostGaps = 1024

  init(timeBase: Rational) { self.timeBase = timeBase }

  /// - Parameter time: in units of the time base; nil where the packet has none.
  mutating func add(_ time: Int64?, ofDecoding: Bool = false) {
    guard let time, isTold, areTimesOfDecoding ?? ofDecoding == ofDecoding else {
      isTold = false
      return
    }
    areTimesOfDecoding = ofDecoding
    var place = window.endIndex
    while place > 0, window[place - 1] > time { place -= 1 }
    window.insert(time, at: place)
    if window.count > Self.windowLength { show(window.removeFirst()) }
  }

  private mutating func show(_ time: Int64) {
    defer { last = time }
    guard let last else { return }
    let gap = timeBase.scaled(time.subtractingSaturated(last), by: 1000)
    total += 1
    if gap == latest.gap {
      latest.count += 1
      return
    }
    settle()
    latest = (gap, 1)
  }

  private mutating func settle() {
    guard latest.count > 0 else { return }
    if gaps[latest.gap] == nil, gaps.count >= Self.mostGaps {
      uncounted += latest.count
    } else {
      gaps[latest.gap, default: 0] += latest.count
    }
  }

  /// True where more than one gap in a hundred, and at least two, differ from the usual one by more
  /// than rounding does: containers round times to a tick, many of them to a millisecond.
  var isVariable: Bool {
    var rest = self
    for time in rest.window { rest.show(time) }
    rest.settle()
    guard rest.isTold, rest.total > 2,
      let usual = rest.gaps.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
    else { return false }
    let tick = timeBase.scaled(1, by: 1000)
    let tolerance = max(2, tick.addingSaturated(1), usual / 20)
    let uneven = rest.gaps.reduce(rest.uncounted) { sum, gap in
      let distance = gap.key.subtractingSaturated(usual).magnitude
      return distance > UInt64(tolerance) ? sum + gap.value : sum
    }
    return uneven > 1 && uneven > rest.total / 100
  }
}

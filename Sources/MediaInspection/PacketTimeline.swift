/// Where the packets of one stream lie in time, gathered as they are read. All arithmetic
/// saturates: times come from the file.
struct PacketTimeline {
  /// Seconds a unit, as a fraction.
  let timeBase: Rational
  /// Hertz, to turn skipped samples into time; 0 where there are none.
  let sampleRate: Int64

  private(set) var packets = 0
  private(set) var corruptPackets = 0
  /// The presentation time of the first packet that libav marked as damaged.
  private(set) var firstCorruptMicroseconds: Int64?
  private(set) var lastIsCorrupt = false
  /// The last row of packets that it marked, and how many followed.
  private var corruptRow = 0
  private var packetsBehindRow = 0
  private var first: Int64?
  private var lastStart: Int64?
  private var lastDuration: Int64 = 0
  private var end: Int64?
  private var total: Int64 = 0
  /// Where a packet without a time is put: after the one before it.
  private var next: Int64?
  private var presented: Int64 = 0

  /// Where packets of sound follow each other without a gap of note; a record needs no more of them
  /// than it lists stretches.
  private var covered: [ClosedRange<Int64>] = []
  private static let coveredCap = 1000

  private var spacing: FrameSpacing?
  private var restarts: TimeRestarts?

  /// - Parameters:
  ///   - spacesFrames: true for pictures, whose gaps tell whether the frame rate is even.
  ///   - restarts: set in containers that can be put one after the other in a file.
  init(
    timeBase: Rational, sampleRate: Int64, spacesFrames: Bool = false,
    restarts: TimeRestarts? = nil
  ) {
    self.timeBase = timeBase
    self.sampleRate = sampleRate
    self.restarts = restarts
    if spacesFrames { spacing = FrameSpacing(timeBase: timeBase) }
  }

  /// Takes back what was called damaged and is only the place where another recording begins.
  mutating func forgiveDamage() {
    corruptPackets = lastIsCorrupt ? 1 : 0
    firstCorruptMicroseconds = nil
  }

  /// True for pictures that are not evenly spaced.
  var isVariable: Bool { spacing?.isVariable == true }

  /// True where the times started again, as in a file of several recordings.
  var hasRestarted: Bool { restarts?.count ?? 0 > 0 }

  /// The latest decoding time of the recording that is being read, in microseconds; nil in containers
  /// whose times don't start again.
  var latestDecoding: Int64? { restarts?.latest.map(microseconds) }

  /// Returns how far the packet lies behind its own times, where these started again.
  ///
  /// - Parameter isJump: the times of all streams leap forwards here.
  @discardableResult
  mutating func add(_ packet: PacketFacts, isJump: Bool = false) -> Int64 {
    packets += 1
    noteDamage(packet.isCorrupt)
    let offset = restarts?.offset(of: packet, after: end, isJump: isJump) ?? 0
    let stated = packet.time?.addingSaturated(offset)
    let time = stated ?? next ?? 0
    let close = time.addingSaturated(packet.duration)
    next = close
    if packet.isCorrupt {
      corruptPackets += 1
      if firstCorruptMicroseconds == nil { firstCorruptMicroseconds = microseconds(time) }
    }
    guard !packet.isDiscarded else { return offset }
    presented += 1
    spacing?.add(stated, ofDecoding: packet.isTimeOfDecoding)
    let priming = units(ofSamples: packet.skippedAtStart)
    let padding = units(ofSamples: packet.skippedAtEnd)
    let start = time.addingSaturated(priming)
    let finish = max(start, close.subtractingSaturated(padding))
    total = total.addingSaturated(
      max(0, packet.duration.subtractingSaturated(priming).subtractingSaturated(padding)))
    first = min(first ?? start, start)
    end = max(end ?? finish, finish)
    if sampleRate > 0 { cover(start...finish) }
    if start >= lastStart ?? start {
      lastStart = start
      lastDuration = finish - start
    }
    return offset
  }

  private mutating func noteDamage(_ isCorrupt: Bool) {
    corruptRow = isCorrupt ? (lastIsCorrupt ? corruptRow + 1 : 1) : corruptRow
    packetsBehindRow = isCorrupt ? 0 : packetsBehindRow + 1
    lastIsCorrupt = isCorrupt
  }

  /// How many packets at the end libav marked, as where the end is missing: all that it made of the
  /// last piece that it read, but for the last of them, which its parser had kept back.
  var lastCorruptPackets: Int { packetsBehindRow <= 1 ? corruptRow : 0 }

  private mutating func cover(_ packet: ClosedRange<Int64>) {
    let gap = covered.last.map { packet.lowerBound.subtractingSaturated($0.upperBound) }
    if let last = covered.last, let gap,
      microseconds(gap) < SoundGaps.leastMicroseconds || covered.count >= Self.coveredCap
    {
      covered[covered.count - 1] =
        min(last.lowerBound, packet.lowerBound)...max(last.upperBound, packet.upperBound)
    } else {
      covered.append(packet)
    }
  }

  /// What the packets of sound cover, in microseconds from the container's zero.
  var coveredMicroseconds: [ClosedRange<Int64>] {
    covered.map {
      let start = microseconds($0.lowerBound)
      return start...max(start, microseconds($0.upperBound))
    }
  }

  /// Microseconds from the container's zero.
  var startMicroseconds: Int64? { first.map(microseconds) }

  /// The end of the last presented packet, in microseconds from the container's zero. A last
  /// packet without a length, or with an absurd one, has the stream's typical one.
  var endMicroseconds: Int64? {
    guard let first, let lastStart, let end else { return nil }
    guard presented > 1 else { return microseconds(end) }
    let typical = lastStart.subtractingSaturated(first) / (presented - 1)
    if lastDuration == 0 { return microseconds(max(end, lastStart.addingSaturated(typical))) }
    guard isAbsurd(lastDuration, typical: typical) else { return microseconds(end) }
    return microseconds(lastStart.addingSaturated(typical))
  }

  var spanMicroseconds: Int64? {
    guard let start = startMicroseconds, let end = endMicroseconds else { return nil }
    return max(0, end.subtractingSaturated(start))
  }

  /// The sum of the packets' own lengths; 0 where they have none.
  var sumMicroseconds: Int64 { microseconds(total) }

  /// Sound comes in packets of much the same length; one that is a hundred times as long as the
  /// typical one and over a minute is a wrong number. A still picture may rightly stand so long.
  private func isAbsurd(_ duration: Int64, typical: Int64) -> Bool {
    sampleRate > 0 && duration / 100 > typical && microseconds(duration) > 60_000_000
  }

  private func microseconds(_ units: Int64) -> Int64 {
    timeBase.scaled(units, by: 1_000_000)
  }

  private func units(ofSamples samples: UInt32) -> Int64 {
    guard samples > 0, sampleRate > 0, timeBase.numerator > 0 else { return 0 }
    let seconds = Rational(numerator: timeBase.denominator, denominator: timeBase.numerator)
    return seconds.scaled(Int64(samples), by: 1, over: sampleRate)
  }
}

/// A fraction as libav gives them.
struct Rational: Equatable {
  var numerator: Int64
  var denominator: Int64

  /// `value` × the fraction × `factor` ÷ `divisor`, rounded half away from zero; 0 for a fraction
  /// without a sound denominator; saturates.
  func scaled(_ value: Int64, by factor: Int64, over divisor: Int64 = 1) -> Int64 {
    let divider = Int128(denominator) * Int128(divisor)
    guard divider > 0 else { return 0 }
    let (product, overflow) = (Int128(value) * Int128(numerator))
      .multipliedReportingOverflow(by: Int128(factor))
    guard !overflow else { return value < 0 ? .min : .max }
    let half = product < 0 ? -(divider / 2) : divider / 2
    let (rounded, tooFar) = product.addingReportingOverflow(half)
    return Int64(clamping: (tooFar ? product : rounded) / divider)
  }
}

extension Int64 {
  func addingSaturated(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  func subtractingSaturated(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}

internal import Artifacts

/// Weighs what a container claims against what its packets show. Pure: every rule of
/// docs/formats/durations.md is a branch here. All in microseconds.
struct DurationReasoning: Equatable {
  /// What the container claims; nil where it claims nothing.
  var claim: Int64?
  /// A length that libav derived from size and bit rate: no claim.
  var guess: Int64?
  /// First presented instant of all counted streams, from the container's zero.
  var start: Int64 = 0
  /// Last presented instant of all counted streams, from the container's zero.
  var end: Int64?
  /// Last instant of any stream, captions and timed metadata too; nil where there is none.
  var lastEnd: Int64?
  /// The times start again within the file, so that the container's claim is about a part of it.
  var timesRestart = false
  /// The sum of packet lengths of the stream that lasts longest.
  var sum: Int64?
  /// Something besides the length shows that the end is missing.
  var endIsMissing = false
  /// No packet was asked for: that none was found says nothing.
  var isHeaderOnly = false
  /// The file ends inside a frame. A claim that is met outweighs it: then a few hundredths of a second
  /// are missing at most.
  var lastFrameIsCut = false
  /// The container's structure is known to be whole, so a short measure is a wrong claim.
  var structureIsComplete = false

  var span: Int64? { end.map { max(0, $0.subtractingSaturated(start)) } }

  /// Nil where nothing was measured and nothing claimed.
  var facts: DurationFacts? {
    guard let span else { return endIsMissing && !isHeaderOnly ? nil : headerFacts }
    var facts = DurationFacts(
      milliseconds: Self.milliseconds(span), source: .measured, verdict: verdict(of: span))
    facts.declaredMilliseconds = timesRestart ? nil : claim.map(Self.milliseconds)
    facts.spanMilliseconds = Self.milliseconds(span)
    facts.sumMilliseconds = sum.flatMap { $0 > 0 ? Self.milliseconds($0) : nil }
    return facts
  }

  /// What stands when no packet was read.
  private var headerFacts: DurationFacts? {
    if let claim {
      var facts = DurationFacts(
        milliseconds: Self.milliseconds(claim), source: .declared, verdict: .unmeasured)
      facts.declaredMilliseconds = facts.milliseconds
      return facts
    }
    return guess.map {
      DurationFacts(
        milliseconds: Self.milliseconds($0), source: .estimated, verdict: .unmeasured)
    }
  }

  private func verdict(of span: Int64) -> DurationVerdict {
    if endIsMissing || lastFrameIsCut && (claim == nil || timesRestart) { return .truncated }
    if timesRestart { return .undeclared }
    guard let claim else { return guess == nil ? .undeclared : .estimated }
    // A claim counts either from the first picture or from the container's zero, and may be about
    // the captions too, whose last may stand past the end; where the end may be lost they are no witness.
    let last = max(end ?? span, structureIsComplete ? lastEnd ?? .min : .min)
    let measures = [span, end ?? span, last, last.subtractingSaturated(start)]
    if measures.contains(where: { Self.agree(claim, $0) }) { return .verified }
    let isShort = measures.allSatisfy { $0 < claim }
    return isShort && !structureIsComplete ? .truncated : .mismatch
  }

  /// Within 0.1 % of the claim, at least 250 ms, at most 2 s.
  static func agree(_ claim: Int64, _ measure: Int64) -> Bool {
    let tolerance = min(max(claim / 1000, 250_000), 2_000_000)
    return claim.subtractingSaturated(measure).magnitude <= UInt64(tolerance)
  }

  /// Rounded half up; negative before the container's zero.
  static func signedMilliseconds(_ microseconds: Int64) -> Int64 {
    let part = microseconds % 1000
    return microseconds / 1000 + (part >= 500 ? 1 : part < -500 ? -1 : 0)
  }

  /// Milliseconds of a recording whose first instant lies at `start`; a time before it counts as it.
  static func milliseconds(_ signed: Int64, from start: Int64) -> Int64 {
    min(max(0, signed.subtractingSaturated(start)), JSONNode.largestInteger)
  }

  /// Rounded half up; a time before the start counts as the start, an impossible one as the largest
  /// that JSON can hold.
  static func milliseconds(_ microseconds: Int64) -> Int64 {
    let rounded = microseconds / 1000 + (microseconds % 1000 >= 500 ? 1 : 0)
    return min(max(0, rounded), JSONNode.largestInteger)
  }
}

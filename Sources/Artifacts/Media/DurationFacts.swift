/// How long a recording is, who says so, and whether the packets agree. All in milliseconds,
/// rounded half up.
package struct DurationFacts: Codable, Sendable, Equatable {
  /// The length to use: the measured one where there is one.
  package var milliseconds: Int64
  package var source: DurationSource
  package var verdict: DurationVerdict
  /// What the container claims; nil where it claims nothing or its reader only guessed.
  package var declaredMilliseconds: Int64?
  /// First to last presentation time, the last packet's own length included.
  package var spanMilliseconds: Int64?
  /// The sum of the packets' own lengths.
  package var sumMilliseconds: Int64?

  package init(milliseconds: Int64, source: DurationSource, verdict: DurationVerdict) {
    self.milliseconds = milliseconds
    self.source = source
    self.verdict = verdict
  }
}

/// Where a length comes from.
package enum DurationSource: String, Codable, Sendable {
  /// The container's header.
  case declared
  /// The packets.
  case measured
  /// The file's size and a bit rate.
  case estimated
}

/// What the packets say of the claimed length.
package enum DurationVerdict: String, Codable, Sendable {
  /// Claim and packets agree within 0.1 %, at least 250 ms and at most 2 s.
  case verified
  /// They do not agree, and nothing shows that the end is missing.
  case mismatch
  /// The end of the recording is missing.
  case truncated
  /// The container claims no length; the packets were measured.
  case undeclared
  /// The claim was a guess by bit rate and so is no claim.
  case estimated
  /// The packets were not read.
  case unmeasured
}

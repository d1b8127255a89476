package import Artifacts

/// How long an inspection may take, by the file's size and the depth.
///
/// Processor time is what counts, so that a busy machine gives the same result as an idle one. The
/// deadline by the clock only ends what waits for ever.
package struct InspectionBudget: Sendable, Equatable {
  /// For any file, however small.
  package var baseSeconds: Int64
  /// Bytes that a second more is given for; at least 1.
  package var bytesPerSecond: Int64
  /// The deadline by the clock is so many times the processor time.
  package var patience: Int64

  package init(baseSeconds: Int64, bytesPerSecond: Int64, patience: Int64) {
    self.baseSeconds = baseSeconds
    self.bytesPerSecond = max(1, bytesPerSecond)
    self.patience = patience
  }

  /// Many times what sound files take; archives that unpack slowly take half of it. Decoding takes long
  /// where a file is small for its length and its picture is large.
  package static func usual(for depth: VerificationDepth) -> InspectionBudget {
    switch depth {
    case .header, .packets:
      InspectionBudget(baseSeconds: 30, bytesPerSecond: 2 << 20, patience: 5)
    case .frames: InspectionBudget(baseSeconds: 120, bytesPerSecond: 32 << 10, patience: 5)
    }
  }

  func processorSeconds(forBytes size: Int64) -> Int64 { baseSeconds + size / bytesPerSecond }

  func deadline(forBytes size: Int64) -> SuspendingClock.Instant {
    .now + .seconds(processorSeconds(forBytes: size).multipliedReportingOverflow(by: patience).0)
  }
}

package import Artifacts

/// What inspects many files and gives their records in the order of the inputs: a pool for one run, or
/// the inspectors that several runs share.
package protocol Inspecting {
  /// Calls `deliver` on this thread with exactly one record an input, in input order.
  ///
  /// - Returns: which locks held.
  /// - Throws: what `deliver` throws, and `Interrupted`, at once.
  @discardableResult
  func run(
    _ inputs: some Sequence<InspectionInput>, deliver: (ArtifactRecord) throws -> Void
  ) throws -> LockReport
}

extension InspectionPool: Inspecting {}

package import Artifacts
package import Wire

/// How inspectors are started, and what they may take.
package struct InspectorSettings: Sendable {
  /// The path of `exhibit-inspector`.
  package var executable: String
  package var depth: VerificationDepth
  package var orders: InspectorOrders
  package var budget: InspectionBudget
  /// Whether each file's answer is to hold what its content is recognised by.
  package var wantsPrints = false {
    // It takes decoding.
    didSet { budget = .usual(for: wantsPrints ? .frames : depth) }
  }
  /// Whether of a document no more is wanted than its links and what a link to it has to know.
  package var wantsLinksOnly = false
  /// An inspector that has served so many files makes room for a fresh one, so that what leaks in a
  /// library does not add up.
  package var filesAnInspector = 500

  /// - Parameter isUnlocked: without locks, for debugging.
  package init(executable: String, depth: VerificationDepth, isUnlocked: Bool = false) {
    self.executable = executable
    self.depth = depth
    let isLocked = !isUnlocked && !DebugSwitch.isUnguarded
    orders = isLocked ? InspectorOrders() : InspectorOrders(locks: [])
    budget = .usual(for: depth)
  }
}

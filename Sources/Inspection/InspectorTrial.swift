package import Wire

/// An inspector that was started and asked to try everything that its locks forbid.
package struct InspectorTrial: Sendable {
  /// The locks that it said it has put on.
  package let locks: [InspectorLock]
  /// What came of its attempts, once those locks were on.
  package let attempts: Attempts

  /// Starts the inspector at `executable` with those orders; ends it again.
  package init(executable: String, orders: InspectorOrders) throws(InspectionFailure) {
    let inspector = try InspectorProcess(executable, orders)
    locks = inspector.locks
    try inspector.send(.attempts, descriptor: nil)
    attempts = try inspector.answer(Attempts.self, until: .now + .seconds(60))
  }
}

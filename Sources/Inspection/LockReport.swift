package import Wire

/// Which locks held in the inspectors of a run.
package struct LockReport: Sendable, Equatable {
  /// How many inspectors were started.
  package private(set) var inspectors = 0
  /// The locks that held in every one of them, in the order in which they are put on.
  package private(set) var locks: [InspectorLock] = []

  package init() {}

  /// The locks that did not hold in every one; none where no inspector was needed.
  package var missing: [InspectorLock] {
    inspectors == 0 ? [] : InspectorLock.allCases.filter { !locks.contains($0) }
  }

  /// Takes in what another pool or a single inspector had.
  package mutating func add(_ other: LockReport) {
    guard other.inspectors > 0 else { return }
    locks = inspectors == 0 ? other.locks : locks.filter(other.locks.contains)
    inspectors += other.inspectors
  }

  mutating func add(_ inspector: [InspectorLock]) {
    locks = inspectors == 0 ? inspector : locks.filter(inspector.contains)
    inspectors += 1
  }
}

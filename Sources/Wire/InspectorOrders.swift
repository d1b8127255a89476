/// What an inspector is told as it is started: its arguments.
package struct InspectorOrders: Sendable, Equatable {
  /// Bytes of address space that it may have.
  package var memory: UInt64
  /// The locks to put on; fewer only for debugging and for proving that each one locks.
  package var locks: Set<InspectorLock>

  /// One gigabyte: the index of ten hours of video with 60 frames a second takes a quarter of it.
  package static let usualMemory: UInt64 = 1 << 30

  package init(
    memory: UInt64 = usualMemory, locks: Set<InspectorLock> = Set(InspectorLock.allCases)
  ) {
    self.memory = memory
    self.locks = locks
  }

  /// Nil where the arguments are none that ``arguments`` gives.
  package init?(arguments: some Collection<String>) {
    let parts = Array(arguments)
    guard parts.count == 2, let memory = UInt64(parts[0]) else { return nil }
    let names = parts[1].split(separator: ",").map(String.init)
    let locks = names.compactMap(InspectorLock.init(rawValue:))
    guard locks.count == names.count else { return nil }
    self.init(memory: memory, locks: Set(locks))
  }

  package var arguments: [String] {
    let names = InspectorLock.allCases.filter(locks.contains).map(\.rawValue)
    return ["\(memory)", names.joined(separator: ",")]
  }
}

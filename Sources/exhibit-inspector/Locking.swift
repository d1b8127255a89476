internal import CLimits
internal import CLock
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Puts the locks on, in their order, and says which of them hold.
struct Locking {
  /// So much address space has to be left for a crash not to be called a lack of memory.
  private static let memoryProbe: UInt64 = 32 << 20
  /// Standard streams, the socket, a file and what it is written to, and some to spare.
  private static let openFiles: UInt64 = 16

  /// Bytes of address space.
  let memory: UInt64
  let wanted: Set<InspectorLock>

  func lock() -> [InspectorLock] {
    // Neither is a lock: without them a run is untidier, not less safe.
    _ = exhibit_end_with_parent()
    _ = exhibit_watch_memory(Self.memoryProbe)
    return InspectorLock.allCases.filter { wanted.contains($0) && put($0) == 0 }
  }

  private func put(_ lock: InspectorLock) -> Int32 {
    switch lock {
    case .limits: exhibit_lock_limits(memory, Self.openFiles)
    case .privileges: exhibit_lock_privileges()
    case .landlock: exhibit_lock_landlock()
    case .seccomp: exhibit_lock_seccomp()
    }
  }
}

extension Attempts {
  /// Tries everything, here and now.
  static func made() -> Attempts {
    unsafe Attempts(
      open: exhibit_try_open("/"), create: exhibit_try_create("/tmp/.exhibit-attempt"),
      connect: exhibit_try_connect(9), localSocket: exhibit_try_local_socket(),
      spawn: exhibit_try_spawn(), signal: exhibit_try_signal(getppid()))
  }
}

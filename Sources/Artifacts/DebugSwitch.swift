#if DEBUG
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Darwin)
    internal import Darwin
  #endif
#endif

/// Switches that only debug builds have, to prove that checks of the guards can fail.
package enum DebugSwitch {
  /// The environment variable that switches the guards and the locks off.
  package static let unguardedName = "EXHIBIT_DEBUG_UNGUARDED"

  /// Whether libav and libxml2 run without their guards, inspectors without locks, and links are asked
  /// wherever they lead; never in a release build.
  package static var isUnguarded: Bool {
    #if DEBUG
      unsafe getenv(unguardedName) != nil
    #else
      false
    #endif
  }
}

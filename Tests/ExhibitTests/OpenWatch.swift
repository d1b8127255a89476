import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells whether anybody opened one of some files since.
final class OpenWatch {
  private let events: Int32

  init(_ paths: String...) throws {
    events = inotify_init()
    for path in paths {
      guard events >= 0, unsafe inotify_add_watch(events, path, UInt32(IN_OPEN)) >= 0 else {
        throw SystemFailure("inotify")
      }
    }
    _ = fcntl(events, F_SETFL, O_NONBLOCK)
  }

  deinit { close(events) }

  var sawOpening: Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    return unsafe read(events, &buffer, buffer.count) > 0
  }
}

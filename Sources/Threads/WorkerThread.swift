#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A thread of its own for work that blocks: reads and waits for inspectors would starve the
/// cooperative pool, and a concurrent dispatch queue as well.
@safe package final class WorkerThread {
  private let thread: pthread_t
  private var isJoined = false

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Nil where the system gives no more threads.
  package init?(_ body: @escaping @Sendable () -> Void) {
    #if canImport(Darwin)
      var created: pthread_t?
    #else
      var created = pthread_t()
    #endif
    let work = unsafe Unmanaged.passRetained(Work(body))
    let status = unsafe pthread_create(
      &created, nil,
      { argument in
        #if canImport(Darwin)
          let opaque = unsafe argument
        #else
          guard let opaque = unsafe argument else { return nil }
        #endif
        unsafe Unmanaged<Work>.fromOpaque(opaque).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard status == 0 else {
      unsafe work.release()
      return nil
    }
    #if canImport(Darwin)
      guard let created else { return nil }
    #endif
    thread = created
  }

  /// Waits for the body to return; called at most once.
  package func join() {
    pthread_join(thread, nil)
    isJoined = true
  }

  /// A thread that was not joined goes on by itself.
  deinit { if !isJoined { pthread_detach(thread) } }
}

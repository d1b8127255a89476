internal import CLoopback
internal import Threads

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An HTTP/1.1 server that this computer alone reaches: on 127.0.0.1 and, where there is one, ::1.
///
/// Each connection has a thread: answers read files and indexes, which blocks.
package final class LoopbackServer: Sendable {
  package let port: UInt16
  private let listeners: [Int32]
  /// Closing the second makes the first readable: that stops the wait for connections.
  private let stopping: (reading: Int32, writing: Int32)
  private let state = Monitor(State())
  private let limits: ServerLimits

  private struct State {
    /// The sockets of the connections under way.
    var open: Set<Int32> = []
    var isStopped = false
  }

  /// - Parameter port: 0 takes a free one.
  package init(port wanted: UInt16, limits: ServerLimits = ServerLimits()) throws(ServerError) {
    self.limits = limits
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .system(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stopping = (ends[0], ends[1])
    do throws(ServerError) {
      (listeners, port) = try Self.listen(wanted)
    } catch {
      for end in ends { close(end) }
      throw error
    }
  }

  deinit {
    for descriptor in listeners + [stopping.reading, stopping.writing] { close(descriptor) }
  }

  private static func listen(_ wanted: UInt16) throws(ServerError) -> ([Int32], UInt16) {
    // A port that is free for one family may be taken for the other.
    for attempt in 0..<8 {
      var port: UInt16 = 0
      let first = unsafe exhibit_listen_loopback(4, wanted, &port)
      guard first >= 0 else { throw ServerError(errno, port: wanted) }
      var other: UInt16 = 0
      let second = unsafe exhibit_listen_loopback(6, port, &other)
      if second >= 0 { return ([first, second], port) }
      // Many systems have no ::1; then nobody else can be met there either.
      guard errno == EADDRINUSE || errno == EACCES else { return ([first], port) }
      let reason = errno
      close(first)
      if wanted != 0 || attempt == 7 { throw ServerError(reason, port: port) }
    }
    throw .system(EADDRINUSE)
  }

  /// Answers requests until ``stop()``.
  ///
  /// - Parameter answer: called on many threads.
  package func serve(
    _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(ServerError) {
    while !isStopped {
      let ready = exhibit_wait_listeners(
        listeners[0], listeners.count > 1 ? listeners[1] : -1, stopping.reading)
      if ready < 0 {
        guard errno == EINTR else { throw .system(errno) }
        continue
      }
      for (index, listener) in listeners.enumerated() where ready & 1 << Int32(index) != 0 {
        accept(from: listener, answer)
      }
    }
    finish()
  }

  /// Ends ``serve(_:)``, and every connection at once.
  package func stop() {
    state.withLock { state in
      state.isStopped = true
      // Shut under the lock: a socket that was closed might be another file by now.
      for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
    }
    _ = unsafe write(stopping.writing, [0], 1)
  }

  package var isStopped: Bool { state.withLock(\.isStopped) }

  private func accept(
    from listener: Int32, _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    let socket = exhibit_accept(listener)
    guard socket >= 0 else {
      // Without a descriptor left, the connection waits until one is closed.
      if errno == EMFILE || errno == ENFILE { usleep(20_000) }
      return
    }
    let isTaken = state.withLock { state -> Bool in
      guard !state.isStopped, state.open.count < limits.connections else { return false }
      state.open.insert(socket)
      return true
    }
    guard isTaken else {
      Connection.refuse(socket)
      close(socket)
      return
    }
    let thread = WorkerThread { [self] in
      Connection(socket, limits: limits) { self.isStopped }.run(answer)
      end(socket)
    }
    if thread == nil { end(socket) }
  }

  private func end(_ socket: Int32) {
    state.withLock { state in
      state.open.remove(socket)
      // Closed under the lock: nobody else shuts another file's descriptor.
      close(socket)
    }
  }

  /// Waits a moment for answers under way, whose sockets are shut.
  private func finish() {
    for _ in 0..<50 {
      if state.withLock({ $0.open.isEmpty }) { return }
      usleep(10_000)
    }
  }
}

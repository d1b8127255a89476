internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One end of the socket between parent and inspector: lines of bytes, each perhaps with a file
/// descriptor. Used by one thread at a time.
package final class LineChannel {
  private let socket: Int32
  private var buffered: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)

  /// Takes over `socket`, which is closed with the channel.
  package init(adopting socket: Int32) { self.socket = socket }

  deinit { close(socket) }

  /// Sends a line that ends in a line feed, and `descriptor` with its first byte.
  ///
  /// - Parameter deadline: `.timedOut` is thrown once it has passed and the other side takes nothing;
  ///   nil waits for ever.
  package func send(
    _ line: [UInt8], descriptor: Int32? = nil, until deadline: SuspendingClock.Instant? = nil
  ) throws(ChannelError) {
    var attached = descriptor ?? -1
    var sent = 0
    while sent < line.count {
      if let deadline { try wait(until: deadline, for: Int32(POLLOUT)) }
      let count = unsafe line.withUnsafeBytes { bytes in
        unsafe exhibit_send(
          socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, attached)
      }
      guard count >= 0 else {
        throw errno == EPIPE || errno == ECONNRESET ? .closed : .system(errno)
      }
      sent += count
      attached = -1
    }
  }

  /// The next line without its line feed, and the descriptor that came with it, which the caller
  /// closes. Nil when the other side closed the channel between two lines.
  ///
  /// - Parameter deadline: `.timedOut` is thrown once it has passed; nil waits for ever.
  package func receive(
    cap: Int, until deadline: SuspendingClock.Instant? = nil
  ) throws(ChannelError) -> (line: [UInt8], descriptor: Int32?)? {
    var descriptor: Int32?
    var searched = 0
    while true {
      if let end = buffered[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffered[..<end])
        buffered.removeSubrange(...end)
        return (line, descriptor)
      }
      searched = buffered.count
      do throws(ChannelError) {
        guard buffered.count <= cap else { throw ChannelError.tooLong }
        if let deadline { try wait(until: deadline) }
        guard try fill(&descriptor) else {
          if buffered.isEmpty { return nil }
          throw ChannelError.closed
        }
      } catch {
        if let descriptor { close(descriptor) }
        throw error
      }
    }
  }

  /// Whether something, or the stream's end, can be received without waiting.
  package var isReadable: Bool {
    guard buffered.isEmpty else { return true }
    var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  /// False at the end of the stream.
  private func fill(_ descriptor: inout Int32?) throws(ChannelError) -> Bool {
    var received: Int32 = -1
    let count = unsafe chunk.withUnsafeMutableBytes { bytes in
      unsafe exhibit_receive(socket, bytes.baseAddress, bytes.count, &received)
    }
    if received >= 0 {
      if let descriptor { close(descriptor) }
      descriptor = received
    }
    guard count >= 0 else {
      if errno == ECONNRESET { return false }
      throw .system(errno)
    }
    buffered += chunk[..<count]
    return count > 0
  }

  private func wait(
    until deadline: SuspendingClock.Instant, for events: Int32 = POLLIN
  ) throws(ChannelError) {
    while true {
      let left = SuspendingClock.now.duration(to: deadline)
      let milliseconds = max(
        0,
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)
      var request = pollfd(fd: socket, events: Int16(events), revents: 0)
      let ready = unsafe poll(&request, 1, Int32(clamping: milliseconds))
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .system(errno) }
      // What has come already counts, however late it is asked for.
      if ready == 0, milliseconds == 0 { throw .timedOut }
    }
  }
}

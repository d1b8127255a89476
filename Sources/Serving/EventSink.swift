#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where an answer puts lines as things happen.
package struct EventSink {
  let send: ([UInt8]) -> Bool
  let isOver: () -> Bool

  /// - Parameters:
  ///   - name: of the event.
  ///   - line: its data, without line ends.
  /// - Returns: false where nobody listens any more.
  package func put(_ name: String, _ line: [UInt8]) -> Bool {
    send(Array("event: \(name)\ndata: ".utf8) + line.filter { $0 != 10 && $0 != 13 } + [10, 10])
      && !isOver()
  }

  /// Waits so long, or less where nobody listens any more, which it returns.
  package func pause(milliseconds: Int) -> Bool {
    for _ in 0..<max(1, milliseconds / 100) {
      if isOver() { return true }
      usleep(100_000)
    }
    return isOver()
  }
}

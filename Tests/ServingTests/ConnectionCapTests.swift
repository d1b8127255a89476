import Foundation
import TestSupport
import Testing

@testable import Serving

@Suite("Connections at a time")
struct ConnectionCapTests {
  private static let request = Array("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8)

  /// A server that says yes, for as long as the body runs.
  private func serving(_ limits: ServerLimits, _ body: (_ port: Int) throws -> Void) throws {
    let server = try LoopbackServer(port: 0, limits: limits)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      try? server.serve { _ in HTTPResponse(.ok, saying: "yes") }
      ended.signal()
    }
    defer {
      server.stop()
      ended.wait()
    }
    try body(Int(server.port))
  }

  /// The status of the first answer that is not “come back later”, or that at the end of a minute.
  private func statusInTime(_ port: Int) throws -> Int? {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      let status = LoopbackClient.Answer(
        try LoopbackClient.exchange(port: port, [Self.request]))?.status
      if let status, status != 503 || ContinuousClock.now > deadline { return status }
      if ContinuousClock.now > deadline { return nil }
    }
  }

  @Test("one more than may be is told to come back, and is answered once another has gone")
  func cap() throws {
    var limits = ServerLimits()
    limits.connections = 2
    limits.idleMilliseconds = 600_000
    try serving(limits) { port in
      var silent = try (0..<2).map { _ in try LoopbackClient.connect(port: port) }
      defer { for socket in silent { close(socket) } }
      // Taken in the order in which they came, so both are there before this one.
      let refusal = try #require(
        LoopbackClient.Answer(try LoopbackClient.exchange(port: port, [])))
      #expect(refusal.status == 503)
      #expect(refusal.headers["connection"] == "close")
      #expect(refusal.headers["content-length"] == "0" && refusal.body.isEmpty)
      close(silent.removeLast())
      #expect(try statusInTime(port) == 200)
    }
  }

  @Test("many connections that say nothing leave room for another")
  func silent() throws {
    var limits = ServerLimits()
    limits.connections = 2
    limits.idleMilliseconds = 200
    try serving(limits) { port in
      let silent = try (0..<2).map { _ in try LoopbackClient.connect(port: port) }
      defer { for socket in silent { close(socket) } }
      #expect(try statusInTime(port) == 200)
    }
  }
}

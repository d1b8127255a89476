import Testing

@testable import LinkValidation

@Suite("Turns of hosts")
struct HostLanesTests {
  private let now = ContinuousClock.now

  private func lanes(requests: Int, toOneHost: Int) -> HostLanes {
    var limits = NetworkLimits()
    (limits.requests, limits.requestsToOneHost) = (requests, toOneHost)
    return HostLanes(limits)
  }

  @Test("no more run than may, of one host and in all")
  func caps() {
    var lanes = lanes(requests: 5, toOneHost: 2)
    for key in 0..<10 { lanes.wait(key, at: key < 5 ? "a" : "b") }
    #expect(lanes.take(now).sorted() == [0, 1, 5, 6])
    #expect(lanes.take(now).isEmpty)
    lanes.end(at: "a")
    #expect(lanes.take(now) == [2])
    for key in 10..<20 { lanes.wait(key, at: "c\(key)") }
    #expect(lanes.take(now).count == 1, "five in all")
  }

  @Test("what is under way goes before what has not begun")
  func inFront() {
    var lanes = lanes(requests: 9, toOneHost: 1)
    for key in 0..<3 { lanes.wait(key, at: "a") }
    #expect(lanes.take(now) == [0])
    lanes.waitInFront(9, at: "a")
    lanes.end(at: "a")
    #expect(lanes.take(now) == [9])
    lanes.end(at: "a")
    #expect(lanes.take(now) == [1])
  }

  @Test("a host that wants to be left alone is, and the others go on")
  func closed() {
    var lanes = lanes(requests: 9, toOneHost: 2)
    let later = now + .seconds(5)
    lanes.wait(0, at: "a")
    lanes.wait(1, at: "b")
    lanes.close("a", until: later)
    lanes.close("a", until: now + .seconds(1))
    #expect(lanes.take(now) == [1])
    #expect(lanes.nextOpening(after: now) == later)
    #expect(lanes.take(now + .seconds(4)).isEmpty)
    #expect(lanes.take(later) == [0])
    #expect(lanes.nextOpening(after: later) == nil)
  }
}

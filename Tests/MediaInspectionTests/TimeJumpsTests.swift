import Testing

@testable import MediaInspection

@Suite("Where the times of all streams leap")
struct TimeJumpsTests {
  /// For each packet whether it leaps, from its time and the one before it in its stream, in seconds.
  private func leaps(_ packets: [(time: Int64, previous: Int64)]) -> [Bool] {
    var jumps = TimeJumps()
    return packets.map {
      jumps.isJump(to: $0.time * 1_000_000, after: $0.previous * 1_000_000)
    }
  }

  @Test("a leap that two streams make is one of each")
  func both() {
    let packets: [(Int64, Int64)] = [(10, 9), (11, 10), (3600, 10), (3601, 11), (3602, 3601)]
    #expect(leaps(packets) == [false, false, true, true, false])
  }

  @Test("pictures that stop for two minutes while the sound goes on don't leap")
  func gap() {
    let sound = (1...130).map { (time: Int64($0), previous: Int64($0 - 1)) }
    #expect(!leaps(sound + [(131, 5)]).contains(true))
  }

  @Test("times at the ends of their range saturate")
  func extremes() {
    var jumps = TimeJumps()
    let found = [(Int64.min, Int64.max), (.max, .min), (.min, .max), (0, .min)].map {
      jumps.isJump(to: $0, after: $1)
    }
    #expect(found == [false, true, false, true])
  }
}

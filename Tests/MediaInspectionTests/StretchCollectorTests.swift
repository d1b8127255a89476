import Artifacts
import Testing

@testable import MediaInspection

@Suite("Stretches")
struct StretchCollectorTests {
  @Test("an open stretch lasts to the end that was seen, and is dropped where none was")
  func open() {
    var seen = StretchCollector(.silence)
    seen.start("1.5")
    var unseen = seen
    seen.finish(at: 4000)
    #expect(
      seen.stretches == [Stretch(type: .silence, startMilliseconds: 1500, endMilliseconds: 4000)])
    unseen.finish(at: nil)
    #expect(unseen.stretches.isEmpty)
  }

  @Test("what goes on across an interruption is one stretch, what starts later another")
  func interrupted() {
    var collector = StretchCollector(.silence)
    collector.start("1")
    collector.interrupt(at: 3000)
    collector.start("3.02")
    collector.end("5")
    collector.start("5.1")
    collector.interrupt(at: 8000)
    collector.start("9")
    collector.finish(at: 12_000)
    #expect(collector.stretches.map(\.startMilliseconds) == [1000, 5100, 9000])
    #expect(collector.stretches.map(\.endMilliseconds) == [5000, 8000, 12_000])
  }
}

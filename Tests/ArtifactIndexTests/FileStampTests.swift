import ArtifactIndex
import Testing

@Suite("The stamp of a file")
struct FileStampTests {
  /// 2026-03-12 at noon, UTC.
  static let noon: Int64 = 1_773_316_800_000_000_000

  private func stamp(modified: Int64, changed: Int64) -> FileStamp {
    FileStamp(
      size: 1, modifiedNanoseconds: Self.noon + modified, changedNanoseconds: Self.noon + changed,
      inode: 1)
  }

  @Test("a file that was changed within a clock's tick of the scan is not told by its stamp")
  func fine() {
    // A hundred ticks a second is the slowest clock that Linux has: 10 ms.
    #expect(!stamp(modified: 1, changed: 1).wasSettled(at: Self.noon + 10_000_000))
    #expect(!stamp(modified: 1, changed: 5_000_000_001).wasSettled(at: Self.noon))
    #expect(stamp(modified: 1, changed: 1).wasSettled(at: Self.noon + 50_000_000))
  }

  @Test("where times are whole seconds, every second one on FAT, two seconds have to lie between")
  func coarse() {
    #expect(!stamp(modified: 0, changed: 0).wasSettled(at: Self.noon + 1_900_000_000))
    #expect(stamp(modified: 0, changed: 0).wasSettled(at: Self.noon + 2_000_000_001))
  }

  @Test("a change of content that kept the time of modification is told by the time of change")
  func changed() {
    #expect(!stamp(modified: -1_000_000_000_000, changed: 7).wasSettled(at: Self.noon))
  }

  @Test("times at the ends of what there is are no trap")
  func extremes() {
    let stamp = FileStamp(
      size: .max, modifiedNanoseconds: .max, changedNanoseconds: .min, inode: .max)
    #expect(!stamp.wasSettled(at: .min))
    #expect(!stamp.wasSettled(at: .max))
  }
}

/// How much may still be unpacked of one archive and of those in it.
struct UnpackBudget {
  /// Why nothing more is unpacked.
  enum Overrun { case bomb, overCap }

  private var left: Int64
  private let overrun: Overrun

  /// - Parameter size: the archive's own bytes, on which the ratio rests.
  init(size: Int64, limits: ArchiveLimits) {
    let (scaled, isTooLarge) = size.multipliedReportingOverflow(by: ArchiveLimits.ratio)
    let honest = max(ArchiveLimits.freeBytes, isTooLarge ? .max : scaled)
    left = min(honest, limits.bytes)
    overrun = honest <= limits.bytes ? .bomb : .overCap
  }

  /// Takes `count` bytes out; what is overrun where there are not so many left.
  mutating func spend(_ count: Int) -> Overrun? {
    guard Int64(count) <= left else { return overrun }
    left -= Int64(count)
    return nil
  }
}

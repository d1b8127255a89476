internal import Artifacts

/// Whether two recordings hold the same sound, by Chromaprint's items: where one lies against the other,
/// and how many bits differ there. After the way that AcoustID compares.
package enum SoundComparison {
  /// Where two recordings sound alike.
  package struct Match: Sendable, Equatable {
    /// 100 for the same items, 0 for as many differing bits as by chance.
    package var percent: Int
    package var firstStartMilliseconds: Int64
    package var secondStartMilliseconds: Int64
    package var milliseconds: Int64
  }

  /// Two recordings of one sound, coded differently, differ in 5 to 20 % of the bits; two of one voice
  /// that says different things in some 40 %, by chance in 50.
  private static let mostDifferent = 0.28
  /// Shorter stretches may be the same greeting.
  private static let leastMilliseconds: Int64 = 8000
  /// How far the sum over bits is smoothed: five seconds.
  private static let window = 40

  /// The longest stretch in which both sound alike; nil where there is none of some seconds.
  package static func match(_ first: SoundIndex, _ second: SoundIndex) -> Match? {
    guard first.itemMicroseconds == second.itemMicroseconds else { return nil }
    let itemMicroseconds = first.itemMicroseconds
    let least = Int(leastMilliseconds * 1000 / max(1, itemMicroseconds))
    guard min(first.items.count, second.items.count) >= least else { return nil }
    let best = first.offsets(of: second)
      .compactMap { stretch(first.items, second.items, by: $0, least: least) }
      .max { $0.length < $1.length }
    guard let best else { return nil }
    let milliseconds = { (items: Int) in Int64(items) * itemMicroseconds / 1000 }
    return Match(
      percent: Int(((1 - 2 * best.difference) * 100).rounded()),
      firstStartMilliseconds: milliseconds(best.start),
      secondStartMilliseconds: milliseconds(best.start - best.offset),
      milliseconds: milliseconds(best.length))
  }

  private struct Stretch {
    let offset: Int
    /// In the first.
    let start: Int
    let length: Int
    /// The share of bits that differ.
    let difference: Double
  }

  /// The longest stretch at an offset in which few bits differ.
  private static func stretch(
    _ first: [UInt32], _ second: [UInt32], by offset: Int, least: Int
  ) -> Stretch? {
    let range = max(0, offset)..<max(max(0, offset), min(first.count, second.count + offset))
    guard range.count >= least else { return nil }
    let bits = range.map { (first[$0] ^ second[$0 - offset]).nonzeroBitCount }
    var sums = [0]
    for bit in bits { sums.append(sums[sums.count - 1] + bit) }
    var (best, current) = (0..<0, 0..<0)
    for middle in bits.indices {
      let (low, high) = (max(0, middle - window / 2), min(bits.count, middle + window / 2))
      let share = Double(sums[high] - sums[low]) / Double(32 * (high - low))
      current =
        share <= mostDifferent ? current.lowerBound..<(middle + 1) : (middle + 1)..<(middle + 1)
      if current.count > best.count { best = current }
    }
    guard best.count >= least else { return nil }
    // Two still recordings are alike without being the same.
    let start = best.lowerBound + range.lowerBound
    let kinds = Set(first[start..<(start + best.count)])
    guard kinds.count >= best.count / 4 else { return nil }
    let difference =
      Double(sums[best.upperBound] - sums[best.lowerBound]) / Double(32 * best.count)
    return Stretch(offset: offset, start: start, length: best.count, difference: difference)
  }
}

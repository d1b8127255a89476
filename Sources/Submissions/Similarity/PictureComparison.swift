package import Artifacts

/// Whether two photos, or two videos, show the same, by the hashes of their pictures.
package enum PictureComparison {
  /// Of 64 bits; another size and strength of compression change some.
  private static let mostDifferent = 9
  /// Frames that have to be alike, and to differ among themselves.
  private static let leastFrames = 3

  /// How alike two pictures are in percent, and by how many degrees the second is turned against the
  /// first; nil where they are not.
  package static func match(
    _ first: PicturePrint, _ second: PicturePrint
  ) -> (percent: Int, degrees: Int)? {
    guard let hash = first.turns.first else { return nil }
    let differences = second.turns.map { ($0 ^ hash).nonzeroBitCount }
    guard let least = differences.min(), least <= mostDifferent,
      let turn = differences.firstIndex(of: least)
    else { return nil }
    return (100 - least * 100 / 32, turn * 90)
  }

  /// How alike two videos are by their frames, which stand at the same fractions of both; nil where
  /// most of them differ.
  package static func match(
    _ first: [PicturePrint], _ second: [PicturePrint]
  ) -> (percent: Int, frames: Int)? {
    let pairs = zip(first, second).compactMap { match($0, $1) }.filter { $0.degrees == 0 }
    let different = Set(first.compactMap(\.turns.first)).count
    guard pairs.count >= leastFrames, different >= leastFrames,
      pairs.count * 2 > min(first.count, second.count)
    else { return nil }
    return (pairs.map(\.percent).reduce(0, +) / pairs.count, pairs.count)
  }
}

package import Artifacts

/// A recording's items, ready to be held against those of many others.
package struct SoundIndex: Sendable {
  package let itemMicroseconds: Int64
  let items: [UInt32]
  /// By an item's upper bits: the first place that has them, or −1; and for each place the next one.
  private var heads = [Int32](repeating: -1, count: 1 << bits)
  private var followers: [Int32]

  private static let bits = 14
  /// What is everywhere tells no place.
  private static let mostPlaces = 64
  private static let mostOffsets = 6

  package init(_ print: SoundPrint) {
    self.init(print.items, itemMicroseconds: print.itemMicroseconds)
  }

  init(_ items: [UInt32], itemMicroseconds: Int64) {
    self.items = items
    self.itemMicroseconds = itemMicroseconds
    followers = [Int32](repeating: -1, count: items.count)
    for place in items.indices.reversed() where Self.isTelling(items, place) {
      let bucket = Self.bucket(of: items[place])
      followers[place] = heads[bucket]
      heads[bucket] = Int32(place)
    }
  }

  private static func bucket(of item: UInt32) -> Int { Int(item >> UInt32(32 - bits)) }

  /// Silence and steady tones repeat one item.
  private static func isTelling(_ items: [UInt32], _ place: Int) -> Bool {
    place == 0 || items[place] != items[place - 1]
  }

  /// How many items the other may lie behind this one: where most pairs agree in their upper bits.
  func offsets(of other: SoundIndex) -> [Int] {
    var votes = [Int32](repeating: 0, count: items.count + other.items.count + 1)
    for (place, item) in other.items.enumerated() where Self.isTelling(other.items, place) {
      var found = heads[Self.bucket(of: item)]
      var left = Self.mostPlaces
      while found >= 0, left > 0 {
        votes[Int(found) - place + other.items.count] += 1
        found = followers[Int(found)]
        left -= 1
      }
    }
    var best: [Int] = []
    while best.count < Self.mostOffsets, let most = votes.max(), most > 2,
      let place = votes.firstIndex(of: most)
    {
      best.append(place - other.items.count)
      votes[place] = 0
    }
    return best
  }
}

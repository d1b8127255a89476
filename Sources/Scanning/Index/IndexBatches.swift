internal import ArtifactIndex

/// Puts entries into an index so that others, and the run after one that was killed, have them soon,
/// without waiting for the disk at each.
struct IndexBatches {
  private let store: IndexStore
  private var pending = 0
  private var began = ContinuousClock.now

  private static let size = 500
  private static let time = Duration.seconds(2)

  init(_ store: IndexStore) { self.store = store }

  mutating func put(_ entry: IndexEntry) throws(IndexError) {
    if pending == 0 {
      try store.begin()
      began = .now
    }
    pending += 1
    try store.put(entry)
    if pending >= Self.size || .now - began > Self.time { try commit() }
  }

  mutating func commit() throws(IndexError) {
    guard pending > 0 else { return }
    pending = 0
    try store.commit()
  }
}

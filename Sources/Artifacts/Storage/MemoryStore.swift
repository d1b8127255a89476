internal import Synchronization

/// A store in memory.
package final class MemoryStore: OrderedStore {
  private struct State {
    var values: [[UInt8]: [UInt8]] = [:]
    /// Sorted; nil after a new key came.
    var keys: [[UInt8]]?
  }

  private let state = Mutex(State())

  package init() {}

  package func put(_ value: [UInt8], at key: [UInt8]) {
    state.withLock { state in
      if state.values.updateValue(value, forKey: key) == nil { state.keys = nil }
    }
  }

  package func value(at key: [UInt8]) -> [UInt8]? { state.withLock { $0.values[key] } }

  package func entries(after key: [UInt8]) -> [StoredEntry] {
    state.withLock { state in
      let keys = state.keys ?? state.values.keys.sorted { $0.lexicographicallyPrecedes($1) }
      state.keys = keys
      let next = Self.first(in: keys, after: key)
      return keys[next...].prefix(64).compactMap { key in
        state.values[key].map { StoredEntry(key: key, value: $0) }
      }
    }
  }

  private static func first(in keys: [[UInt8]], after key: [UInt8]) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if key.lexicographicallyPrecedes(keys[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Byte strings by their keys, in the order of the keys' bytes: in memory where there are few, on
/// disk where there may be any number. Nothing is ever removed.
///
/// Nothing here throws. A store that can't go on gives nothing more, and whoever made it asks it why.
package protocol OrderedStore: AnyObject, Sendable {
  /// Replaces what the key had.
  func put(_ value: [UInt8], at key: [UInt8])

  func value(at key: [UInt8]) -> [UInt8]?

  /// The next entries whose keys come after `key`, some of them at a time; none at the end.
  func entries(after key: [UInt8]) -> [StoredEntry]
}

/// A key of a store and its value.
package struct StoredEntry: Sendable, Equatable {
  package var key: [UInt8]
  package var value: [UInt8]

  package init(key: [UInt8], value: [UInt8]) {
    self.key = key
    self.value = value
  }
}

extension OrderedStore {
  /// Every entry whose key begins with `prefix`, read as they are asked for: what is put meanwhile
  /// behind the last one given is given too.
  package func entries(withPrefix prefix: [UInt8]) -> StoredEntries {
    StoredEntries(store: self, prefix: prefix)
  }
}

/// The entries of a store whose keys begin alike.
package struct StoredEntries: Sequence, Sendable {
  let store: any OrderedStore
  let prefix: [UInt8]

  package struct Iterator: IteratorProtocol {
    private let store: any OrderedStore
    private let prefix: [UInt8]
    private var page: ArraySlice<StoredEntry>
    private var last: [UInt8]

    init(_ entries: StoredEntries) {
      store = entries.store
      prefix = entries.prefix
      last = entries.prefix
      // A key that is the prefix itself comes before all that come after it.
      let first = entries.store.value(at: entries.prefix)
      page = first.map { [StoredEntry(key: entries.prefix, value: $0)] } ?? []
    }

    package mutating func next() -> StoredEntry? {
      if page.isEmpty { page = store.entries(after: last)[...] }
      guard let entry = page.popFirst(), entry.key.starts(with: prefix) else {
        page = []
        return nil
      }
      last = entry.key
      return entry
    }
  }

  package func makeIterator() -> Iterator { Iterator(self) }
}

package import Artifacts

/// Finds the artifact whose path differs only in case or in Unicode normalisation: such a link works
/// on the computer it was made on and nowhere else.
package struct SimilarNames: Sendable {
  private let store: any OrderedStore

  /// - Parameter store: of this object's own.
  package init(store: any OrderedStore = MemoryStore()) { self.store = store }

  package init(_ paths: [ArtifactPath]) {
    self.init()
    for path in paths { add(path) }
  }

  package func add(_ path: ArtifactPath) {
    store.put([], at: Self.key(.path, Self.name(of: path)) + path.bytes)
    store.put([], at: Self.key(.lastName, path.name) + path.bytes)
  }

  /// The first in path order; nil where there is none, or where that is the path itself.
  package func similar(to path: ArtifactPath) -> ArtifactPath? {
    let name = Self.name(of: path)
    let candidate = paths(under: Self.key(.path, name)).first { Self.name(of: $0) == name }
    return candidate == path ? nil : candidate
  }

  /// The only path with the name of this one, in whichever folder; nil where there is none or several.
  package func namesake(of path: ArtifactPath) -> ArtifactPath? {
    let name = path.name
    let found = Array(paths(under: Self.key(.lastName, name)).filter { $0.name == name }.prefix(2))
    return found.count == 1 && found[0] != path ? found[0] : nil
  }

  private func paths(under key: [UInt8]) -> LazyMapSequence<StoredEntries, ArtifactPath> {
    store.entries(withPrefix: key).lazy
      .map { ArtifactPath(bytes: Array($0.key.dropFirst(key.count))) }
  }

  /// A `String` compares by canonical equivalence, so one name stands for all normalisations.
  private static func name(of path: ArtifactPath) -> String { path.text.lowercased() }

  /// What paths are looked up by.
  private enum Lookup: UInt8 {
    case path, lastName
  }

  /// Nine bytes that equal names share, in this process only: the store is no older.
  private static func key(_ lookup: Lookup, _ name: some Hashable) -> [UInt8] {
    let hash = UInt64(bitPattern: Int64(name.hashValue))
    return [lookup.rawValue] + (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
  }
}

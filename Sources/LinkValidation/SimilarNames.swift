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
    store.put([], at: Self.hash(of: Self.name(of: path)) + path.bytes)
  }

  /// The first in path order; nil where there is none, or where that is the path itself.
  package func similar(to path: ArtifactPath) -> ArtifactPath? {
    let name = Self.name(of: path)
    let hash = Self.hash(of: name)
    let candidate = store.entries(withPrefix: hash).lazy
      .map { ArtifactPath(bytes: Array($0.key.dropFirst(hash.count))) }
      .first { Self.name(of: $0) == name }
    return candidate == path ? nil : candidate
  }

  /// A `String` compares by canonical equivalence, so one name stands for all normalisations.
  private static func name(of path: ArtifactPath) -> String { path.text.lowercased() }

  /// Eight bytes that equal names share, in this process only: the store is no older.
  private static func hash(of name: String) -> [UInt8] {
    let hash = UInt64(bitPattern: Int64(name.hashValue))
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
  }
}

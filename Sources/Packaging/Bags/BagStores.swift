internal import Artifacts

/// What lies in a bag, by name.
struct BagNames: Sendable {
  let store: any OrderedStore

  private static func key(_ kind: Character, _ bytes: [UInt8]) -> [UInt8] {
    Array(String(kind).utf8) + bytes
  }

  /// - Returns: another file whose name some systems take for the same.
  func add(file path: ArtifactPath, size: Int64) -> ArtifactPath? {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
    store.put(length, at: Self.key("e", path.bytes))
    let composed = BagPath.composed(path)
    if composed != path.bytes || store.value(at: Self.key("c", composed)) == nil {
      store.put(path.bytes, at: Self.key("c", composed))
    }
    let folded = Self.key("f", BagPath.folded(path))
    let other = store.value(at: folded)
    store.put(path.bytes, at: folded)
    return other.map { ArtifactPath(bytes: $0) }
  }

  func add(folder path: ArtifactPath) { store.put([], at: Self.key("d", path.bytes)) }

  func isFolder(_ path: ArtifactPath) -> Bool {
    store.value(at: Self.key("d", path.bytes)) != nil
  }

  /// Nil where there is no such file.
  func size(of path: ArtifactPath) -> Int64? {
    store.value(at: Self.key("e", path.bytes)).map { bytes in
      bytes.enumerated().reduce(0) { $0 | Int64($1.element) << ($1.offset * 8) }
    }
  }

  /// Every file, in the order of paths.
  var files: some Sequence<ArtifactPath> { files(below: []) }

  /// - Parameter folder: with a slash at its end; empty for the whole bag.
  func files(below folder: [UInt8]) -> some Sequence<ArtifactPath> {
    store.entries(withPrefix: Self.key("e", folder)).lazy.map {
      ArtifactPath(bytes: Array($0.key.dropFirst()))
    }
  }

  /// The file whose name is the same text in another normal form.
  func sameText(as path: ArtifactPath) -> ArtifactPath? {
    store.value(at: Self.key("c", BagPath.composed(path))).map { ArtifactPath(bytes: $0) }
  }

  /// The file whose name differs in case only.
  func sameLetters(as path: ArtifactPath) -> ArtifactPath? {
    store.value(at: Self.key("f", BagPath.folded(path))).map { ArtifactPath(bytes: $0) }
  }
}

/// What a bag's manifests say, by path.
struct BagListings: Sendable {
  let store: any OrderedStore

  /// A manifest, by its position, and the digest that it gives.
  struct Entry: Equatable {
    let manifest: UInt8
    let digest: [UInt8]
  }

  /// - Returns: what the same manifest said of the path before.
  func add(_ entry: Entry, to path: ArtifactPath) -> [UInt8]? {
    let known = store.value(at: path.bytes) ?? []
    let before = Self.entries(known).first { $0.manifest == entry.manifest }
    if before == nil {
      store.put(
        known + [entry.manifest, UInt8(clamping: entry.digest.count)] + entry.digest,
        at: path.bytes)
    }
    return before?.digest
  }

  func entries(of path: ArtifactPath) -> [Entry] {
    Self.entries(store.value(at: path.bytes) ?? [])
  }

  static func entries(_ bytes: [UInt8]) -> [Entry] {
    var (entries, rest) = ([Entry](), bytes[...])
    while rest.count >= 2, let manifest = rest.popFirst(), let length = rest.popFirst() {
      entries.append(Entry(manifest: manifest, digest: Array(rest.prefix(Int(length)))))
      rest = rest.dropFirst(Int(length))
    }
    return entries
  }
}

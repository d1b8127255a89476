internal import ArtifactIndex

/// An index that is searched, opened when it is first needed. Used by one thread.
final class SearchedIndex {
  let folder: ResultFolder
  private let key: IndexKey?
  private let staysOpen: Bool
  private var opened: IndexStore?

  /// - Parameters:
  ///   - key: nil where the user has none; then no index is trusted.
  ///   - staysOpen: whether it is kept open from one search to the next.
  init(_ folder: ResultFolder, key: IndexKey?, staysOpen: Bool) {
    (self.folder, self.key, self.staysOpen) = (folder, key, staysOpen)
  }

  func store() throws(IndexError) -> IndexStore {
    if let opened { return opened }
    let store = try IndexStore(reading: IndexFolder(in: folder.path, key: key))
    if staysOpen { opened = store }
    return store
  }
}

internal import ArtifactIndex

extension ResultFolder {
  /// Runs `body` with the index of these results, where they have one that was made here; does nothing
  /// where they have none, or one that is not trusted.
  ///
  /// - Throws: `RunError` where it can't be written.
  func updateIndex(_ body: (IndexStore) throws(IndexError) -> Void) throws {
    do throws(IndexError) {
      // A look first: a folder without an index is not to get one, and a stranger's stays as it is.
      _ = try IndexStore(reading: IndexFolder(in: path, key: IndexKey.ofUser()))
    } catch {
      switch error {
      case .missing, .foreign, .system: return
      default: throw failure(error)
      }
    }
    try inPlace(isBusy: {}) {
      do throws(IndexError) {
        let folder = try IndexFolder(writingIn: path, key: IndexKey.ofUser(), isBusy: {})
        try body(try IndexStore(writing: folder) { _ in })
      } catch {
        throw failure(error)
      }
    }
  }
}

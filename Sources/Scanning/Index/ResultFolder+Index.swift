internal import ArtifactIndex

extension ResultFolder {
  /// Runs `body` with the index of these results, where they have one that was made here; does nothing
  /// where they have none, or one that is not trusted.
  ///
  /// - Parameter isBusy: called once where another run writes there, which is then waited for.
  /// - Throws: `RunError` where it can't be written.
  func updateIndex(
    isBusy: () -> Void, _ body: (IndexStore) throws(IndexError) -> Void
  ) throws(RunError) {
    do throws(IndexError) {
      // A look first: a folder without an index is not to get one, and a stranger's stays as it is.
      _ = try IndexStore(reading: IndexFolder(in: path, key: IndexKey.ofUser()))
    } catch {
      switch error {
      case .missing, .foreign, .system: return
      default: throw failure(error)
      }
    }
    var hasTold = false
    func tell() {
      if !hasTold { isBusy() }
      hasTold = true
    }
    do {
      try inPlace(isBusy: tell) {
        let folder = try IndexFolder(writingIn: path, key: IndexKey.ofUser(), isBusy: tell)
        try body(try IndexStore(writing: folder) { _ in })
      }
    } catch let error as IndexError {
      throw failure(error)
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError("\(shown): \(error)")
    }
  }

  /// That another run is waited for.
  var waitingNotice: String {
    "\(shown): another run writes here; waiting until it has ended"
  }
}

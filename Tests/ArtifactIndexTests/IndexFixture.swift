import ArtifactIndex
import Artifacts
import TestSupport

/// An index in a folder of its own, with entries written by hand.
struct IndexFixture {
  let folder: TemporaryFolder
  /// Far before any file of a test was made, so that its stamps are settled.
  static let noon: Int64 = 1_773_316_800_000_000_000

  init() throws { folder = try TemporaryFolder() }

  var path: [UInt8] { Array(folder.path.utf8) }

  /// The user's key of the tests, which lies in the folder beside the index.
  var key: IndexKey? { IndexKey(bytes: [UInt8](repeating: 7, count: 32)) }

  func writer(
    isReplaced: (IndexError) -> Void = { _ in }
  ) throws -> IndexStore {
    let place = try IndexFolder(writingIn: path, key: key, isBusy: {})
    return try IndexStore(writing: place, isReplaced: isReplaced)
  }

  func reader() throws -> IndexStore {
    try IndexStore(reading: IndexFolder(in: path, key: key))
  }

  static func entry(
    _ path: String, _ kind: ArtifactKind = .document, at noon: Int64 = noon,
    _ change: (inout ArtifactRecord) -> Void = { _ in }
  ) -> IndexEntry {
    var record = ArtifactRecord(path: ArtifactPath(path), kind: kind)
    record.size = 12
    record.sha256 = String(repeating: "a", count: 64)
    change(&record)
    return IndexEntry(
      record,
      stamp: FileStamp(
        size: record.size ?? 12, modifiedNanoseconds: noon - 9_000_000_000,
        changedNanoseconds: noon - 8_999_999_999, inode: 42),
      scannedNanoseconds: noon, inspector: "1")
  }

  static func text(_ path: String, _ texts: String...) -> IndexEntry {
    entry(path) { record in
      record.document = DocumentFacts(format: "html")
      record.document?.passages = texts.enumerated().map {
        Passage(text: $0.element, location: Location(line: $0.offset + 1))
      }
    }
  }

  func states(for inspector: String = "1") throws -> [IndexedState] {
    var states: [IndexedState] = []
    try reader().states(for: inspector) { states.append($0) }
    return states
  }
}

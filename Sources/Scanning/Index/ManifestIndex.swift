internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Brings the index of a submission up to date with what a manifest run has just read of it, so that it
/// can be searched and the next scan reads only what changes from now on.
///
/// All of it is one transaction in the index that lies with the results: whoever is killed meanwhile
/// leaves the index as it was. The records come from the run itself and never from the index; what the
/// index has and the run has read otherwise is replaced.
struct ManifestIndex {
  /// Every record of the run, by its path.
  let records: OrderedSpool
  /// What the walk found before anything was read, with each file's times.
  let contents: FolderContents
  /// When the walk began, in nanoseconds since 1970.
  let started: Int64
  /// Which inspector made the records.
  let inspector: String

  /// - Parameters:
  ///   - results: the run's own results, which are in their place.
  ///   - links: gives what became of the links of each document; called once for each try.
  func write(
    into results: ResultFolder, links: () -> some Sequence<CheckedLinks>, at seconds: Int64,
    notice: (String) -> Void
  ) throws(IndexError) {
    do throws(IndexError) {
      try attempt(results, links(), at: seconds, notice)
    } catch {
      guard error == .damaged else { throw error }
      // Opening reads little of an index: what is wrong with the rest shows while it is written.
      try folder(in: results, notice).setAside()
      notice(
        "\(results.shown): the index in it is damaged; it was renamed to "
          + "\(IndexFolder.damagedName) and is made anew")
      try attempt(results, links(), at: seconds, notice)
    }
  }

  private func folder(
    in results: ResultFolder, _ notice: (String) -> Void
  ) throws(IndexError) -> IndexFolder {
    try IndexFolder(writingIn: results.path, key: IndexKey.ofUser()) {
      notice("\(results.shown): another run writes the index; waiting until it has ended")
    }
  }

  private func attempt(
    _ results: ResultFolder, _ links: some Sequence<CheckedLinks>, at seconds: Int64,
    _ notice: (String) -> Void
  ) throws(IndexError) {
    let folder = try folder(in: results, notice)
    // One that came with the folder, or is damaged, makes room; the manifest never read it.
    let hasKey = IndexKey.ofUser() != nil
    let store = try IndexStore(writing: folder) { error in
      // Somebody who can keep no key makes it anew each time, and loses nothing by it.
      guard hasKey || error == .damaged else { return }
      let reason =
        error == .damaged
        ? "is damaged and was renamed to \(IndexFolder.damagedName)" : "was not made here"
      notice("\(results.shown): the index in it \(reason), so it is made anew")
    }
    try store.begin()
    try update(store)
    try store.replaceLinks(with: links, at: seconds)
    try records.check()
    try store.commit()
  }

  private func update(_ store: IndexStore) throws(IndexError) {
    // What a scan keeps with its records, to tell similar content by, stays with those that stand.
    let plan = try ScanPlan.comparing(
      contents, with: store, inspector: inspector,
      or: InspectorIdentity.withPrints(inspector), isRehashing: false, keepsUnchanged: true)
    for (id, position) in zip(plan.unchanged, plan.unchangedPositions) {
      guard let line = records.value(at: contents.files[position].bytes) else { continue }
      if try store.record(id) != line { try put(line, position, store) }
    }
    for position in plan.toRead {
      // What declares the artifacts is none itself: it waits for a scan.
      guard let line = records.value(at: contents.files[position].bytes) else { continue }
      try put(line, position, store)
    }
    try store.remove(plan.gone)
  }

  private func put(_ line: [UInt8], _ position: Int, _ store: IndexStore) throws(IndexError) {
    guard let stamp = contents.files.stamp(at: position),
      let record = try? JSONDecoder().decode(ArtifactRecord.self, from: Data(line))
    else { return }
    try store.put(
      IndexEntry(record, stamp: stamp, scannedNanoseconds: started, inspector: inspector))
  }
}

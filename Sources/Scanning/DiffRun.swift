internal import Artifacts
internal import Inspection
package import Submissions

/// Compares two submissions by their manifests; of a folder that has none, every file is read instead.
package struct DiffRun {
  private let old: DiffSide
  private let new: DiffSide

  package init(old: [UInt8], new: [UInt8], jobs: Int) throws {
    self.old = try DiffSide(old, jobs: jobs)
    self.new = try DiffSide(new, jobs: jobs)
  }

  package func run() throws -> ManifestDiff {
    var diff = ManifestDiff()
    let (old, new) = (try self.old.items(), try self.new.items())
    try diff.compare(old: old, new: new)
    if let before = self.old.header, let after = self.new.header {
      diff.compare(requirements: before.requirements, with: after.requirements)
      if before.credential.sha256 != after.credential.sha256 {
        diff.notices.append(
          "the manifests were made for different definitions of a credential, so their outcomes may "
            + "differ for that reason alone")
      }
    } else {
      diff.notices.append(
        "a side has no manifest, so its files' bytes were compared and no facts; run “exhibit "
          + "manifest” on it for these")
    }
    return diff
  }
}

/// One side of a comparison.
private struct DiffSide {
  private let stored: StoredManifest?
  private let folder: (any SubmissionSource)?
  private let jobs: Int
  private(set) var header: ManifestHeader?

  init(_ path: [UInt8], jobs: Int) throws {
    self.jobs = jobs
    if ManifestAtHand.hasResults(path) {
      let stored = try ManifestAtHand.results(of: path)
      (self.stored, folder) = (stored, nil)
      var reading = ManifestReading(header: stored.header, credentials: [])
      let isEnded = try stored.eachLine { _ = reading.add($0) }
      let check = reading.finish(endsWithLineFeed: isEnded)
      guard check.problems.isEmpty else {
        throw RunError(
          "\(stored.resultFolder.shown): the manifest does not agree with itself, so it can't be "
            + "compared: \(check.problems[0].message); see “exhibit verify”")
      }
      header = check.header
    } else {
      (stored, folder) = (nil, try SubmissionOpening.open(path))
    }
  }

  /// The artifacts in the order of their paths, one at a time.
  func items() throws -> () throws -> DiffItem? {
    if let stored {
      var lines = StoredLines(stored)
      var reading = ManifestReading(header: stored.header, credentials: [])
      return {
        guard let leaf = try lines.next() else { return nil }
        guard let line = reading.add(leaf[...]) else {
          throw RunError("\(stored.resultFolder.shown): it changed meanwhile; compare again")
        }
        return DiffItem(line)
      }
    }
    guard let folder else { return { nil } }
    let files = folder.contents().files
    let digests = try digests(of: files, in: folder)
    var position = 0
    return {
      guard position < files.count else { return nil }
      defer { position += 1 }
      return DiffItem(
        path: files[position], size: digests.size(at: position),
        sha256: digests.digest(at: position))
    }
  }

  private func digests(of files: FileList, in folder: any SubmissionSource) throws -> DigestTable {
    var table = DigestTable(count: files.count)
    try FileSweep<FileLook>(jobs: jobs).run(order: files.indices.map { UInt32(clamping: $0) }) {
      var fixity = Fixity()
      return { position, advanced in
        FileLook(
          DigestPool.answer(
            folder.input(files[position]), &fixity, isWanted: { _ in true }, advanced: advanced))
      }
    } deliver: { event in
      try Interruption.shared.check()
      guard case .done(let position, let look) = event else { return }
      switch look {
      case .digest(let sha256, let size): table.set(position, sha256, size)
      case .size, .tooLarge, .missing, .earlier: break
      case .unreadable(let reason):
        throw RunError(
          "\(ExportPlace.shown(files[position].bytes)): \(reason) Make it readable and compare again."
        )
      }
    }
    return table
  }
}

/// Digests and sizes by position, in as little memory as they take.
private struct DigestTable {
  private var bytes: [UInt8]
  private var sizes: [Int64]

  init(count: Int) {
    bytes = [UInt8](repeating: 0, count: count * 32)
    sizes = [Int64](repeating: -1, count: count)
  }

  mutating func set(_ position: Int, _ sha256: String, _ size: Int64) {
    guard let digest = Hexadecimal.bytes(sha256), digest.count == 32 else { return }
    bytes.replaceSubrange(position * 32..<position * 32 + 32, with: digest)
    sizes[position] = size
  }

  func size(at position: Int) -> Int64? { sizes[position] < 0 ? nil : sizes[position] }

  func digest(at position: Int) -> String? {
    sizes[position] < 0
      ? nil : Hexadecimal.text(of: bytes[position * 32..<position * 32 + 32])
  }
}

internal import ArtifactIndex
internal import Artifacts
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is kept of a cohort's submissions until all are there: on disk, so that thousands take the memory
/// of one.
struct CohortLedger: Sendable {
  private let store: OrderedSpool

  private enum Table: UInt8 {
    /// By title: what the overview says of a submission.
    case row = 1
    /// By digest, title and path: an artifact.
    case digest
  }

  /// An artifact of some bytes.
  private struct Copy: Codable {
    var size: Int64
    var path: String
    var artifact: Int
  }

  /// Compares by content.
  let similar: SimilarFinder

  init() throws(IndexError) {
    store = try OrderedSpool()
    similar = try SimilarFinder()
  }

  func check() throws(IndexError) {
    try store.check()
    try similar.check()
  }

  private func key(_ table: Table, _ parts: [UInt8]...) -> [UInt8] {
    [table.rawValue] + parts.joined(separator: [0])
  }

  // MARK: Submissions

  /// Takes in what the overview says of a submission.
  ///
  /// - Parameter title: the bytes of its name, or of what stands for it; the same again replaces it.
  func put(_ row: SubmissionOverview, at title: [UInt8]) {
    store.put((try? JSONNode(encoding: row).line) ?? [], at: key(.row, title))
  }

  /// In the order of their titles.
  var rows: some Sequence<SubmissionOverview> {
    store.entries(withPrefix: key(.row)).lazy.compactMap { Self.row($0.value) }
  }

  private static func row(_ line: [UInt8]) -> SubmissionOverview? {
    try? JSONDecoder().decode(SubmissionOverview.self, from: Data(line))
  }

  /// Says how many files each submission shares with others. Called once, when all are in.
  func countShared() {
    var shared: [[UInt8]: Int] = [:]
    for group in groups where Set(group.copies.map(\.title)).count > 1 {
      for copy in group.copies { shared[copy.title, default: 0] += 1 }
    }
    for (title, count) in shared {
      guard var row = store.value(at: key(.row, title)).flatMap(Self.row) else { continue }
      row.shared = count
      put(row, at: title)
    }
  }

  /// Says how many files each submission has whose content another file has too.
  func count(_ pairs: [SimilarContent]) {
    var files: [String: Set<Int>] = [:]
    for place in pairs.flatMap({ [$0.first, $0.second] }) {
      files[place.submission, default: []].insert(place.artifact)
    }
    for row in store.entries(withPrefix: key(.row)) {
      guard var counted = Self.row(row.value) else { continue }
      counted.similar = files[counted.title]?.count ?? 0
      put(counted, at: Array(row.key.dropFirst()))
    }
  }

  // MARK: Bytes

  /// Takes in an artifact's digest.
  ///
  /// - Parameter artifact: its number in the submission, from 1.
  func put(_ line: ManifestLine, artifact: Int, of title: [UInt8]) {
    // All empty files are the same, which tells nothing.
    guard let digest = line.sha256, let size = line.size, size > 0 else { return }
    let copy = Copy(size: size, path: line.path, artifact: artifact)
    store.put(
      (try? JSONNode(encoding: copy).line) ?? [],
      at: key(.digest, Array(digest.utf8), title, line.artifactPath.bytes))
  }

  /// Files of the same bytes in several places, in the order of their digests.
  ///
  /// - Parameter isAnonymous: leaves paths out, which may tell a name.
  func shared(isAnonymous: Bool) -> some Sequence<SharedBytes> {
    groups.map { group in
      let listed = group.copies.prefix(SharedBytes.placeCap)
      return SharedBytes(
        sha256: group.digest, size: listed.first?.copy.size ?? 0,
        places: listed.map {
          SharedBytes.Place(
            submission: ArtifactPath(bytes: $0.title).text, path: isAnonymous ? nil : $0.copy.path,
            artifact: $0.copy.artifact)
        },
        placeCount: group.copies.count > listed.count ? group.copies.count : nil)
    }
  }

  private struct Group {
    var digest: String
    var copies: [(title: [UInt8], copy: Copy)]
  }

  /// Those of more than one place, as they are asked for.
  private var groups: some Sequence<Group> {
    var entries = store.entries(withPrefix: key(.digest)).makeIterator()
    var waiting: (digest: String, title: [UInt8], copy: Copy)?
    func read() -> (digest: String, title: [UInt8], copy: Copy)? {
      while let entry = entries.next() {
        let parts = entry.key.dropFirst().split(separator: 0, maxSplits: 2)
        guard parts.count == 3,
          let copy = try? JSONDecoder().decode(Copy.self, from: Data(entry.value))
        else { continue }
        return (String(decoding: parts[0], as: UTF8.self), Array(parts[1]), copy)
      }
      return nil
    }
    return AnyIterator<Group> {
      while let first = waiting ?? read() {
        var group = Group(digest: first.digest, copies: [(first.title, first.copy)])
        waiting = read()
        while let next = waiting, next.digest == group.digest {
          group.copies.append((next.title, next.copy))
          waiting = read()
        }
        if group.copies.count > 1 { return group }
      }
      return nil
    }
  }
}

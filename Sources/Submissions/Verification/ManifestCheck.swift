internal import Artifacts

/// A received manifest, read without trust: what of it could be read, and whether what it states
/// follows from its own lines. Whether the files still are what the lines say is for the caller.
package struct ManifestCheck: Sendable, Equatable {
  /// Nil where `manifest.json` could not be read.
  package private(set) var header: ManifestHeader?
  /// The lines that could be read and whose paths are safe to open, in the file's order.
  package private(set) var lines: [ManifestLine] = []
  /// Empty where the manifest agrees with itself.
  package private(set) var problems: [ManifestProblem] = []
  /// What could not be checked here, and why; no sign of trouble.
  package private(set) var notices: [String] = []
  /// The root over the lines as they are, lower-case hexadecimal.
  package private(set) var recomputedRoot: String

  /// Problems beyond this many are only counted: a manifest may be any file.
  static let problemLimit = 100

  /// - Parameters:
  ///   - header: the bytes of `manifest.json`.
  ///   - lines: the bytes of `manifest.jsonl`.
  ///   - credentials: the definitions at hand; outcomes are recomputed where the header's is among
  ///     them, by its digest.
  package init(header: [UInt8], lines: [UInt8], credentials: [Credential]) {
    let leaves = Self.split(lines)
    recomputedRoot = MerkleTree.rootText(of: leaves.map(Array.init))
    readLines(leaves, endsWithLineFeed: lines.isEmpty || lines.last == UInt8(ascii: "\n"))
    readHeader(header)
    if let header = self.header {
      check(header, leaves: leaves.count, credentials: credentials)
    }
    if problems.count > Self.problemLimit {
      let more = problems.count - Self.problemLimit
      problems.removeLast(more)
      notices.append("\(CountText.of(more, "more problem")) of the manifest left out")
    }
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var leaves = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if leaves.last?.isEmpty == true { leaves.removeLast() }
    return leaves
  }

  private mutating func readLines(_ leaves: [ArraySlice<UInt8>], endsWithLineFeed: Bool) {
    var previous: (isLink: Bool, path: ArtifactPath)?
    for (index, leaf) in leaves.enumerated() {
      let number = index + 1
      switch ManifestDecoding.decode(
        ManifestLine.self, from: leaf, limit: ManifestDecoding.lineLimit)
      {
      case .failure(let trouble):
        report(.lineUnreadable, "line \(number) \(trouble.message)", line: number)
      case .success(let line):
        let found = LineCheck(line, number: number).problems
        problems += found
        if !line.canonical.elementsEqual(leaf) {
          report(.notCanonical, "line \(number) is not in its canonical form", line: number)
        }
        let place = (isLink: line.isDeclaredLink, path: line.artifactPath)
        if let previous, !Self.follows(place, previous) {
          report(
            .notSorted, "line \(number) is out of order or names a path twice", line: number)
        }
        previous = place
        if !found.contains(where: { $0.code == .pathUnsafe }) { self.lines.append(line) }
      }
    }
    if !endsWithLineFeed {
      report(.notCanonical, "the last line does not end with a line feed", line: leaves.count)
    }
  }

  /// Files by their paths, then declared links by their addresses.
  private static func follows(
    _ place: (isLink: Bool, path: ArtifactPath), _ previous: (isLink: Bool, path: ArtifactPath)
  ) -> Bool {
    place.isLink == previous.isLink ? place.path > previous.path : place.isLink
  }

  private mutating func readHeader(_ bytes: [UInt8]) {
    switch ManifestDecoding.decode(
      ManifestHeader.self, from: bytes[...], limit: ManifestDecoding.headerLimit)
    {
    case .failure(let trouble): report(.headerUnreadable, "manifest.json \(trouble.message)")
    case .success(let header):
      guard header.schema == ManifestHeader.schemaName,
        header.digestAlgorithm == ManifestHeader.digestAlgorithmName
      else {
        report(.headerUnreadable, "manifest.json is of a version that can't be verified here")
        return
      }
      self.header = header
      if header.canonical != bytes {
        report(.notCanonical, "manifest.json is not in its canonical form")
      }
    }
  }

  private mutating func check(
    _ header: ManifestHeader, leaves: Int, credentials: [Credential]
  ) {
    if header.treeSize != leaves {
      report(.treeSizeDiffers, "the header counts \(header.treeSize) lines, there are \(leaves)")
    }
    if header.rootDigest != recomputedRoot {
      report(.rootDiffers, "the root digest is not that of the lines")
    }
    // What follows from lines can only be recomputed where all of them could be read.
    guard lines.count == leaves else { return }
    if header.totals != ManifestTotals(lines) {
      report(.totalsDiffer, "the totals are not those of the lines")
    }
    guard let credential = credentials.first(where: { $0.sha256 == header.credential.sha256 })
    else {
      notices.append(
        "the requirements can't be recomputed: the credential's definition is not at hand")
      return
    }
    let context = AssessmentContext(asOf: header.asOf, declaration: header.declaration)
    let outcomes = Assessment.requirements(of: lines, credential: credential, context: context)
    if header.requirements != outcomes {
      report(.requirementsDiffer, "the outcomes are not those that follow from the lines")
    }
  }

  private mutating func report(
    _ code: ManifestProblem.Code, _ message: String, line: Int? = nil
  ) {
    problems.append(ManifestProblem(code, message, line: line))
  }
}

internal import Artifacts

/// Checks a received manifest line by line, keeping none of them: a hundred thousand take no more
/// memory than a thousand.
package struct ManifestReading: Sendable {
  /// Nil where `manifest.json` could not be read.
  package private(set) var header: ManifestHeader?
  private var problems: [ManifestProblem] = []
  private var headerProblems: [ManifestProblem] = []
  /// Problems beyond those kept.
  private var furtherProblems = 0
  private var tree = MerkleTree()
  private var totals = ManifestTotals()
  /// Nil where outcomes can't be recomputed.
  private var tally: AssessmentTally?
  private var previous: (isLink: Bool, path: ArtifactPath)?
  /// Lines that could be read and whose paths are safe to open.
  private var soundLines = 0

  /// - Parameters:
  ///   - header: the bytes of `manifest.json`.
  ///   - credentials: the definitions at hand; outcomes are recomputed where the header's is among
  ///     them, by its digest.
  package init(header: [UInt8], credentials: [Credential]) {
    readHeader(header)
    guard let header = self.header else { return }
    tally = credentials.first { $0.sha256 == header.credential.sha256 }.map {
      AssessmentTally($0, AssessmentContext(asOf: header.asOf, declaration: header.declaration))
    }
  }

  private mutating func readHeader(_ bytes: [UInt8]) {
    switch ManifestDecoding.decode(
      ManifestHeader.self, from: bytes[...], limit: ManifestDecoding.headerLimit)
    {
    case .failure(let trouble):
      headerProblems = [
        ManifestProblem(.headerUnreadable, "manifest.json \(trouble.message)")
      ]
    case .success(let header):
      guard header.schema == ManifestHeader.schemaName,
        header.digestAlgorithm == ManifestHeader.digestAlgorithmName
      else {
        headerProblems = [
          ManifestProblem(
            .headerUnreadable, "manifest.json is of a version that can't be verified here")
        ]
        return
      }
      self.header = header
      if header.canonical != bytes {
        headerProblems = [
          ManifestProblem(.notCanonical, "manifest.json is not in its canonical form")
        ]
      }
    }
  }

  /// Takes in the next line, without its line feed.
  ///
  /// - Returns: the line, where it could be read and its path is safe to open.
  package mutating func add(_ leaf: ArraySlice<UInt8>) -> ManifestLine? {
    tree.append(Array(leaf))
    let number = tree.size
    switch ManifestDecoding.decode(
      ManifestLine.self, from: leaf, limit: ManifestDecoding.lineLimit)
    {
    case .failure(let trouble):
      report(.lineUnreadable, "line \(number) \(trouble.message)", line: number)
      return nil
    case .success(let line):
      let found = LineCheck(line, number: number).problems
      found.forEach { keep($0) }
      if !line.canonical.elementsEqual(leaf) {
        report(.notCanonical, "line \(number) is not in its canonical form", line: number)
      }
      let place = (isLink: line.isDeclaredLink, path: line.artifactPath)
      if let previous, !Self.follows(place, previous) {
        report(.notSorted, "line \(number) is out of order or names a path twice", line: number)
      }
      previous = place
      guard !found.contains(where: { $0.code == .pathUnsafe }) else { return nil }
      soundLines += 1
      totals.add(line)
      tally?.add(line)
      return line
    }
  }

  /// Files by their paths, then declared links by their addresses.
  private static func follows(
    _ place: (isLink: Bool, path: ArtifactPath), _ previous: (isLink: Bool, path: ArtifactPath)
  ) -> Bool {
    place.isLink == previous.isLink ? place.path > previous.path : place.isLink
  }

  /// What was found of the manifest; its ``ManifestCheck/lines`` are empty.
  ///
  /// - Parameter endsWithLineFeed: whether the last line did; true where there is none.
  package mutating func finish(endsWithLineFeed: Bool) -> ManifestCheck {
    if !endsWithLineFeed {
      report(.notCanonical, "the last line does not end with a line feed", line: tree.size)
    }
    headerProblems.forEach { keep($0) }
    headerProblems = []
    let root = tree.rootText
    var notices: [String] = []
    if let header { check(header, root, &notices) }
    if furtherProblems > 0 {
      notices.append(
        "\(CountText.of(furtherProblems, "more problem")) of the manifest left out")
    }
    return ManifestCheck(
      header: header, problems: problems, notices: notices, recomputedRoot: root)
  }

  private mutating func check(
    _ header: ManifestHeader, _ root: String, _ notices: inout [String]
  ) {
    if header.treeSize != tree.size {
      report(
        .treeSizeDiffers, "the header counts \(header.treeSize) lines, there are \(tree.size)")
    }
    if header.rootDigest != root {
      report(.rootDiffers, "the root digest is not that of the lines")
    }
    // What follows from lines can only be recomputed where all of them could be read.
    guard soundLines == tree.size else { return }
    if header.totals != totals {
      report(.totalsDiffer, "the totals are not those of the lines")
    }
    guard let tally else {
      notices.append(
        "the requirements can't be recomputed: the credential's definition is not at hand")
      return
    }
    if header.requirements != tally.results.map(\.outcome) {
      report(.requirementsDiffer, "the outcomes are not those that follow from the lines")
    }
  }

  private mutating func report(
    _ code: ManifestProblem.Code, _ message: String, line: Int? = nil
  ) {
    keep(ManifestProblem(code, message, line: line))
  }

  private mutating func keep(_ problem: ManifestProblem) {
    if problems.count < ManifestCheck.problemLimit {
      problems.append(problem)
    } else {
      furtherProblems += 1
    }
  }
}

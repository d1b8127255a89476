internal import Artifacts
internal import Inspection
internal import Submissions

/// Recognises missing files among the extra ones by their bytes.
struct RenamedFiles {
  private let submission: any SubmissionSource
  private let jobs: Int

  init(_ submission: any SubmissionSource, jobs: Int) {
    self.submission = submission
    self.jobs = jobs
  }

  /// Each extra file stands for one missing file at most, in the order of their paths.
  ///
  /// - Parameter missing: positions in `listed`, ascending.
  func find(
    _ missing: [Int], of listed: ListedFiles, among extra: [ArtifactPath]
  ) throws -> [VerifyReport.Renamed] {
    // Empty files all have the same bytes, which tells nothing.
    let sizes = Set(missing.compactMap { listed.size(at: $0) }).subtracting([0])
    var found: [String: [ArtifactPath]] = [:]
    var digests: [Int: String] = [:]
    let submission = submission
    let sweep = FileSweep<FileLook>(jobs: jobs)
    try sweep.run(order: extra.indices.map { UInt32(clamping: $0) }) {
      var fixity = Fixity()
      return { position, advanced in
        let input = submission.input(extra[position])
        guard case .size(let size) = FileLook(sizeOf: input), sizes.contains(size) else {
          return .missing
        }
        return FileLook(
          DigestPool.answer(input, &fixity, isWanted: { _ in true }, advanced: advanced))
      }
    } deliver: { event in
      try Interruption.shared.check()
      if case .done(let position, .digest(let sha256, _)) = event { digests[position] = sha256 }
    }
    for position in digests.keys.sorted(by: >) {
      digests[position].map { found[$0, default: []].append(extra[position]) }
    }
    return missing.compactMap { position in
      guard let digest = listed.digest(at: position), let other = found[digest]?.popLast() else {
        return nil
      }
      return VerifyReport.Renamed(from: listed.paths[position], to: other)
    }
  }
}

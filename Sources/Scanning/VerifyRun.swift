internal import Artifacts
internal import Inspection
package import Submissions

/// Reads every file of a submission again and holds it against its manifest. Trusts no cache.
package struct VerifyRun {
  private let manifest: ManifestAtHand
  private let credentials: [Credential]
  private let jobs: Int
  private let progress: (Progress) -> Void

  /// - Parameters:
  ///   - credentials: the definitions at hand, to recompute the requirements' outcomes.
  ///   - progress: called on this thread after each file.
  package init(
    _ manifest: ManifestAtHand, credentials: [Credential], jobs: Int,
    progress: @escaping (Progress) -> Void
  ) {
    self.manifest = manifest
    self.credentials = credentials
    self.jobs = jobs
    self.progress = progress
  }

  package func run() -> VerifyReport {
    let check = ManifestCheck(
      header: manifest.header, lines: manifest.lines, credentials: credentials)
    var report = VerifyReport()
    report.add(check)
    // Today's rules could hide what was added since.
    let contents = manifest.submission.contents(under: check.header?.policy.ignoreFiles ?? [])
    let listed = Dictionary(
      check.lines.map { ($0.artifactPath, $0) }, uniquingKeysWith: { first, _ in first })
    let skipped = Set((check.header?.policy.skipped ?? []).map(SkippedKey.init))
    let files = contents.files.filter { listed[$0] == nil }
    report.extra = Set(files + Self.unknown(contents, skipped)).sorted()
    report.unreadable = contents.unreadable
      .filter { listed[$0.artifactPath] == nil && !skipped.contains(SkippedKey($0)) }
      .map { VerifyReport.Unreadable(path: $0.artifactPath, reason: $0.reason) }
    report.folder = manifest.submission.shownAbsolutePath
    if let header = check.header, header.policy.ignore != IgnoreRules.all {
      report.notices.append(
        "the manifest was made with other rules of what is left out; extra files are told by ours")
    }
    hash(check.lines, into: &report)
    return report
  }

  /// What is left out now and was not when the manifest was made.
  private static func unknown(
    _ contents: FolderContents, _ skipped: Set<SkippedKey>
  ) -> [ArtifactPath] {
    // What was left out as a link or a pipe may still be one; under a listed name there may be
    // another as well. A folder that is left out may hide whatever was put into it since.
    let folders = contents.ignored.filter { contents.ignoredFolders.contains($0.artifactPath) }
    // What is said of an ignore file depends on what is in it, which may have changed.
    let ruleFiles = Set(skipped.map(\.path).filter { $0.name == IgnoreFile.name })
    return (contents.special + folders)
      .filter { !skipped.contains(SkippedKey($0)) && !ruleFiles.contains($0.artifactPath) }
      .map(\.artifactPath)
  }

  private func hash(_ lines: [ManifestLine], into report: inout VerifyReport) {
    var progress = Progress(
      files: 0, totalFiles: lines.count, bytes: 0,
      totalBytes: lines.reduce(0) { $0.addingReportingOverflow($1.size ?? 0).partialValue })
    let pool = DigestPool(jobs: jobs)
    let inputs = lines.map { manifest.submission.input($0.artifactPath) }
    let sizes = lines.map { $0.sha256 == nil ? nil : $0.size }
    // A file larger than most may be is read only where it may be the one that was listed.
    pool.run(inputs, isWanted: { sizes[$0] == $1 }) { position, result in
      let line = lines[position]
      weigh(line, result, &report)
      progress.files += 1
      progress.bytes &+= line.size ?? 0
      self.progress(progress)
    }
  }

  private func weigh(
    _ line: ManifestLine, _ result: DigestPool.Answer, _ report: inout VerifyReport
  ) {
    let path = line.artifactPath
    switch result {
    case .missing: report.missing.append(path)
    case .unreadable(let reason):
      report.unreadable.append(VerifyReport.Unreadable(path: path, reason: reason))
    case .tooLarge(let size) where line.size == size:
      report.unreadable.append(
        VerifyReport.Unreadable(path: path, reason: "It is too large to be read."))
    case .tooLarge(let size):
      report.changed.append(
        VerifyReport.Changed(
          path: path, expectedDigest: line.sha256, foundDigest: nil, expectedSize: line.size,
          foundSize: size))
    case .digest(let sha256, let size):
      if line.sha256 == sha256, line.size == size {
        report.ok += 1
      } else {
        report.changed.append(
          VerifyReport.Changed(
            path: path, expectedDigest: line.sha256, foundDigest: sha256,
            expectedSize: line.size, foundSize: size))
      }
    }
  }
}

/// A skipped path with its reason, by bytes.
private struct SkippedKey: Hashable {
  let path: ArtifactPath
  let reason: String

  init(_ skipped: SkippedPath) {
    path = skipped.artifactPath
    reason = skipped.reason
  }
}

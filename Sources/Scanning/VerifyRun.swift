internal import Artifacts
internal import Inspection
package import Packaging
package import Submissions

/// Reads every file of a submission again and holds it against its manifest. Trusts no cache.
package struct VerifyRun {
  private let manifest: ManifestAtHand
  private let credentials: [Credential]
  private let options: Options
  private let progress: (Progress) -> Void

  package struct Options: Sendable {
    /// The keys that may have sealed; nil where nobody asked for a seal.
    package var trusted: TrustedKeys?
    /// Looks at presence and size only, which verifies nothing.
    package var isFast = false
    /// Takes over what an interrupted run had read, where nothing tells that it changed since.
    package var isResuming = false
    package var jobs: Int

    package init(jobs: Int) { self.jobs = jobs }
  }

  /// - Parameters:
  ///   - credentials: the definitions at hand, to recompute the requirements' outcomes.
  ///   - progress: called on this thread as bytes are read.
  package init(
    _ manifest: ManifestAtHand, credentials: [Credential], options: Options,
    progress: @escaping (Progress) -> Void
  ) {
    self.manifest = manifest
    self.credentials = credentials
    self.options = options
    self.progress = progress
  }

  package func run() throws -> VerifyReport {
    var report = VerifyReport()
    report.isFast = options.isFast
    var reading = ManifestReading(header: manifest.stored.header, credentials: credentials)
    var listed = ListedFiles()
    var checksums: ChecksumComparison? = ChecksumComparison(manifest.resultFolder)
    let isEnded = try manifest.stored.eachLine { leaf in
      guard let line = reading.add(leaf) else {
        // What follows from a line that can't be read is not known.
        checksums = nil
        return
      }
      try checksums?.add(line)
      if !line.isDeclaredLink { listed.append(line) }
    }
    listed.close()
    let check = reading.finish(endsWithLineFeed: isEnded)
    report.add(check)
    try checksums?.finish(&report)
    report.seal = SealCheck.outcome(
      header: manifest.stored.header, signature: manifest.stored.signature,
      trusted: options.trusted)
    report.notices += options.trusted?.notices ?? []
    // Today's rules could hide what was added since.
    var contents = manifest.submission.contents(under: check.header?.policy.ignoreFiles ?? [])
    if !listed.isListed(DeclarationFile.path.bytes) {
      let declared = DeclarationReading.take(from: &contents, of: manifest.submission)
      Self.weigh(declared, check.header?.declaration, &report)
    }
    compare(listed, contents, check.header, &report)
    try Interruption.shared.check()
    let memory = check.problems.isEmpty ? VerifyProgress(manifest, options, &report) : nil
    let missing = try look(at: listed, memory, into: &report)
    if !options.isFast, !missing.isEmpty, !report.extra.isEmpty {
      report.renamed = try RenamedFiles(manifest.submission, jobs: options.jobs)
        .find(missing, of: listed, among: report.extra)
    }
    return report
  }

  private func compare(
    _ listed: ListedFiles, _ contents: FolderContents, _ header: ManifestHeader?,
    _ report: inout VerifyReport
  ) {
    let skipped = Set((header?.policy.skipped ?? []).map(SkippedKey.init))
    let files = contents.files.indices
      .filter { !listed.isListed(Array(contents.files.pathBytes(at: $0))) }
      .map { contents.files[$0] }
    report.extra = Set(report.extra + files + Self.unknown(contents, skipped)).sorted()
    report.unreadable = contents.unreadable
      .filter { !skipped.contains(SkippedKey($0)) }
      .map { VerifyReport.Unreadable(path: $0.artifactPath, reason: $0.reason) }
    report.folder = manifest.submission.shownAbsolutePath
    if let header, header.policy.ignore != IgnoreRules.all {
      report.notices.append(
        "the manifest was made with other rules of what is left out; extra files are told by ours")
    }
  }

  private static func weigh(
    _ file: DeclarationFile?, _ listed: ManifestDeclaration?, _ report: inout VerifyReport
  ) {
    let path = DeclarationFile.path
    switch (file, listed) {
    case (nil, nil): break
    case (nil, _?): report.missing.append(path)
    case (_?, nil): report.extra.append(path)
    case (let file?, let listed?) where file.sha256 == listed.sha256: report.ok += 1
    case (let file?, let listed?):
      report.changed.append(
        VerifyReport.Changed(
          path: path, expectedDigest: listed.sha256, foundDigest: file.sha256))
    }
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

  // MARK: Files

  /// - Returns: the positions of those that are missing.
  private func look(
    at listed: ListedFiles, _ memory: VerifyProgress?, into report: inout VerifyReport
  ) throws -> [Int] {
    var progress = Progress(
      files: 0, totalFiles: listed.count, bytes: 0, totalBytes: listed.bytes)
    var missing: [Int] = []
    let (submission, isFast) = (manifest.submission, options.isFast)
    let known = memory?.known ?? KnownFiles()
    defer { memory?.flush() }
    let sweep = FileSweep<SeenFile>(jobs: options.jobs)
    try sweep.run(order: listed.largestFirst) {
      var fixity = Fixity()
      return { position, advanced in
        let input = submission.input(listed.paths[position])
        if isFast { return SeenFile(FileLook(sizeOf: input)) }
        // A file larger than most may be is read only where it may be the one that was listed.
        let wanted = listed.digest(at: position) == nil ? nil : listed.size(at: position)
        return SeenFile(
          input, at: position, &fixity, known, isWanted: { wanted == $0 }, advanced: advanced)
      }
    } deliver: { event in
      try Interruption.shared.check()
      switch event {
      case .read(let count): progress.bytes &+= Int64(count)
      case .done(let position, let seen):
        if seen.look == .missing { missing.append(position) }
        if weigh(listed, position, seen.look, &report) { memory?.add(seen, &report) }
        progress.files += 1
        let size = listed.size(at: position) ?? 0
        progress.bytes &+= seen.isEarlier ? size : size % (8 << 20)
      }
      progress.bytes = min(progress.bytes, progress.totalBytes)
      self.progress(progress)
    }
    memory?.finish()
    report.sort()
    report.mergeUnreadable()
    return missing.sorted()
  }

  /// - Returns: whether the file is as listed.
  private func weigh(
    _ listed: ListedFiles, _ position: Int, _ look: FileLook, _ report: inout VerifyReport
  ) -> Bool {
    let (expected, size) = (listed.digest(at: position), listed.size(at: position))
    let isSame =
      switch look {
      case .digest(let sha256, let found): expected == sha256 && size == found
      case .size(let found): size == found
      case .earlier: true
      default: false
      }
    if isSame {
      report.ok += 1
      return true
    }
    let path = listed.paths[position]
    switch look {
    case .missing: report.missing.append(path)
    case .unreadable(let reason):
      report.unreadable.append(VerifyReport.Unreadable(path: path, reason: reason))
    case .tooLarge(let found) where size == found:
      report.unreadable.append(
        VerifyReport.Unreadable(path: path, reason: "It is too large to be read."))
    case .tooLarge(let found), .size(let found):
      report.changed.append(
        VerifyReport.Changed(
          path: path, expectedDigest: expected, foundDigest: nil, expectedSize: size,
          foundSize: found))
    case .digest(let sha256, let found):
      report.changed.append(
        VerifyReport.Changed(
          path: path, expectedDigest: expected, foundDigest: sha256, expectedSize: size,
          foundSize: found))
    case .earlier: break
    }
    return false
  }
}

/// What a look at one file gave.
enum FileLook: Sendable, Equatable {
  case digest(String, Int64)
  case size(Int64)
  case missing
  case tooLarge(Int64)
  case unreadable(String)
  /// Not read: an interrupted run did, and found it as listed.
  case earlier

  init(_ answer: DigestPool.Answer) {
    switch answer {
    case .digest(let sha256, let size): self = .digest(sha256, size)
    // In the place of a file there is something that is none: the file is not there.
    case .missing, .notAFile: self = .missing
    case .tooLarge(let size): self = .tooLarge(size)
    case .unreadable(let reason): self = .unreadable(reason)
    }
  }

  /// The size alone; nothing is read.
  init(sizeOf input: InspectionInput) {
    do {
      self = .size(try input.openPatiently().size)
    } catch {
      self =
        error == .missing || error.isNotAFile ? .missing : .unreadable(error.finding.message)
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

package import Artifacts
internal import Inspection
internal import LinkValidation
internal import Reports
package import Submissions

/// The main job: walks a folder, inspects what lies in it, assesses it and writes the manifest and
/// the report beside it.
package struct ManifestRun {
  private let source: any SubmissionSource
  private let output: ResultFolder
  private let credential: Credential
  private let asOf: String?
  private let jobs: Int
  private let progress: (Progress) -> Void

  /// - Parameters:
  ///   - output: where results go; nil puts them beside the folder or archive.
  ///   - asOf: the day that time limits count from, `YYYY-MM-DD`.
  ///   - progress: called on this thread after each file.
  package init(
    source: any SubmissionSource, output: ResultFolder?, credential: Credential, asOf: String?,
    jobs: Int, progress: @escaping (Progress) -> Void
  ) throws(RunError) {
    self.source = source
    self.output = output ?? source.resultFolder
    self.credential = credential
    self.asOf = asOf
    self.jobs = jobs
    self.progress = progress
    try self.output.check(isOutside: source)
    try self.output.checkHoldsNothingElse()
    if output == nil { try self.output.checkBelongs(to: source) }
  }

  /// What came of it, and what the exit status depends on.
  package struct Outcome {
    package let submission: Submission
    package let resultFolder: ResultFolder
    /// The files written, as somebody may type them.
    package let written: [String]
    /// A folder could not be read, or an inspection did not end: something is missing.
    package let isIncomplete: Bool
    /// What people should know of how the submission was read.
    package let notice: String?
  }

  package func run() throws -> Outcome {
    let clock = RunClock()
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    let contents = source.contents()
    var builder = SubmissionBuilder(credential: credential, folderName: source.name)
    var targets = LinkTargets()
    var linked: [(path: ArtifactPath, links: [Link])] = []
    var isIncomplete = !contents.unreadable.isEmpty
    var progress = Progress(
      files: 0, totalFiles: contents.files.count, bytes: 0, totalBytes: contents.bytes)
    let pool = InspectionPool(executable: executable, depth: .packets, jobs: jobs)
    try pool.run(contents.files.lazy.map(source.input)) { record in
      builder.add(record)
      targets.add(record)
      if let links = record.links, !links.isEmpty { linked.append((record.artifactPath, links)) }
      isIncomplete = isIncomplete || record.findings.contains { $0.code.isMissingInspection }
      progress.files += 1
      progress.bytes &+= record.size ?? 0
      self.progress(progress)
    }
    contents.skipped.forEach { targets.add($0) }
    let checker = targets.checker
    for (path, links) in linked {
      builder.attach(links.map { checker.verdict(of: $0, in: path) }, to: path)
    }
    let submission = builder.finish(
      ignoreRules: IgnoreRules.all, skipped: contents.skipped, asOf: asOf)
    let written = try write(submission, clock: clock)
    return Outcome(
      submission: submission, resultFolder: output, written: written, isIncomplete: isIncomplete,
      notice: source.archive?.sentence(about: ArtifactPath(bytes: source.path).text))
  }

  /// The header comes last: whoever finds it finds what it stands for.
  private func write(_ submission: Submission, clock: RunClock) throws -> [String] {
    try output.create()
    let links = try submission.linkVerdicts.flatMap {
      try JSONNode(encoding: $0).line + [UInt8(ascii: "\n")]
    }
    let files: [(name: String, bytes: [UInt8])] = [
      ("SHA256SUMS", submission.checksums), ("links.ndjson", links),
      ("report.html", ReportPage.html(for: submission)),
      (ResultFolder.noteName, try RunNote(source, clock, jobs: jobs).bytes),
      (ResultFolder.linesName, submission.manifestJSONL),
      (ResultFolder.headerName, submission.manifestJSON),
    ]
    for file in files { try output.write(file.bytes, to: file.name) }
    return files.map { "\(output.shown)/\($0.name)" }
  }
}

extension FindingCode {
  /// An inspection that did not end leaves a gap in the results.
  package var isMissingInspection: Bool {
    switch self {
    case .inspectCrashed, .inspectTimedOut, .inspectProtocol: true
    default: false
    }
  }
}

extension RunError {
  package static let inspectorMissing = RunError(
    "exhibit-inspector: it is neither beside exhibit nor in ../libexec/exhibit; install Exhibit "
      + "again so that both programs come together")
}

internal import Artifacts
internal import Inspection
package import Submissions
internal import Wire

/// Makes a copy of a submission without private metadata. The originals are only read; files are rewritten
/// by locked inspectors, and whatever can't be is copied as it is and named.
package struct CleanRun {
  private let folder: SubmissionFolder
  private let output: ResultFolder
  private let credential: Credential
  private let jobs: Int
  private let progress: (Progress) -> Void

  /// - Parameter progress: called on this thread after each file.
  package init(
    folder: [UInt8], output: [UInt8], credential: Credential, jobs: Int,
    progress: @escaping (Progress) -> Void
  ) throws(RunError) {
    self.folder = try SubmissionFolder(path: folder)
    self.output = ResultFolder(path: output)
    self.credential = credential
    self.jobs = jobs
    self.progress = progress
    try self.output.check(isOutside: self.folder)
  }

  package func run() throws -> CleanReport {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    var contents = folder.contents()
    // What it declares belongs to the copy, also where an ignore file names it.
    let declaration =
      DeclarationReading.take(from: &contents, of: folder) == nil ? [] : [DeclarationFile.path]
    let copy = try CopyFolder(output)
    let rewriting = FileRewriting(
      InspectorSettings(executable: executable, depth: .header, isUnlocked: false))
    var report = CleanReport(folder: output.shown)
    report.skipped = contents.skipped
    var progress = Progress(
      files: 0, totalFiles: contents.files.count + declaration.count, bytes: 0,
      totalBytes: contents.bytes)
    for path in [AnySequence(contents.files), AnySequence(declaration)].joined() {
      try Interruption.shared.check()
      progress.bytes &+= try clean(path, rewriting, copy, &report)
      progress.files += 1
      self.progress(progress)
    }
    try look(executable, &report)
    return report
  }

  /// How many bytes the original has.
  private func clean(
    _ path: ArtifactPath, _ rewriting: FileRewriting, _ copy: CopyFolder,
    _ report: inout CleanReport
  ) throws -> Int64 {
    let file: OpenFile
    do throws(OpenFailure) {
      file = try folder.input(path).open()
    } catch {
      report.unread.append(CleanReport.Item(path: path, words: [error.finding.message]))
      return 0
    }
    let spool: SpoolFile
    do throws(SpoolFailure) {
      spool = try SpoolFile()
    } catch {
      throw RunError.system(
        "a temporary file", error.number, advice: "set TMPDIR to a folder that you may write to")
    }
    let reply: RewriteReply
    do throws(InspectionFailure) {
      reply = try rewriting.rewrite(file, nameExtension: path.nameExtension, into: spool)
    } catch {
      throw RunError.inspectorFails
    }
    let (descriptor, size) =
      reply.outcome == .cleaned
      ? (spool.descriptor, spool.size) : (file.descriptor, file.size)
    try copy.put(path, from: descriptor, size: size)
    report.add(reply, path)
    if file.hasChanged {
      report.unread.append(
        CleanReport.Item(path: path, words: ["it changed while it was copied; run this again"]))
    }
    return file.size
  }

  /// Looks at the copy as at any submission: what is still there is what could not be cleaned.
  private func look(_ executable: String, _ report: inout CleanReport) throws {
    let copy = try SubmissionFolder(path: output.path)
    var contents = copy.contents()
    let declared = DeclarationReading.take(from: &contents, of: copy)
    var gathered = try GatheredRecords(credential, folderName: copy.name, declared: declared)
    let settings = InspectorSettings(executable: executable, depth: .header, isUnlocked: false)
    _ = try InspectionPool(settings, jobs: jobs).run(contents.files.lazy.map(copy.input)) {
      try gathered.add($0)
    }
    let submission = try gathered.submission(of: contents, asOf: nil)
    for severity in Severity.allCases {
      for (path, finding) in submission.findings(severity)
      where finding.code.rawValue.hasPrefix("privacy.") {
        report.remaining.append(CleanReport.Remaining(path: path, finding: finding))
      }
    }
    if let declared, declared.declaration == nil {
      report.failed.append(
        CleanReport.Item(
          path: DeclarationFile.path,
          words: [
            "it has faults, so that the names in it were not looked for; mend it and run this again"
          ]))
    }
    let listed = declared?.declaration?.forbiddenNames.count ?? 0
    if listed > 0 {
      report.failed.append(
        CleanReport.Item(
          path: DeclarationFile.path,
          words: [
            "it lists \(CountText.of(listed, "name")) that must not appear; take the list out of the "
              + "copy before you hand it in"
          ]))
    }
  }
}

internal import ArtifactIndex
package import Artifacts
internal import Inspection
internal import LinkValidation
package import Reports
package import Submissions

/// The main job: walks a folder, inspects what lies in it, assesses it and writes the manifest and
/// the report beside it.
package struct ManifestRun {
  private let source: any SubmissionSource
  private let output: ResultFolder
  private let credential: Credential
  private let asOf: String?
  private let isUnlocked: Bool
  private let jobs: Int
  private let webCheck: WebCheck?
  private let page: PageChoice
  private let picturesAtATime: Int
  private let notice: (String) -> Void
  private let progress: (Progress) -> Void

  /// - Parameters:
  ///   - output: where results go; nil puts them beside the folder or archive.
  ///   - asOf: the day that time limits count from, `YYYY-MM-DD`.
  ///   - isUnlocked: inspects without locks, for debugging.
  ///   - webCheck: how links to the web are checked; nil leaves them alone. What comes of it depends on
  ///     the network and is no part of the manifest.
  ///   - page: how the pages are written.
  ///   - picturesAtATime: how many inspectors draw pictures for the page; 0 draws none.
  ///   - notice: told what somebody who waits should know.
  ///   - progress: called on this thread after each file.
  package init(
    source: any SubmissionSource, output: ResultFolder?, credential: Credential, asOf: String?,
    isUnlocked: Bool, jobs: Int, webCheck: WebCheck? = nil, page: PageChoice = PageChoice(),
    picturesAtATime: Int = 0,
    notice: @escaping (String) -> Void, progress: @escaping (Progress) -> Void
  ) throws(RunError) {
    self.source = source
    self.output = output ?? source.resultFolder
    self.credential = credential
    self.asOf = asOf
    self.isUnlocked = isUnlocked
    self.jobs = jobs
    self.webCheck = webCheck
    self.page = page
    self.picturesAtATime = picturesAtATime
    self.notice = notice
    self.progress = progress
    try self.output.check(isOutside: source)
    try self.output.checkHoldsNothingElse()
    if output == nil { try self.output.checkBelongs(to: source) }
  }

  /// What came of it, and what the exit status depends on.
  package struct Outcome {
    package let submission: Submission
    /// Of the links to the web, where they were checked.
    package let webVerdicts: [LinkVerdict]
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
    let settings = try settings()
    return try finish(clock) { try read(settings) }
  }

  private func read(_ settings: InspectorSettings) throws -> SubmissionReading {
    let started = WallClock.nanoseconds
    // With each file's times from before it is read, as the index keeps them.
    var contents = source.stampedContents()
    let listed = contents
    let declared = DeclarationReading.take(from: &contents, of: source)
    var gathered = try GatheredRecords(credential, folderName: source.name, declared: declared)
    let records: OrderedSpool
    do throws(IndexError) { records = try OrderedSpool() } catch {
      throw GatheredRecords.failure(error)
    }
    let locks = try inspect(contents, settings, into: &gathered, records)
    var reading = SubmissionReading(contents: contents, gathered: gathered, locks: locks)
    reading.index = ManifestIndex(
      records: records, contents: listed, started: started,
      inspector: InspectorIdentity.text(of: settings.executable, depth: settings.depth))
    return reading
  }

  private func settings() throws(RunError) -> InspectorSettings {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    return InspectorSettings(executable: executable, depth: .packets, isUnlocked: isUnlocked)
  }

  /// Assesses and writes what was read.
  ///
  /// - Parameter read: called once no other run writes these results.
  func finish(_ clock: RunClock, _ read: () throws -> SubmissionReading) throws -> Outcome {
    let publication = try ResultPublication(output) {
      notice("\(output.shown): another run writes these results; waiting until it has ended")
    }
    return try Interruption.shared.postponed { try write(read(), publication, clock) }
  }

  private func write(
    _ reading: SubmissionReading, _ publication: ResultPublication, _ clock: RunClock
  ) throws -> Outcome {
    var reading = reading
    var locks = reading.locks
    locks.add(source.locks)
    // Without a single inspector there is nothing to put in the place of older results.
    guard locks.inspectors > 0 || !reading.gathered.isIncomplete else {
      throw RunError.inspectorFails
    }
    let submission = try reading.submission(asOf: asOf)
    let (contents, gathered) = (reading.contents, reading.gathered)
    let web = try webVerdicts(gathered)
    let drawn = try drawn(of: submission, clock)
    locks.add(drawn.locks)
    try Interruption.shared.check()
    let note = RunNote(
      source, clock, jobs: jobs, locks: locks, isUnlocked: isUnlocked, asksNetwork: webCheck != nil,
      hardLinks: contents.hardLinks.values)
    var written = try write(
      submission, web, drawn, note, to: publication, check: gathered.check)
    let indexed = write(reading.index, submission, web)
    if let indexed { written.append(indexed) }
    return Outcome(
      submission: submission, webVerdicts: web.sorted { $0.key < $1.key }.map(\.value),
      resultFolder: output, written: written,
      isIncomplete: gathered.isIncomplete || !contents.unreadable.isEmpty
        || reading.index != nil && indexed == nil,
      notice: source.archive?.sentence(about: ArtifactPath(bytes: source.path).text))
  }

  /// The index comes after the results, which don't depend on it.
  ///
  /// - Returns: where it lies; nil where it could not be written, or the run has none to write.
  private func write(
    _ index: ManifestIndex?, _ submission: Submission, _ web: [Int: LinkVerdict]
  ) -> String? {
    guard let index else { return nil }
    do throws(IndexError) {
      try index.write(
        into: output, links: { submission.checkedLinks(with: web) },
        at: WallClock.nanoseconds / 1_000_000_000, notice: notice)
      return "\(output.shown)/\(IndexFolder.name)/\(IndexFolder.indexName)"
    } catch {
      notice("\(output.failure(error)); the manifest and the report are complete")
      return nil
    }
  }

  /// What was drawn of the artifacts, and what is kept of it for the next run.
  private struct Drawn {
    var pictures: [String: DrawnPictures] = [:]
    var locks = LockReport()
    var memory: [UInt8]?

    /// - Parameter folder: the way from a page to the result folder.
    func shown(from folder: String) -> [String: ArtifactPictures] {
      .init(
        uniqueKeysWithValues: pictures.filter { !$0.value.isEmpty }.map {
          ($0.key, $0.value.shown(of: $0.key, from: folder))
        })
    }
  }

  private func drawn(of submission: Submission, _ clock: RunClock) throws -> Drawn {
    guard picturesAtATime > 0 else { return Drawn() }
    let settings = try settings()
    let kept = KeptPictures(
      of: output,
      inspector: InspectorIdentity.text(of: settings.executable, depth: settings.depth))
    let (pictures, locks) = try ReportPictures(
      source, settings, jobs: picturesAtATime, clock, kept: kept
    ).drawn(of: submission)
    return Drawn(pictures: pictures, locks: locks, memory: try kept.bytes(of: pictures))
  }

  /// By their positions among all links.
  private func webVerdicts(_ gathered: GatheredRecords) throws -> [Int: LinkVerdict] {
    guard let webCheck else { return [:] }
    var verdicts: [Int: LinkVerdict] = [:]
    let check = WebLinkCheck(
      webCheck.catalogue, webCheck.access, try settings(), jobs: jobs, answered: webCheck.answered)
    for (sorted, position) in try gathered.webLinks(webCheck.catalogue) {
      switch sorted {
      case .settled(let verdict): verdicts[position] = verdict
      case .web(let link): check.add(link, at: position)
      }
    }
    for (position, verdict) in try check.judged() { verdicts[position] = verdict }
    return verdicts
  }

  private func inspect(
    _ contents: FolderContents, _ settings: InspectorSettings, into gathered: inout GatheredRecords,
    _ records: OrderedSpool
  ) throws -> LockReport {
    var progress = Progress(
      files: 0, totalFiles: contents.files.count, bytes: 0, totalBytes: contents.bytes)
    let pool = InspectionPool(settings, jobs: jobs)
    return try pool.run(contents.files.lazy.map(source.input)) { record in
      var record = record
      record.findings += source.findings(of: record.artifactPath)
      try gathered.add(record)
      records.put(try JSONNode(encoding: record).line, at: record.artifactPath.bytes)
      progress.files += 1
      progress.bytes &+= record.size ?? 0
      self.progress(progress)
    }
  }

  /// The header comes last: whoever finds it finds what it stands for.
  ///
  /// - Parameters:
  ///   - drawn: the pictures of the page.
  ///   - web: verdicts that take the place of others in `links.ndjson`, by position.
  ///   - check: throws where not all of the submission could be read.
  private func write(
    _ submission: Submission, _ web: [Int: LinkVerdict], _ drawn: Drawn, _ note: RunNote,
    to publication: ResultPublication,
    check: () throws -> Void
  ) throws -> [String] {
    try publication.write(ChecksumList.fileName) { try $0.put(each: submission.checksumLines) }
    try publication.write("links.ndjson") { file in
      for (position, verdict) in submission.linkVerdicts.enumerated() {
        try file.put(JSONNode(encoding: web[position] ?? verdict).line + [UInt8(ascii: "\n")])
      }
    }
    let links = web.sorted { $0.key < $1.key }.map(\.value)
    for (sha256, pictures) in drawn.pictures {
      for file in pictures.files(of: sha256) { try publication.writePicture(file.name, file.bytes) }
    }
    let media = try media(of: submission, publication)
    func write(isPrivate: Bool, to file: ResultFile) throws {
      try ReportPage.write(
        submission, webLinks: links, pictures: drawn.shown(from: isPrivate ? "../" : ""),
        isPrivate: isPrivate, media: media, language: page.language
      ) { try file.put($0) }
    }
    try publication.write("report.html") { try write(isPrivate: false, to: $0) }
    try publication.write(ResultFolder.noteName) { try $0.put(note.bytes) }
    try publication.write(ResultFolder.linesName) { file in
      for line in submission.manifestLines { try file.put(line + [UInt8(ascii: "\n")]) }
    }
    try publication.write(ResultFolder.headerName) { try $0.put(submission.manifestJSON) }
    try check()
    try publication.publish()
    try publication.writePrivate(ResultPublication.privateReport) {
      try write(isPrivate: true, to: $0)
    }
    if let memory = drawn.memory {
      try publication.writePrivate(KeptPictures.fileName, isListed: false) { try $0.put(memory) }
    }
    return publication.written.map { "\(output.shown)/\($0)" }
  }
}

extension ManifestRun {
  /// How the pages for people are written.
  package struct PageChoice: Sendable {
    package var language = PageLanguage.english
    /// Puts copies of the recordings beside the page, so that both can be sent.
    package var hasMedia = false

    package init() {}
  }

  /// Where the pages find the recordings; copies them where that was asked for.
  private func media(
    of submission: Submission, _ publication: ResultPublication
  ) throws -> PageMedia {
    guard page.hasMedia else { return PagePlace.media(of: source, from: output) }
    var copies = try publication.makeMedia()
    for artifact in submission.artifacts where artifact.line.kind.isRecording {
      guard artifact.line.isUsable, let name = PageMedia.copyName(of: artifact.line) else {
        continue
      }
      try Interruption.shared.check()
      try copies.put(try ExportRun.open(artifact.line, in: source), named: name)
    }
    return .copied
  }
}

extension FindingCode {
  /// An inspection that did not end leaves a gap in the results.
  package var isMissingInspection: Bool {
    switch self {
    case .inspectCrashed, .inspectTimedOut, .inspectOutOfMemory, .inspectProtocol: true
    default: false
    }
  }
}

extension RunError {
  static let inspectorFails = RunError(
    "exhibit-inspector: it can't be started, so nothing was written; see “exhibit doctor”, or install "
      + "Exhibit again")

  package static let inspectorMissing = RunError(
    "exhibit-inspector: it is neither beside exhibit nor in ../libexec/exhibit; install Exhibit "
      + "again so that both programs come together")
}

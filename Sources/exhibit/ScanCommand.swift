internal import ArgumentParser
internal import Artifacts
internal import Inspection
internal import Reports
internal import Scanning

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Bring the index of folders up to date, reading only what changed.",
    discussion: """
      The index lies beside each folder, in NAME.exhibit/private, for you alone: it holds the text of \
      documents and captions. A file whose size, times and inode are as they were is not read \
      again; one that only moved is told by its SHA-256. “exhibit search” finds words in the index.
      """)

  @Argument(help: "The folders, or archives of them.")
  var folders: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: "Read further folders' names from this file, one a line; - reads standard input.")
  var filesFrom: String?

  @Flag(name: .customLong("null"), help: "The names in --files-from end in a zero byte.")
  var endsInZero = false

  @Option(name: .long, help: "Where the index goes, instead of beside the folder; for one folder.")
  var output: String?

  @Flag(name: .long, help: "Trust nothing: read and inspect every file again.")
  var rehash = false

  @Flag(
    name: .customLong("keep-history"), help: "Keep what is known of files that are no longer there."
  )
  var keepsHistory = false

  @Flag(name: .long, help: "Also show counts by kind, recorded time and how long each stage took.")
  var stats = false

  @Flag(
    name: .long,
    help: "Also tell recordings and photos of the same content in different files; takes decoding.")
  var similar = false

  @Flag(
    name: .long,
    help: "Take each subfolder and archive for a submission, and write an overview of them all.")
  var cohort = false

  @Option(
    name: .long,
    help: "text for people, ndjson for every artifact's record, json for a cohort's overview.")
  var format: Format = .text

  @OptionGroup(title: "Cohort") var cohortOptions: CohortArguments

  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson, json }

  func validate() throws {
    if folders.isEmpty, filesFrom == nil {
      throw ValidationError("Name the folders to scan, or a list of them with --files-from.")
    }
    if output != nil, folders.count > 1 || filesFrom != nil {
      throw ValidationError("--output takes one folder: each folder has its own index.")
    }
    if cohort, format == .ndjson {
      throw ValidationError("--cohort takes --format text or json: records have no submission.")
    }
    if !cohort, format == .json {
      throw ValidationError("--format json is for --cohort; records come with --format ndjson.")
    }
    if !cohort, let name = cohortOptions.firstGiven {
      throw ValidationError("\(name) is for --cohort.")
    }
  }

  func run() throws {
    let typed = RawArguments.bytes(
      of: folders + [output, filesFrom].compactMap(\.self))
    let place = output.map { _ in ResultFolder(path: typed[folders.count]) }
    let list = try filesFrom.map { _ in
      try NameList(typed[typed.count - 1], endsInZero: endsInZero)
    }
    var waiting = typed.prefix(folders.count)
    if !cohort, format == .text, folders.count > 1 || list != nil {
      return try scanTogether(
        {
          if let path = waiting.popFirst() { return .folder(path) }
          guard let list else { return .end }
          guard list.isReady(within: Self.listWait) else { return .later }
          return list.next().map { .folder($0) } ?? .end
        }, list)
    }
    var isIncomplete = false
    while let path = waiting.popFirst() ?? list?.next() {
      do {
        let isWhole = try cohort ? scanCohort(path, place) : scanFolder(path, place)
        isIncomplete = isIncomplete || !isWhole
      } catch let error as RunError where folders.count > 1 || list != nil {
        // One folder that can't be scanned is no reason to leave the others.
        Terminal.complain(error.description)
        isIncomplete = true
      } catch let error as RunError {
        throw Failure(error)
      } catch is Interrupted {
        Terminal.complain("stopped; what was inspected stays in the index")
        throw ExitCode(Interruption.shared.status ?? 130)
      }
    }
    if let trouble = list?.trouble { throw Failure(trouble) }
    if isIncomplete { throw ExitCode.incomplete }
  }

  /// So many milliseconds a finished folder may wait for a list that somebody is still writing.
  private static let listWait: Int32 = 50

  /// Several at a time: what is shown keeps the folders' order. Records on standard output would not, so
  /// with them one folder comes after the other.
  private func scanTogether(_ next: () -> FoldersScan.Next, _ list: NameList?) throws {
    let progress = ProgressLine(isWanted: !common.quiet, isMinutely: true)
    defer { progress.clear() }
    var isIncomplete = false
    do {
      try FoldersScan(
        options: options,
        notice: {
          progress.clear(); Terminal.complain($0)
        },
        progress: progress.show
      ).run(next) { path, result in
        progress.clear()
        switch result {
        case .success(let outcome):
          try show(outcome, of: path)
          isIncomplete = isIncomplete || outcome.isIncomplete
        case .failure(let error):
          Terminal.complain("\(error)")
          isIncomplete = true
        }
      }
    } catch is Interrupted {
      progress.clear()
      Terminal.complain("stopped; what was inspected stays in the index")
      throw ExitCode(Interruption.shared.status ?? 130)
    } catch let error as RunError {
      throw Failure(error)
    }
    if let trouble = list?.trouble { throw Failure(trouble) }
    if isIncomplete { throw ExitCode.incomplete }
  }

  private var options: ScanOptions {
    var options = ScanOptions(jobs: common.jobCount)
    options.isUnlocked = inspection.unlocked
    options.isRehashing = rehash
    options.keepsHistory = keepsHistory
    options.hasStatistics = stats
    options.findsSimilar = similar
    return options
  }

  /// - Returns: whether nothing is missing.
  private func scanCohort(_ path: [UInt8], _ place: ResultFolder?) throws -> Bool {
    let progress = ProgressLine(isWanted: !common.quiet, isMinutely: true)
    var cohort = CohortOptions(
      scan: options, credential: try CredentialChoice.credential(named: cohortOptions.credential))
    cohort.asOf = cohortOptions.asOf
    cohort.hasManifests = cohortOptions.manifests
    cohort.hasPictures = !cohortOptions.noPictures
    cohort.isAnonymous = cohortOptions.anonymous
    let run = CohortRun(
      try SubmissionFolder(path: path), output: place, options: cohort, notice: Terminal.complain,
      progress: progress.show)
    defer { progress.clear() }
    let outcome = try run.run()
    progress.clear()
    try show(outcome, of: path)
    return !outcome.isIncomplete
  }

  private func show(_ outcome: CohortOutcome, of path: [UInt8]) throws {
    switch format {
    case .json:
      let output = TerminalOutput()
      try OverviewJSON.write(
        outcome.overview, submissions: outcome.submissions, shared: outcome.shared,
        similar: outcome.similar, skipped: outcome.isAnonymous ? nil : outcome.skipped,
        to: output.put)
      try output.flush()
    case .text where !common.quiet:
      try Terminal.write(
        OverviewText.text(
          for: outcome.overview, submissions: outcome.submissions, similar: outcome.similar,
          skipped: outcome.skipped,
          name: ArtifactPath(bytes: path).text, written: outcome.written, width: Terminal.width,
          isFull: common.verbose))
    case .text, .ndjson: break
    }
  }

  /// - Returns: whether nothing is missing.
  private func scanFolder(_ path: [UInt8], _ place: ResultFolder?) throws -> Bool {
    let outcome = try scan(path, output: place)
    try show(outcome, of: path)
    return !outcome.isIncomplete
  }

  private func scan(_ path: [UInt8], output: ResultFolder?) throws -> ScanOutcome {
    let progress = ProgressLine(isWanted: !common.quiet, isMinutely: true)
    defer { progress.clear() }
    return try ScanRun(
      SubmissionOpening.open(path, isUnlocked: inspection.unlocked), output: output,
      options: options, notice: Terminal.complain,
      progress: progress.show,
      deliver: format == .ndjson ? { try Terminal.write($0 + [UInt8(ascii: "\n")]) } : nil
    ).run()
  }

  private func show(_ outcome: ScanOutcome, of path: [UInt8]) throws {
    let folder = ArtifactPath(bytes: path).text
    nameUnrecorded(outcome, folder)
    let text = ScanSummary.text(
      for: outcome, folder: folder, isFull: common.verbose, hasStatistics: stats)
    switch format {
    case .text where !common.quiet || stats: try Terminal.write(text)
    case .ndjson where stats: Terminal.complain(text)
    case .text, .ndjson, .json: break
    }
  }
  /// Where no summary names them: what could not be read, and for whoever reads records what was left out.
  private func nameUnrecorded(_ outcome: ScanOutcome, _ folder: String) {
    guard format == .ndjson || common.quiet else { return }
    for path in outcome.unreadable + (common.quiet ? [] : outcome.skipped) {
      Terminal.complain(ScanSummary.unrecorded(path, in: folder))
    }
  }
}

internal import ArgumentParser
internal import Artifacts
internal import Inspection
internal import LinkValidation
internal import Reports
internal import Scanning
internal import Submissions

struct ManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Check a submission and write its manifest and report (the main job).",
    discussion: """
      The results lie beside the folder, in NAME.exhibit: report.html to read, manifest.json and
      manifest.jsonl for others to verify, SHA256SUMS for sha256sum. Nothing in FOLDER is changed.
      A ZIP archive may stand for the folder; it is read without being unpacked beside it.
      """)

  @Argument(help: "The submission's folder, or a ZIP archive of it.")
  var folder: String

  @Option(name: .long, help: "A credential's identifier, or a file with its definition.")
  var credential: String?

  @Option(name: .customLong("as-of"), help: "The day that time limits count from, YYYY-MM-DD.")
  var asOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "FOLDER is a platform's download whose entries are named so; the latest attempt is taken.",
      discussion: "{candidate} and {attempt} stand for themselves, * for anything.",
      valueName: "pattern"))
  var naming: String?

  @Option(name: .long, help: "Whose latest attempt, where a download holds several people's.")
  var candidate: String?

  @Option(name: .long, help: "Where the results go, instead of beside the folder.")
  var output: String?

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @Flag(
    name: .customLong("check-links"),
    help: "Ask the web where the documents' links lead; see “exhibit links”.")
  var checkLinks = false

  @Flag(
    name: .customLong("with-media"),
    help: "Put copies of the recordings beside the page, so that both can be sent.")
  var withMedia = false

  @Option(name: .long, help: "The language of the pages: en or es.")
  var language: PageLanguage = .english

  @Flag(
    name: .customLong("no-pictures"),
    help: "Draw no posters, contact sheets and waveforms for the report; saves time.")
  var noPictures = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if let asOf, CivilDay(asOf) == nil {
      throw ValidationError("--as-of takes a day such as 2026-03-12.")
    }
    if let naming, NamingScheme(naming) == nil {
      throw ValidationError("--naming: \(NamingScheme.rule).")
    }
  }

  func run() throws {
    let typed = RawArguments.bytes(of: [folder] + (output.map { [$0] } ?? []))
    let progress = ProgressLine(isWanted: !common.quiet)
    let outcome: ManifestRun.Outcome
    var attempt: AttemptFolder.Latest?
    do {
      let credential = try CredentialChoice.credential(named: credential)
      attempt = try latestAttempt(in: typed[0], credential)
      let run = try ManifestRun(
        source: SubmissionOpening.open(
          attempt?.path ?? typed[0], isUnlocked: inspection.unlocked),
        output: typed.count > 1 ? ResultFolder(path: typed[1]) : nil,
        credential: credential, asOf: asOf,
        isUnlocked: inspection.unlocked, jobs: common.jobCount,
        webCheck: try checkLinks ? network.check(answered: progress.show(asked:of:)) : nil,
        page: page, picturesAtATime: noPictures ? 0 : common.jobCount,
        notice: Terminal.complain, progress: progress.show)
      outcome = try run.run()
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    try show(outcome, attempt?.notice)
    if let earlier = attempt?.earlier, format == .text, !common.quiet {
      try Terminal.write(comparison(with: earlier, outcome))
    }
    if outcome.isIncomplete { throw ExitCode.incomplete }
    if !outcome.submission.ready || outcome.webVerdicts.contains(where: { $0.severity == .error }) {
      throw ExitCode.findings
    }
  }

  private var page: ManifestRun.PageChoice {
    var page = ManifestRun.PageChoice()
    page.language = language
    page.hasMedia = withMedia
    return page
  }

  /// Nil where the folder is a submission itself. A definition's own pattern is used where every entry
  /// follows it.
  private func latestAttempt(
    in folder: [UInt8], _ credential: Credential
  ) throws(RunError) -> AttemptFolder.Latest? {
    if let scheme = naming.flatMap(NamingScheme.init) {
      return try AttemptFolder(folder, scheme).latest(of: candidate)
    }
    guard let scheme = credential.naming, let download = try? AttemptFolder(folder, scheme),
      download.isDownload
    else {
      guard candidate == nil else {
        throw RunError("--candidate: the folder is no download of a platform; see --naming")
      }
      return nil
    }
    return try download.latest(of: candidate)
  }

  /// What the latest attempt changed. That an earlier one can't be compared is no failure of this one.
  private func comparison(
    with earlier: AttemptFolder.Latest.Earlier, _ outcome: ManifestRun.Outcome
  ) throws -> String {
    let head = "\nWhat changed since attempt \(earlier.number)\n"
    let paths = [earlier.path, outcome.resultFolder.path]
    do {
      let diff = try DiffRun(old: paths[0], new: paths[1], jobs: common.jobCount).run()
      let rows = DiffText.text(
        for: diff, color: common.isColored, width: Terminal.width - 2,
        limit: common.verbose ? .max : 8)
      return head + rows.split(separator: "\n").map { "  \($0)\n" }.joined()
        + "  exhibit diff \(paths.map(ShellWord.quoted).joined(separator: " "))\n"
    } catch is Interrupted {
      Terminal.complain(
        "stopped while comparing with attempt \(earlier.number); the manifest and the report are "
          + "complete")
      throw ExitCode(Interruption.shared.status ?? 130)
    } catch {
      return head + "  attempt \(earlier.number) can't be compared: \(error)\n"
    }
  }

  private func show(_ outcome: ManifestRun.Outcome, _ attempt: String?) throws {
    let notices = [attempt, outcome.notice].compactMap(\.self)
    let notice = notices.isEmpty ? nil : notices.joined(separator: " ")
    switch format {
    case .json:
      let output = TerminalOutput()
      try SubmissionJSON.write(
        outcome.submission, results: outcome.written, to: output.put)
      try output.put([10])
      try output.flush()
    case .text where !common.quiet:
      try Terminal.write(
        TerminalSummary.text(
          for: outcome.submission, resultFolder: outcome.resultFolder.shown,
          color: common.isColored, width: Terminal.width, notice: notice,
          isFull: common.verbose))
      if checkLinks {
        try Terminal.write(
          "\nLinks to the web\n"
            + LinkTable.text(
              for: outcome.webVerdicts, color: common.isColored, width: Terminal.width,
              isFull: common.verbose)
            + ReachabilityText.text(
              for: outcome.submission, webVerdicts: outcome.webVerdicts))
      }
    case .text: break
    }
  }
}

extension PageLanguage: ExpressibleByArgument {}

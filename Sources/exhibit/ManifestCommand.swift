internal import ArgumentParser
internal import Artifacts
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

  @Option(name: .long, help: "Where the results go, instead of beside the folder.")
  var output: String?

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if let asOf, !CalendarDay.isOne(asOf) {
      throw ValidationError("--as-of takes a day such as 2026-03-12.")
    }
  }

  func run() throws {
    let typed = RawArguments.bytes(of: [folder] + (output.map { [$0] } ?? []))
    let progress = ProgressLine(isWanted: !common.quiet)
    let outcome: ManifestRun.Outcome
    do {
      let run = try ManifestRun(
        source: SubmissionOpening.open(typed[0], isUnlocked: inspection.unlocked),
        output: typed.count > 1 ? ResultFolder(path: typed[1]) : nil,
        credential: CredentialChoice.credential(named: credential), asOf: asOf,
        isUnlocked: inspection.unlocked, jobs: common.jobCount, notice: Terminal.complain,
        progress: progress.show)
      outcome = try run.run()
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    try show(outcome)
    if outcome.isIncomplete { throw ExitCode.incomplete }
    if !outcome.submission.ready { throw ExitCode.findings }
  }

  private func show(_ outcome: ManifestRun.Outcome) throws {
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
          color: common.isColored, width: Terminal.width, notice: outcome.notice,
          isFull: common.verbose))
    case .text: break
    }
  }
}

/// A day of the calendar as people type it for `--as-of`.
enum CalendarDay {
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(day)
  }
}

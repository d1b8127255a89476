internal import ArgumentParser
internal import Artifacts
internal import Reports
internal import Scanning
internal import Submissions

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read every file again and hold it against the manifest.")

  @Argument(help: "A result folder, or a submission whose result folder lies beside it.")
  var path: String

  @Option(
    name: .long, help: "The submission's folder or archive, where it is not beside its results.")
  var against: String?

  @Option(
    name: .long, help: "The definition file that the manifest was made with, if not built in.")
  var credential: String?

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let typed = RawArguments.bytes(of: [path] + (against.map { [$0] } ?? []))
    let progress = ProgressLine(isWanted: !common.quiet)
    let report: VerifyReport
    do {
      let manifest = try ManifestAtHand(path: typed[0], against: typed.count > 1 ? typed[1] : nil)
      let credentials = [
        try Credential.builtIn, try CredentialChoice.credential(named: credential),
      ]
      report = VerifyRun(
        manifest, credentials: credentials, jobs: common.jobCount, progress: progress.show
      ).run()
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    try show(report)
    if !report.unreadable.isEmpty { throw ExitCode.incomplete }
    if !report.passed { throw ExitCode.findings }
  }

  private func show(_ report: VerifyReport) throws {
    switch format {
    case .json: try Terminal.write(VerifyJSON.line(for: report) + [10])
    case .text where !common.quiet:
      try Terminal.write(VerifyText.text(for: report, color: common.isColored))
    case .text: break
    }
  }
}

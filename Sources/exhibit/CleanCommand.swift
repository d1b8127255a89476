internal import ArgumentParser
internal import Artifacts
internal import Scanning

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Copy a submission without private metadata: places, devices, people.",
    discussion: """
      Recordings keep every packet as it is, photos their coded picture, office documents their text.
      FOLDER is only read. What can't be cleaned is copied as it is and named at the end.
      """)

  @Argument(help: "The submission's folder.")
  var folder: String

  @Option(name: .long, help: "The new folder for the copy.")
  var output: String

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let typed = RawArguments.bytes(of: [folder, output])
    let progress = ProgressLine(isWanted: !common.quiet)
    let report: CleanReport
    do {
      report = try CleanRun(
        folder: typed[0], output: typed[1], credential: CredentialChoice.credential(named: nil),
        jobs: common.jobCount, progress: progress.show
      ).run()
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    switch format {
    case .json: try Terminal.write(JSONNode(encoding: CleanJSON(report)).line + [10])
    case .text where !common.quiet:
      try Terminal.write(CleanText.text(for: report, isFull: common.verbose))
    case .text: break
    }
    if !report.unread.isEmpty { throw ExitCode.incomplete }
    if !report.isClean { throw ExitCode.findings }
  }
}

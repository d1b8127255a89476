internal import ArgumentParser
internal import Artifacts
internal import Scanning

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a submission.yaml to fill in, or add to it what is new.",
    discussion: """
      Lists what was recognised in FOLDER: each artifact with its category, the texts of Part 1 and
      Part 3. Run again, it adds the artifacts that the file does not name yet and leaves every other
      line as it is. It is the only command that writes into a submission's folder.
      """)

  @Argument(help: "The submission's folder.")
  var folder: String

  @Option(name: .long, help: "A credential's identifier, or a file with its definition.")
  var credential: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder for the submission.yaml, instead of FOLDER, which then stays as it is.",
      valueName: "dir"))
  var output: String?

  @OptionGroup var telling: PathsOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let progress = ProgressLine(isWanted: !common.quiet)
    let outcome: InitRun.Outcome
    do {
      let typed = RawArguments.bytes(of: [folder] + (output.map { [$0] } ?? []))
      outcome = try InitRun(
        folder: typed[0], output: typed.count > 1 ? typed[1] : nil,
        credential: CredentialChoice.credential(named: credential), jobs: common.jobCount,
        progress: progress.show
      ).run()
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    switch telling.format {
    case .json: try telling.tell(outcome.hasChanged ? [outcome.path] : [])
    case .text:
      try Terminal.write("\(DisplayText(ArtifactPath(bytes: outcome.path).text))\n")
    }
    if !outcome.hasChanged, common.verbose {
      Terminal.complain("it already names every artifact; nothing was changed")
    }
  }
}

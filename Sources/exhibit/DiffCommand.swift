internal import ArgumentParser
internal import Reports
internal import Scanning
internal import Submissions

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed from one submission to another, such as a second attempt.",
    discussion: """
      Compares the manifests of both; of a folder that has no results beside it, the files' bytes. \
      Says what was added, removed, changed and renamed, which facts changed (length, words, links, \
      findings) and which requirements have another outcome. The files themselves are not read where \
      there is a manifest: see “exhibit verify”. Exit status 0 whether anything differs or not; with \
      --exit-code 1 where something does; 3 where a side can't be compared.
      """)

  @Argument(help: "A result folder or a submission.")
  var old: String

  @Argument(help: "The one to compare it with.")
  var new: String

  @Flag(name: .customLong("exit-code"), help: "Exit with 1 where anything differs.")
  var exitCode = false

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let typed = RawArguments.bytes(of: [old, new])
    do {
      let diff = try DiffRun(old: typed[0], new: typed[1], jobs: common.jobCount).run()
      let output = try place.open(
        format == .json ? "diff.json" : "diff.txt", outside: typed, common)
      switch format {
      case .json: try output.write(DiffJSON.line(for: diff) + [10])
      case .text where !common.quiet || output.isFile:
        try output.write(
          DiffText.text(for: diff, color: output.isColored, width: output.width))
      case .text: break
      }
      try output.finish()
      if exitCode, diff.hasChanges { throw ExitCode.findings }
    } catch let error as RunError {
      throw Failure(error)
    }
  }
}

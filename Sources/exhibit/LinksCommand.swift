internal import ArgumentParser
internal import Artifacts
internal import Inspection
internal import LinkValidation
internal import Reports
internal import Scanning

struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Check every link of the documents: to files, to recordings, to the web.",
    discussion: """
      A link is good only if whoever follows it gets what the document promises: the recording and not
      a page to sign in, and one that plays to the time the link names. The web is asked unless
      --offline is given; addresses in private networks never are, unless --allow-host opens them.
      """)

  @Argument(help: "Folders, archives of folders, or single documents.")
  var paths: [String]

  @Flag(name: .long, help: "Ask nothing of the web; say what is likely to go wrong all the same.")
  var offline = false

  @Option(
    name: .customLong("allow-host"),
    help: "A host that may be asked although it is private: HOST or HOST:PORT. May be repeated.")
  var allowHost: [String] = []

  @Option(name: .long, help: "Seconds for each link of the web, redirects and waits included.")
  var timeout: Int = 20

  @Option(
    name: .customLong("service-base"),
    help: "Where a service's questions are sent instead: NAME=http://HOST:PORT. May be repeated.")
  var serviceBase: [String] = []

  @Option(name: .long, help: "table for people, ndjson for programs, junit for build servers.")
  var format: Format = .table

  @Flag(name: .long, help: "Print what to write instead, where that is certain. Nothing is edited.")
  var suggest = false

  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, ndjson, junit }

  func validate() throws {
    guard (1...600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 600.")
    }
    for host in allowHost where AllowedHost(host) == nil {
      throw ValidationError("--allow-host takes HOST or HOST:PORT, not “\(DisplayText(host))”.")
    }
    for base in serviceBase where ServiceBase(base) == nil {
      throw ValidationError(
        "--service-base takes NAME=http://HOST:PORT, not “\(DisplayText(base))”.")
    }
  }

  func run() throws {
    guard let executable = InspectorLocation.find() else {
      throw Failure(RunError.inspectorMissing)
    }
    let progress = ProgressLine(isWanted: !common.quiet)
    let outcome: LinksRun.Outcome
    do {
      let places = try RawArguments.bytes(of: paths).map { path in
        try LinkedPlace(path: path, isUnlocked: inspection.unlocked)
      }
      let run = LinksRun(
        settings: inspection.settings(executable: executable, depth: .packets),
        jobs: common.jobCount,
        catalogue: try ServiceCatalogue.builtIn(bases: serviceBase.compactMap(ServiceBase.init)),
        web: web, progress: progress.show, answered: progress.show(asked:of:))
      outcome = try run.run(places)
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    try show(outcome.verdicts)
    if outcome.isIncomplete { throw ExitCode.incomplete }
    if outcome.verdicts.contains(where: { $0.severity == .error }) { throw ExitCode.findings }
  }

  private var web: LinksRun.WebAccess {
    guard !offline else { return .offline }
    var limits = NetworkLimits()
    limits.deadline = .seconds(timeout)
    return .asked(NetworkPolicy(allowedHosts: allowHost.compactMap(AllowedHost.init)), limits)
  }

  private func show(_ verdicts: [LinkVerdict]) throws {
    switch format {
    case .ndjson:
      for verdict in verdicts {
        try Terminal.write(JSONNode(encoding: verdict).line + [UInt8(ascii: "\n")])
      }
    case .junit: try Terminal.write(LinkJUnit.text(for: verdicts))
    case .table:
      try Terminal.write(
        LinkTable.text(
          for: verdicts, color: common.isColored, width: Terminal.width,
          isFull: common.verbose, isBrief: common.quiet, hasSuggestions: suggest))
    }
  }
}

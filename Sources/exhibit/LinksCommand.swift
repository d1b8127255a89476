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

  @Option(name: .long, help: "table for people, ndjson for programs, junit for build servers.")
  var format: Format = .table

  @Flag(name: .long, help: "Print what to write instead, where that is certain. Nothing is edited.")
  var suggest = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, ndjson, junit

    /// Of a file's name.
    var ending: String {
      switch self {
      case .table: "txt"
      case .ndjson: "ndjson"
      case .junit: "xml"
      }
    }
  }

  func run() throws {
    guard let executable = InspectorLocation.find() else {
      throw Failure(RunError.inspectorMissing)
    }
    let typed = RawArguments.bytes(of: paths)
    let output = try place.open("links.\(format.ending)", outside: typed, common)
    let progress = ProgressLine(isWanted: !common.quiet)
    let run: LinksRun
    let outcome: LinksRun.Outcome
    let places = try found(typed)
    do {
      run = LinksRun(
        settings: inspection.settings(executable: executable, depth: .packets),
        jobs: common.jobCount,
        catalogue: try network.catalogue, web: offline ? .offline : network.access,
        progress: progress.show, answered: progress.show(asked:of:), notice: Terminal.complain)
      outcome = try run.run(places, isOnlyPlace: paths.count == 1)
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
    progress.clear()
    defer { run.keep(outcome) }
    try show(outcome.verdicts, to: output)
    try output.finish()
    complain(of: outcome.unread)
    if !outcome.unread.isEmpty || places.count < paths.count { throw ExitCode.incomplete }
    if outcome.verdicts.contains(where: { $0.severity == .error }) { throw ExitCode.findings }
  }

  /// The places that can be opened; the others are named, and are no reason to leave these.
  private func found(_ typed: [[UInt8]]) throws -> [LinkedPlace] {
    var places: [LinkedPlace] = []
    var missing: [RunError] = []
    for path in typed {
      do throws(RunError) {
        places.append(try LinkedPlace(path: path, isUnlocked: inspection.unlocked))
      } catch {
        missing.append(error)
      }
    }
    if places.isEmpty, let last = missing.popLast() {
      missing.forEach { Terminal.complain($0.description) }
      throw Failure(last)
    }
    missing.forEach { Terminal.complain($0.description) }
    return places
  }

  private static let mostComplaints = 20

  private func complain(of unread: [LinksRun.Unread]) {
    for document in unread.prefix(Self.mostComplaints) {
      let reason = document.reason.last == "." ? document.reason.dropLast() : document.reason[...]
      Terminal.complain(
        "\(DisplayText(document.path)): \(reason); its links were not checked, so mend this and check "
          + "again")
    }
    let others = unread.count - Self.mostComplaints
    if others > 0 {
      Terminal.complain("\(others) more could not be read; their links were not checked")
    }
  }

  private func show(_ verdicts: [LinkVerdict], to output: CommandOutput) throws {
    switch format {
    case .ndjson:
      var lines: [UInt8] = []
      for verdict in verdicts {
        lines += try JSONNode(encoding: verdict).line + [UInt8(ascii: "\n")]
        guard lines.count >= 64 << 10 else { continue }
        try output.write(lines)
        lines.removeAll(keepingCapacity: true)
      }
      try output.write(lines)
    case .junit: try output.write(LinkJUnit.text(for: verdicts))
    case .table:
      try output.write(
        LinkTable.text(
          for: verdicts, color: output.isColored, width: output.width,
          isFull: common.verbose, isBrief: common.quiet && !output.isFile, hasSuggestions: suggest))
    }
  }
}

internal import ArgumentParser
internal import Artifacts
internal import Inspection
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

  @Argument(help: "The folders.")
  var folders: [String]

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

  @Option(name: .long, help: "text for people, ndjson for every artifact's record.")
  var format: Format = .text

  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson }

  func validate() throws {
    if output != nil, folders.count > 1 {
      throw ValidationError("--output takes one folder: each folder has its own index.")
    }
  }

  func run() throws {
    let typed = RawArguments.bytes(of: folders + (output.map { [$0] } ?? []))
    let place = output == nil ? nil : typed.last.map(ResultFolder.init(path:))
    var isIncomplete = false
    for path in typed.prefix(folders.count) {
      do {
        let outcome = try scan(path, output: place)
        try show(outcome, of: path)
        isIncomplete = isIncomplete || outcome.isIncomplete
      } catch let error as RunError where folders.count > 1 {
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
    if isIncomplete { throw ExitCode.incomplete }
  }

  private func scan(_ path: [UInt8], output: ResultFolder?) throws -> ScanOutcome {
    let progress = ProgressLine(isWanted: !common.quiet)
    defer { progress.clear() }
    var options = ScanOptions(jobs: common.jobCount)
    options.isUnlocked = inspection.unlocked
    options.isRehashing = rehash
    options.keepsHistory = keepsHistory
    options.hasStatistics = stats
    return try ScanRun(
      SubmissionFolder(path: path), output: output, options: options, notice: Terminal.complain,
      progress: progress.show,
      deliver: format == .ndjson ? { try Terminal.write($0 + [UInt8(ascii: "\n")]) } : nil
    ).run()
  }

  private func show(_ outcome: ScanOutcome, of path: [UInt8]) throws {
    let text = ScanSummary.text(
      for: outcome, folder: ArtifactPath(bytes: path).text, isFull: common.verbose,
      hasStatistics: stats)
    switch format {
    case .text where !common.quiet || stats: try Terminal.write(text)
    case .ndjson where stats: Terminal.complain(text)
    case .text, .ndjson: break
    }
  }
}

internal import ArgumentParser
internal import ArtifactIndex
internal import Artifacts
internal import Scanning

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in the documents, captions and agendas of scanned folders.",
    discussion: """
      All words have to be there: norms debrief. Either: norms OR vision. Not: norms -vision, or \
      norms NOT vision. Side by side: "tuning protocol". The start of a word: reflect*. Letter case \
      and accents make no difference. Filters: kind:video, speaker:robin, date:2026-03, longer:10m, \
      finding:media.*, protocol:tuning, and link:broken for links as the last check found them.
      """)

  @Argument(help: "What to look for.")
  var query: [String] = []

  @Option(
    name: .long,
    help:
      "Read searches from this file, one a line, and print a line of JSON for each; - reads standard input."
  )
  var queries: String?

  @Flag(name: .long, help: "Also say how long each search took, without the program's start.")
  var stats = false

  @Option(
    name: .long,
    help: "A scanned folder or its results; every *.exhibit here unless told. May be repeated.")
  var index: [String] = []

  @Option(name: .long, help: "How many places to show.")
  var limit = 20

  @Flag(name: .long, help: "Also find what scans with --keep-history kept of files that are gone.")
  var gone = false

  @Flag(
    name: .long,
    help: "Only say where to open each place, one a line, such as video/protocol.mp4#t=250.")
  var open = false

  @Option(name: .long, help: "table for people, json for programs.")
  var format: Format = .table

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  func validate() throws {
    if !(1...1000).contains(limit) {
      throw ValidationError("--limit takes a number from 1 to 1000.")
    }
    if query.isEmpty, queries == nil {
      throw ValidationError("Name the words to look for, or a list of searches with --queries.")
    }
    if !query.isEmpty, queries != nil {
      throw ValidationError("--queries takes the place of words on the command line.")
    }
    if open, queries != nil {
      throw ValidationError("--open prints lines; --queries has the same as “locator”.")
    }
    if open, format == .json {
      throw ValidationError("--open prints lines; --format json has the same as “locator”.")
    }
  }

  func run() throws {
    let typed = RawArguments.bytes(of: index + [queries].compactMap(\.self))
    let run: SearchRun
    do throws(RunError) {
      run = try SearchRun(
        indexes: Array(typed.prefix(index.count)), limit: limit, includesGone: gone)
    } catch {
      throw Failure(error)
    }
    if queries != nil {
      let list = try NameList(typed[typed.count - 1], endsInZero: false, of: "searches")
      try SearchList(run: run, hasTimes: stats).print(
        list, to: try place.open("hits.ndjson", outside: typed, common))
    } else {
      try show(run, outside: typed)
    }
  }

  private func show(_ run: SearchRun, outside typed: [[UInt8]]) throws {
    let search: SearchQuery
    do throws(SearchError) {
      search = try SearchQuery(query.joined(separator: " "))
    } catch {
      throw Failure("search: \(error.description)", status: .validationFailure)
    }
    let finding: SearchFinding
    let start = ContinuousClock.now
    do throws(RunError) {
      finding = try run.run(search, notice: Terminal.complain)
    } catch {
      throw Failure(error)
    }
    let time = ContinuousClock.now - start
    let output = try place.open(
      format == .json ? "hits.json" : "hits.txt", outside: typed, common)
    switch format {
    case _ where open: try output.write(SearchText.locators(for: finding))
    case .table:
      try output.write(
        SearchText.text(for: finding, color: output.isColored, width: output.width))
    case .json:
      var hits = SearchJSON(finding)
      if stats { hits.microseconds = time.wholeMicroseconds }
      try output.write(JSONNode(encoding: hits).line + [10])
    }
    try output.finish()
    if stats, format != .json {
      let milliseconds = time.wholeMicroseconds / 100
      Terminal.complain(
        "searched in \(milliseconds / 10).\(milliseconds % 10) ms, without the program's start")
    }
  }
}

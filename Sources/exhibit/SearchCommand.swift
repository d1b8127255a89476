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
      finding:media.*, protocol:tuning.
      """)

  @Argument(help: "What to look for.")
  var query: [String]

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
    if open, format == .json {
      throw ValidationError("--open prints lines; --format json has the same as “locator”.")
    }
  }

  func run() throws {
    let search: SearchQuery
    do throws(SearchError) {
      search = try SearchQuery(query.joined(separator: " "))
    } catch {
      throw Failure("search: \(error.description)", status: .validationFailure)
    }
    let finding: SearchFinding
    do throws(RunError) {
      finding = try SearchRun(
        indexes: RawArguments.bytes(of: index), limit: limit, includesGone: gone
      )
      .run(search, notice: Terminal.complain)
    } catch {
      throw Failure(error)
    }
    let output = try place.open(
      format == .json ? "hits.json" : "hits.txt", outside: RawArguments.bytes(of: index), common)
    switch format {
    case _ where open: try output.write(SearchText.locators(for: finding))
    case .table:
      try output.write(
        SearchText.text(for: finding, color: output.isColored, width: output.width))
    case .json: try output.write(JSONNode(encoding: SearchJSON(finding)).line + [10])
    }
    try output.finish()
  }
}

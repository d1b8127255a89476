internal import ArgumentParser
internal import Scanning

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Package a submission and its manifest for another system.",
    discussion: """
      bag: a BagIt 1.0 folder with the files and the manifest. bag.zip: the same as one file. csv: a \
      table for spreadsheets. ro-crate: a folder with RO-Crate 1.2 metadata and a page to look at. \
      open-badges: an array of evidence for an Open Badges 3.0 credential. All come from the manifest \
      alone, so nothing private goes along. Files are shared or copied, never moved, and nothing is \
      written over. See docs/formats/exports.md.
      """)

  @Argument(help: "A result folder, or the submission whose results lie beside it.")
  var results: String

  @Option(name: .customLong("as"), help: "bag, bag.zip, csv, ro-crate or open-badges.")
  var form: Form

  @Option(name: .long, help: "Where it goes, instead of beside the results.")
  var output: String?

  @Option(
    name: .long, help: "The submission's folder or archive, where it is not beside its results.")
  var against: String?

  @Option(name: .long, help: "For ro-crate: the address of the licence that the files are under.")
  var licence: String?

  @Flag(
    name: .long,
    help: "Copy every file, even where another name for the same bytes on the disk would do.")
  var copy = false

  @OptionGroup var telling: PathsOptions
  @OptionGroup var common: CommonOptions

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case bag, csv
    case bagZip = "bag.zip"
    case crate = "ro-crate"
    case badges = "open-badges"
  }

  func validate() throws {
    if let licence, !licence.contains(":") || licence.contains(where: \.isWhitespace) {
      throw ValidationError(
        "--licence takes an address such as https://creativecommons.org/licenses/by/4.0/.")
    }
  }

  func run() throws {
    let typed = TypedPaths([results, output, against])
    guard let path = typed[0], let form = ExportRun.Form(rawValue: form.rawValue) else { return }
    let progress = ProgressLine(isWanted: !common.quiet)
    defer { progress.clear() }
    var options = ExportRun.Options()
    (options.output, options.isCopying, options.licence) = (typed[1], copy, licence)
    options.notice = { Terminal.complain($0) }
    do {
      let run = try ExportRun(
        path, as: form, against: typed[2], options: options, progress: progress.show)
      let written = try run.run()
      progress.clear()
      try telling.tell(written)
    } catch let error as RunError {
      progress.clear()
      throw Failure(error)
    }
  }
}

internal import ArgumentParser
internal import Artifacts
internal import Inspection
internal import Scanning

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print one record for each file, in the order given.",
    discussion: """
      A record is one line of JSON: what the file is, how long it truly lasts, its digest, and what
      is wrong with it. Every file gets exactly one, also those that can't be read.
      """)

  @Argument(help: "The files.")
  var paths: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: "Read further names from this file, one a line; - reads standard input.")
  var filesFrom: String?

  @Flag(name: .customLong("null"), help: "The names in --files-from end in a zero byte.")
  var endsInZero = false

  @Option(name: .long, help: "How deep recordings are read: header, packets or frames.")
  var depth: VerificationDepth = .packets

  @Option(name: .long, help: "ndjson, the only one.")
  var format: Format = .ndjson

  @OptionGroup var inspection: InspectionOptions
  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson }

  func validate() throws {
    if paths.isEmpty, filesFrom == nil {
      throw ValidationError("Name the files to inspect, or a list of them with --files-from.")
    }
  }

  func run() throws {
    guard let executable = InspectorLocation.find() else {
      throw Failure(RunError.inspectorMissing.description)
    }
    let list = try filesFrom.map { name in
      try NameList(RawArguments.bytes(of: [name])[0], endsInZero: endsInZero)
    }
    var isIncomplete = false
    let typed = RawArguments.bytes(of: paths)
    let names = sequence(state: (typed[...], list)) { state -> [UInt8]? in
      state.0.popFirst() ?? state.1?.next()
    }
    let pool = InspectionPool(
      inspection.settings(executable: executable, depth: depth), jobs: common.jobCount)
    let output = try place.open("records.ndjson", outside: typed, common)
    try pool.run(names.lazy.map(InspectionInput.typed)) { record in
      isIncomplete = isIncomplete || record.findings.contains { $0.code.isMissingInspection }
      try output.write(JSONNode(encoding: record).line + [UInt8(ascii: "\n")])
    }
    if let trouble = list?.trouble { throw Failure(trouble) }
    try output.finish()
    if isIncomplete { throw ExitCode.incomplete }
  }
}

extension VerificationDepth: ExpressibleByArgument {}

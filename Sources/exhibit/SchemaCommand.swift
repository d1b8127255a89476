internal import ArgumentParser

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of an output, or of a file that people write.")

  @Argument(
    help:
      "\(Name.allCases.map(\.rawValue).sorted().joined(separator: ", "))."
  )
  var name: Name

  @Option(name: .long, help: "json, the only one.")
  var format: Format = .json

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case json }

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case record, manifest, link, run, credential, submission, verify, proof, bag, diff,
      overview, search
    case manifestLine = "manifest-line"
    case proofCheck = "proof-check"
    case evidence = "open-badges-evidence"
  }

  func run() throws {
    let output = try place.open("\(name.rawValue).schema.json", common)
    try output.write(name.bytes)
    try output.finish()
  }
}

extension SchemaCommand.Name {
  fileprivate var bytes: [UInt8] {
    switch self {
    case .record: PackageResources.record_schema_json
    case .manifest: PackageResources.manifest_schema_json
    case .link: PackageResources.link_schema_json
    case .overview: PackageResources.overview_schema_json
    case .search: PackageResources.search_schema_json
    case .run: PackageResources.run_schema_json
    case .verify: PackageResources.verify_schema_json
    case .proof: PackageResources.proof_schema_json
    case .diff: PackageResources.diff_schema_json
    case .evidence: PackageResources.open_badges_evidence_schema_json
    case .bag: PackageResources.bag_schema_json
    case .proofCheck: PackageResources.proof_check_schema_json
    case .credential: PackageResources.credential_schema_json
    case .submission: PackageResources.submission_schema_json
    case .manifestLine: PackageResources.manifest_line_schema_json
    }
  }
}

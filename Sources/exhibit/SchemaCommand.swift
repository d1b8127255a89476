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

  @OptionGroup var common: CommonOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case record, manifest, link, run, credential, submission, verify, proof, bag, diff,
      overview, search
    case manifestLine = "manifest-line"
    case proofCheck = "proof-check"
    case evidence = "open-badges-evidence"
  }

  func run() throws {
    switch name {
    case .record: try Terminal.write(PackageResources.record_schema_json)
    case .manifest: try Terminal.write(PackageResources.manifest_schema_json)
    case .link: try Terminal.write(PackageResources.link_schema_json)
    case .overview: try Terminal.write(PackageResources.overview_schema_json)
    case .search: try Terminal.write(PackageResources.search_schema_json)
    case .run: try Terminal.write(PackageResources.run_schema_json)
    case .verify: try Terminal.write(PackageResources.verify_schema_json)
    case .proof: try Terminal.write(PackageResources.proof_schema_json)
    case .diff: try Terminal.write(PackageResources.diff_schema_json)
    case .evidence: try Terminal.write(PackageResources.open_badges_evidence_schema_json)
    case .bag: try Terminal.write(PackageResources.bag_schema_json)
    case .proofCheck: try Terminal.write(PackageResources.proof_check_schema_json)
    case .credential: try Terminal.write(PackageResources.credential_schema_json)
    case .submission: try Terminal.write(PackageResources.submission_schema_json)
    case .manifestLine: try Terminal.write(PackageResources.manifest_line_schema_json)
    }
  }
}

internal import ArgumentParser

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of an output, or of a file that people write.")

  @Argument(help: "record, manifest, manifest-line, link, run, credential or submission.")
  var name: Name

  @OptionGroup var common: CommonOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case record, manifest, link, run, credential, submission
    case manifestLine = "manifest-line"
  }

  func run() throws {
    switch name {
    case .record: try Terminal.write(PackageResources.record_schema_json)
    case .manifest: try Terminal.write(PackageResources.manifest_schema_json)
    case .link: try Terminal.write(PackageResources.link_schema_json)
    case .run: try Terminal.write(PackageResources.run_schema_json)
    case .credential: try Terminal.write(PackageResources.credential_schema_json)
    case .submission: try Terminal.write(PackageResources.submission_schema_json)
    case .manifestLine: try Terminal.write(PackageResources.manifest_line_schema_json)
    }
  }
}

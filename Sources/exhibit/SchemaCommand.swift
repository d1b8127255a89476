internal import ArgumentParser

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of an output.")

  @Argument(help: "record, manifest or manifest-line.")
  var name: Name

  @OptionGroup var common: CommonOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case record, manifest
    case manifestLine = "manifest-line"
  }

  func run() throws {
    switch name {
    case .record: try Terminal.write(PackageResources.record_schema_json)
    case .manifest: try Terminal.write(PackageResources.manifest_schema_json)
    case .manifestLine: try Terminal.write(PackageResources.manifest_line_schema_json)
    }
  }
}

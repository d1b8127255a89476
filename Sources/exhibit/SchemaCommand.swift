internal import ArgumentParser

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of an output.")

  @Argument(help: "record, manifest, manifest-line, link, run, overview or search.")
  var name: Name

  @OptionGroup var common: CommonOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case record, manifest, link, run, overview, search
    case manifestLine = "manifest-line"
  }

  func run() throws {
    switch name {
    case .record: try Terminal.write(PackageResources.record_schema_json)
    case .manifest: try Terminal.write(PackageResources.manifest_schema_json)
    case .link: try Terminal.write(PackageResources.link_schema_json)
    case .overview: try Terminal.write(PackageResources.overview_schema_json)
    case .search: try Terminal.write(PackageResources.search_schema_json)
    case .run: try Terminal.write(PackageResources.run_schema_json)
    case .manifestLine: try Terminal.write(PackageResources.manifest_line_schema_json)
    }
  }
}

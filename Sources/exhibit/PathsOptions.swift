internal import ArgumentParser
internal import Artifacts

/// What every command understands that writes files and says where.
struct PathsOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(name: .long, help: "text: the paths written, one a line; json for programs.")
  var format: Format = .text

  func tell(_ paths: [[UInt8]]) throws {
    switch format {
    case .text: try Terminal.write(paths: paths)
    case .json: try Terminal.write(JSONNode(encoding: WrittenPaths(paths)).line + [10])
    }
  }
}

/// Paths as JSON: `{"written":[{"path":…}]}`, with `pathBytes` in base64 where a name is not UTF-8.
struct WrittenPaths: Encodable {
  private let written: [Entry]

  private struct Entry: Encodable {
    let path: String
    let pathBytes: String?
  }

  init(_ paths: [[UInt8]]) {
    written = paths.map(ArtifactPath.init(bytes:)).map {
      Entry(path: $0.text, pathBytes: $0.base64WhereNotUTF8)
    }
  }
}

internal import ArgumentParser
internal import Artifacts
internal import Scanning
internal import Submissions

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the pages in a browser on this computer, with search and recordings.",
    discussion: """
      Prints an address to open. Only this computer can open it, and only who knows the whole address. It \
      shows the private report too. Nothing is written. Ctrl-C stops it.
      """)

  @Argument(
    help: """
      A result folder, or the submission or cohort whose results lie beside it.
      """)
  var path: String

  @Option(name: .long, help: "The port; a free one unless told.")
  var port: Int?

  @Option(
    name: .long,
    help: "The definition file that the manifest was made with, if not built in; for verification.")
  var credential: String?

  @Option(name: .long, help: "How the address is printed: text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// Where the pages are, for programs.
  private struct Place: Encodable {
    var address: String
    var port: Int
  }

  func validate() throws {
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port takes a number from 1 to 65535.")
    }
  }

  func run() throws {
    let typed = TypedPaths([path])
    do {
      let credentials = [
        try Credential.builtIn, try CredentialChoice.credential(named: credential),
      ]
      guard let path = typed[0] else { return }
      let run = try ServeRun(
        path: path, port: port.flatMap(UInt16.init(exactly:)), credentials: credentials,
        jobs: common.jobCount)
      try run.run { address in
        // Whoever reads the address may open it.
        let output = try place.open(
          format == .json ? "serve.json" : "serve.txt", outside: [path], common, isPrivate: true)
        switch format {
        case .text: try output.write("\(address)\n")
        case .json:
          try output.write(JSONNode(encoding: Place(address: address, port: run.port)).line + [10])
        }
        try output.finish()
        if !common.quiet {
          Terminal.complain("open this address in a browser on this computer; Ctrl-C stops")
        }
      }
    } catch let error as RunError {
      throw Failure(error)
    }
  }
}

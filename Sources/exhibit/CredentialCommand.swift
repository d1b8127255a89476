internal import ArgumentParser
internal import Artifacts
internal import Reports
internal import Scanning
internal import Submissions

struct CredentialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credential",
    abstract: "List, explain and check the definitions of credentials.",
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the credentials that Exhibit knows without a file.")

    @OptionGroup var shape: ShapeOptions
    @OptionGroup var place: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
      let credential = try Credential.builtIn
      let output = try place.open(shape.fileName("credentials"), common)
      switch shape.format {
      case .text:
        try output.write("\(credential.id)  \(credential.title) (\(credential.issuer))\n")
      case .json:
        let list = CredentialListJSON(credentials: [CredentialJSON(credential)])
        try output.write(JSONNode(encoding: list).line + [10])
      }
      try output.finish()
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say in plain words what a credential asks.")

    @Argument(help: "A credential's identifier, or a file with its definition.")
    var name: String

    @OptionGroup var shape: ShapeOptions
    @OptionGroup var place: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
      do {
        let credential = try CredentialChoice.credential(named: name)
        let output = try place.open(shape.fileName("credential"), common)
        let text = CredentialText.text(for: credential, width: output.width)
        switch shape.format {
        case .text: try output.write(text)
        case .json:
          let json = CredentialJSON(credential, text: text)
          try output.write(JSONNode(encoding: json).line + [10])
        }
        try output.finish()
      } catch let error as RunError {
        throw Failure(error)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a definition, and name line and column of every fault.")

    @Argument(help: "A file with a definition.")
    var file: String

    @OptionGroup var shape: ShapeOptions
    @OptionGroup var place: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
      let bytes: [UInt8]
      do {
        bytes = try DefinitionFile.bytes(at: RawArguments.bytes(of: [file])[0])
      } catch {
        throw Failure(error)
      }
      let (credential, faults) = Credential.read(yaml: bytes)
      let output = try place.open(shape.fileName("credential-check"), common)
      switch shape.format {
      case .json:
        let json = CredentialCheckJSON(file: file, credential, faults)
        try output.write(JSONNode(encoding: json).line + [10])
      case .text: try tell(credential, faults, output)
      }
      try output.finish()
      if credential == nil { throw ExitCode.findings }
    }

    private func tell(
      _ credential: Credential?, _ faults: [DefinitionFault], _ output: CommandOutput
    ) throws {
      let name = DisplayText(file)
      for fault in faults {
        let place = [fault.line, fault.column].compactMap(\.self).map { ":\($0)" }.joined()
        try output.write("\(name)\(place): \(DisplayText(fault.message))\n")
      }
      if let credential, !common.quiet || output.isFile {
        try output.write("\(name): sound; it defines \(DisplayText(credential.id))\n")
      }
    }
  }
}

/// How a command that speaks to people and programs shows its result.
struct ShapeOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  func fileName(_ name: String) -> String { "\(name).\(format == .json ? "json" : "txt")" }
}

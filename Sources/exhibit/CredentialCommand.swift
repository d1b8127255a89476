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

    @OptionGroup var common: CommonOptions

    func run() throws {
      let credential = try Credential.builtIn
      try Terminal.write("\(credential.id)  \(credential.title) (\(credential.issuer))\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say in plain words what a credential asks.")

    @Argument(help: "A credential's identifier, or a file with its definition.")
    var name: String

    @OptionGroup var common: CommonOptions

    func run() throws {
      do {
        let credential = try CredentialChoice.credential(named: name)
        try Terminal.write(CredentialText.text(for: credential, width: Terminal.width))
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

    @OptionGroup var common: CommonOptions

    func run() throws {
      let bytes: [UInt8]
      do {
        bytes = try DefinitionFile.bytes(at: RawArguments.bytes(of: [file])[0])
      } catch {
        throw Failure(error)
      }
      let (credential, faults) = Credential.read(yaml: bytes)
      let name = DisplayText(file)
      for fault in faults {
        let place = [fault.line, fault.column].compactMap(\.self).map { ":\($0)" }.joined()
        try Terminal.write("\(name)\(place): \(DisplayText(fault.message))\n")
      }
      guard let credential else { throw ExitCode.findings }
      if !common.quiet {
        try Terminal.write("\(name): sound; it defines \(DisplayText(credential.id))\n")
      }
    }
  }
}

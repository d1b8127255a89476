internal import ArgumentParser
internal import Scanning

struct SealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Sign a manifest, so that nobody can change it unnoticed.",
    discussion: """
      Writes manifest.json.sig beside the manifest. The files of the submission are not read again:
      run “exhibit verify” first where they may have changed. Whoever has your public key checks the
      seal with “exhibit verify DIR --key FILE.pub”, or with “ssh-keygen -Y verify”.
      """)

  @Argument(help: "A result folder, or the submission whose results lie beside it.")
  var results: String

  @Option(name: .long, help: "The private key: of “exhibit keygen”, or Ed25519 of ssh-keygen.")
  var key: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder for the seal, instead of beside the manifest.", valueName: "dir"))
  var output: String?

  @OptionGroup var telling: PathsOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let typed = RawArguments.bytes(of: [results, key] + (output.map { [$0] } ?? []))
    do {
      let manifest = try ManifestAtHand.results(of: typed[0])
      try telling.tell([
        SealRun.seal(
          manifest, keyAt: typed[1], output: typed.count > 2 ? typed[2] : nil,
          notice: Terminal.complain)
      ])
    } catch let error as RunError {
      throw Failure(error)
    }
  }
}

internal import ArgumentParser
internal import Scanning

struct KeygenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Make a key to seal manifests with.",
    discussion: """
      Writes FILE, the private key, which only you may read, and FILE.pub, which you give to whoever
      is to check your seals. Both are as “ssh-keygen -t ed25519” writes them. No file is written
      over. Keep the private key to yourself: whoever has it can seal in your name.
      """)

  @Option(name: .long, help: "Where the key goes; exhibit-key here unless told.")
  var output = SealRun.keyName

  @OptionGroup var telling: PathsOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    do {
      try telling.tell(SealRun.makeKey(at: RawArguments.bytes(of: [output])[0]))
    } catch let error as RunError {
      throw Failure(error)
    }
  }
}

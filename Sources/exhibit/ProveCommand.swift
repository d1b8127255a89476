internal import ArgumentParser
internal import Scanning

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write a proof that one artifact belongs to a manifest, without the other ones.",
    discussion: """
      The proof holds the artifact's line, the manifest's header and its seal, and no other
      artifact's line; the header names paths that were left out. Give it along with the artifact;
      “exhibit verify --proof PROOF --key FILE.pub ARTIFACT” checks both.
      """)

  @Argument(help: "A result folder, or the submission whose results lie beside it.")
  var results: String

  @Argument(help: "The artifact's path in the submission.")
  var artifact: String

  @Option(name: .long, help: "Where the proof goes, instead of beside the manifest.")
  var output: String?

  @OptionGroup var telling: PathsOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let typed = RawArguments.bytes(of: [results, artifact] + (output.map { [$0] } ?? []))
    do {
      let manifest = try ManifestAtHand.results(of: typed[0])
      try telling.tell([
        SealRun.prove(typed[1], in: manifest, output: typed.count > 2 ? typed[2] : nil)
      ])
    } catch let error as RunError {
      throw Failure(error)
    }
  }
}

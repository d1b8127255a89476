internal import ArgumentParser
internal import Scanning

/// What every command understands that would print its result.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder for the result: a file there takes the place of standard output.",
      valueName: "dir"))
  var output: String?

  /// - Parameters:
  ///   - name: of the file, where a folder was named.
  ///   - scanned: what is looked at: no output goes into it.
  ///   - isPrivate: the file is for its owner alone.
  func open(
    _ name: String, outside scanned: [[UInt8]] = [], _ common: CommonOptions,
    isPrivate: Bool = false
  ) throws(Failure) -> CommandOutput {
    guard let output else { return CommandOutput(nil, common) }
    do throws(RunError) {
      return CommandOutput(
        try OutputFile(
          named: name, in: RawArguments.bytes(of: [output])[0], outside: scanned,
          isPrivate: isPrivate), common)
    } catch {
      throw Failure(error)
    }
  }
}

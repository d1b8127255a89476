internal import ArgumentParser
internal import Artifacts
internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The shell over the rooms: one file a command, no logic.
@main
struct Exhibit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exhibit",
    abstract: "Index the recordings and documents of a submission, and prove what they are.",
    discussion: """
      exhibit FOLDER does the main job: it looks at every file in FOLDER, writes the manifest and a
      report beside it, and says what to mend before handing in. Nothing in FOLDER is changed.
      """,
    version: "exhibit \(exhibitVersion)",
    subcommands: [
      ManifestCommand.self, ScanCommand.self, SearchCommand.self, InspectCommand.self,
      LinksCommand.self, VerifyCommand.self, InitCommand.self, CleanCommand.self,
      CredentialCommand.self, KeygenCommand.self, SealCommand.self, ProveCommand.self,
      ExportCommand.self, DiffCommand.self, ServeCommand.self, SchemaCommand.self,
      FindingsCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: ManifestCommand.self)

  static func main() {
    // A reader that went away is an error to report, not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow.
    signal(SIGXFSZ, SIG_IGN)
    // Were it ignored, as a parent may have left it, nobody could learn what an inspector died of.
    signal(SIGCHLD, SIG_DFL)
    Interruption.shared.watch()
    DescriptorLimit.raise()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as InspectionPoolError {
      Terminal.complain(error.description)
      exit(withError: ExitCode.incomplete)
    } catch is Interrupted {
      Terminal.complain("stopped; results of earlier runs are as they were")
      exit(withError: ExitCode(Interruption.shared.status ?? 130))
    } catch let failure as Failure {
      Terminal.complain(failure.message)
      exit(withError: failure.status)
    } catch {
      exit(withError: error)
    }
  }
}

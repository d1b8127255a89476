internal import ArgumentParser
internal import Artifacts
internal import Inspection

/// What every command that inspects files understands.
struct InspectionOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "For debugging: inspect without locks. A hole in a parser then has your rights.")
  var unlocked = false

  func settings(executable: String, depth: VerificationDepth) -> InspectorSettings {
    InspectorSettings(executable: executable, depth: depth, isUnlocked: unlocked)
  }
}

internal import Artifacts
internal import Inspection

/// Which inspector makes the records of this run: its version, and the very program, since two builds
/// of one version may find different facts.
enum InspectorIdentity {
  static func text(of executable: String, depth: VerificationDepth) -> String {
    let path = SubmissionFolder.resolved(Array(executable.utf8)) ?? Array(executable.utf8)
    let status = try? OpenFile(typed: path).status
    let build = status.map { "\($0.size)-\($0.modifiedNanoseconds)" } ?? "unknown"
    return "\(exhibitVersion) \(depth.rawValue) \(build)"
  }

  /// That of the same inspector where it finds out as well what content is recognised by.
  static func withPrints(_ plain: String) -> String { plain + " prints" }
}

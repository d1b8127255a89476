internal import Artifacts

/// The place of a file in its set, and what follows from the set for it.
struct SetMembership: Codable, Sendable {
  /// The set's id.
  var id: String
  var role: SetRole
  var recording: SetMember
  /// Where the recording belongs.
  var placed: Placement
  /// Of a transcript that goes on after its recording.
  var overrun: Finding?
}

/// What became of one requirement of a credential.
package struct RequirementOutcome: Codable, Sendable, Equatable {
  package var id: RequirementID
  package var outcome: Outcome
  /// `at most 300 words`
  package var expected: String?
  /// `412 words`; absent where there is nothing to say.
  package var found: String?

  package enum Outcome: String, Codable, Sendable {
    case met
    case notMet = "not-met"
    /// What it needs is not in the artifacts that could be read.
    case cannotTell = "cannot-tell"
    /// It depends on more than files, so that the manifest does not vouch for it.
    case notSealed = "not-sealed"
  }
}

/// The requirements that exist.
package enum RequirementID: String, Codable, Sendable, CaseIterable {
  case part1Words = "part1.words"
  case part2Artifacts = "part2.artifacts"
  case part2Sound = "part2.sound"
  case part3Words = "part3.words"

  /// As a heading of a report.
  package var title: String {
    switch self {
    case .part1Words: "Length of Part 1"
    case .part2Artifacts: "Number of artifacts in Part 2"
    case .part2Sound: "Soundness of Part 2"
    case .part3Words: "Length of Part 3"
    }
  }
}

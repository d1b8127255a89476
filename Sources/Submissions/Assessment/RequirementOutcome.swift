internal import Artifacts

/// What became of one requirement of a credential.
package struct RequirementOutcome: Codable, Sendable, Equatable {
  package var id: RequirementID
  package var outcome: Outcome
  /// `at most 300 words`
  package var expected: String?
  /// `412 words`; absent where there is nothing to say.
  package var found: String?
  /// Absent where missing it sends the submission back.
  package var strictness: Strictness?
  /// Artifacts that the outcome rests on, at most ten; absent where there is none to name.
  package var evidence: [RequirementEvidence]?

  package init(
    id: RequirementID, outcome: Outcome, expected: String? = nil, found: String? = nil
  ) {
    self.id = id
    self.outcome = outcome
    self.expected = expected
    self.found = found
  }

  package enum Outcome: String, Codable, Sendable {
    case met
    case notMet = "not-met"
    /// What it needs is not in the artifacts that could be read.
    case cannotTell = "cannot-tell"
    /// It depends on more than files, so that the manifest does not vouch for it.
    case notSealed = "not-sealed"
  }

  /// True where it is missed and sends the submission back.
  package var sendsBack: Bool { outcome == .notMet && strictness != .warning }
}

/// An artifact, and the place in it, that a requirement's outcome rests on.
package struct RequirementEvidence: Codable, Sendable, Equatable {
  package var path: String
  package var pathBytes: String?
  package var locator: Locator?

  init(_ line: ManifestLine, locator: Locator? = nil) {
    path = line.path
    pathBytes = line.pathBytes
    self.locator = locator
  }
}

/// What a requirement is called in manifests: those of the parts, `category.ID` and `rule.ID`.
package struct RequirementID: Codable, Sendable, Hashable {
  package let rawValue: String

  package static let part1Words = RequirementID("part1.words")
  package static let part2Artifacts = RequirementID("part2.artifacts")
  package static let part2Sound = RequirementID("part2.sound")
  package static let part3Words = RequirementID("part3.words")

  /// A category that has to be there.
  package static func category(_ id: String) -> RequirementID { RequirementID("category.\(id)") }

  /// A requirement of the definition's own.
  package static func rule(_ id: String) -> RequirementID { RequirementID("rule.\(id)") }

  private init(_ rawValue: String) { self.rawValue = rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// As a heading of a report that has no definition at hand.
  package var title: String {
    switch self {
    case .part1Words: "Length of Part 1"
    case .part2Artifacts: "Number of artifacts in Part 2"
    case .part2Sound: "Soundness of Part 2"
    case .part3Words: "Length of Part 3"
    default: rawValue.split(separator: ".").last.map(String.init) ?? rawValue
    }
  }
}

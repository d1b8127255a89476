internal import Artifacts

/// Checks a submission against its credential, from the manifest's lines alone, so that whoever
/// verifies a manifest comes to the same outcomes.
package enum Assessment {
  /// The outcomes in the order of the parts. `expected` and `found` are part of the manifest's
  /// format: docs/formats/manifest.md lists their wordings.
  package static func requirements(
    of lines: [ManifestLine], credential: Credential
  ) -> [RequirementOutcome] {
    var outcomes: [RequirementOutcome] = []
    for part in credential.parts {
      switch part.number {
      case 1: outcomes += words(.part1Words, part, lines)
      case 2: outcomes += artifacts(part, lines)
      default: outcomes += words(.part3Words, part, lines)
      }
    }
    return outcomes
  }

  /// The categories that the credential suggests and that no usable artifact has.
  package static func suggestions(
    for lines: [ManifestLine], credential: Credential
  ) -> [ArtifactCategory] {
    let present = Set(lines.filter(\.isUsable).compactMap(\.category))
    return credential.categories.filter { !present.contains($0.id) }
  }

  /// How many artifacts Part 2 has: those that can be used, the files of a set as one.
  package static func artifactCount(_ lines: [ManifestLine]) -> Int {
    let usable = lines.filter { $0.part == 2 && $0.isUsable }
    return usable.count { $0.set == nil } + Set(usable.compactMap(\.set)).count
  }

  /// True where a text has more words than its part allows.
  static func isTooLong(_ line: ManifestLine, credential: Credential) -> Bool {
    guard line.part != 2, let words = line.document?.words,
      let most = credential.part(line.part)?.maxWords
    else { return false }
    return words > most
  }

  private static func words(
    _ id: RequirementID, _ part: CredentialPart, _ lines: [ManifestLine]
  ) -> [RequirementOutcome] {
    guard let expected = WordLimit(part) else { return [] }
    let texts = lines.filter { $0.part == part.number }
    let counts = texts.compactMap { $0.isUsable ? $0.document?.words : nil }
    var outcome = RequirementOutcome(id: id, outcome: .met, expected: expected.description)
    if texts.isEmpty {
      outcome.outcome = .cannotTell
      outcome.found = "no text of Part \(part.number)"
    } else if let offending = counts.first(where: { !expected.allows($0) }) {
      outcome.outcome = .notMet
      outcome.found = CountText.of(offending, "word")
    } else if counts.count < texts.count {
      outcome.outcome = .cannotTell
      outcome.found = "a text whose words were not counted"
    } else if let most = counts.max() {
      outcome.found = CountText.of(most, "word")
    }
    return [outcome]
  }

  private static func artifacts(
    _ part: CredentialPart, _ lines: [ManifestLine]
  ) -> [RequirementOutcome] {
    var outcomes: [RequirementOutcome] = []
    if let least = part.minArtifacts {
      let count = artifactCount(lines)
      outcomes.append(
        RequirementOutcome(
          id: .part2Artifacts, outcome: count >= least ? .met : .notMet,
          expected: "at least \(CountText.of(least, "artifact"))",
          found: CountText.of(count, "artifact")))
    }
    let unsound = lines.count { $0.part == 2 && $0.hasError }
    outcomes.append(
      RequirementOutcome(
        id: .part2Sound, outcome: unsound == 0 ? .met : .notMet,
        expected: "no artifact with an error",
        found: unsound == 0 ? "none" : CountText.of(unsound, "artifact")))
    return outcomes
  }
}

/// The limits of a text.
private struct WordLimit: CustomStringConvertible {
  let description: String
  private let least: Int
  private let most: Int

  init?(_ part: CredentialPart) {
    switch (part.minWords, part.maxWords) {
    case (nil, nil): return nil
    case (let least?, nil): description = "at least \(CountText.of(least, "word"))"
    case (nil, let most?): description = "at most \(CountText.of(most, "word"))"
    case (let least?, let most?): description = "\(least) to \(CountText.of(most, "word"))"
    }
    least = part.minWords ?? 0
    most = part.maxWords ?? .max
  }

  func allows(_ count: Int) -> Bool { count >= least && count <= most }
}

internal import Artifacts

/// What an assessment counts, line by line, so that no line has to be kept.
struct AssessmentTally: Sendable {
  /// The words of each part's texts.
  private var texts: [Int: Texts] = [:]
  /// Usable artifacts of Part 2 that belong to no set.
  private var single = 0
  /// The sets of which a usable artifact of Part 2 is part.
  private var sets: Set<String> = []
  /// Artifacts of Part 2 with an error.
  private var unsound = 0
  /// The categories that a usable artifact has.
  private var categories: Set<String> = []

  private struct Texts {
    var number = 0
    /// Of those that can be used and whose words were counted, in the order of the lines.
    var words: [Int] = []
  }

  init(_ lines: some Sequence<ManifestLine>) { for line in lines { add(line) } }

  init() { self.init(EmptyCollection()) }

  mutating func add(_ line: ManifestLine) {
    let isUsable = line.isUsable
    if line.part != 2 {
      texts[line.part, default: Texts()].number += 1
      if isUsable, let words = line.document?.words {
        texts[line.part, default: Texts()].words.append(words)
      }
    } else {
      if isUsable {
        if let set = line.set { sets.insert(set) } else { single += 1 }
      }
      if line.hasError { unsound += 1 }
    }
    if isUsable, let category = line.category { categories.insert(category) }
  }

  /// How many artifacts Part 2 has, the files of a set as one.
  var artifacts: Int { single + sets.count }

  /// The categories that the credential suggests and that no usable artifact has.
  func suggestions(of credential: Credential) -> [ArtifactCategory] {
    credential.categories.filter { !categories.contains($0.id) }
  }

  func requirements(of credential: Credential) -> [RequirementOutcome] {
    credential.parts.flatMap { part in
      switch part.number {
      case 1: words(.part1Words, part)
      case 2: artifacts(part)
      default: words(.part3Words, part)
      }
    }
  }

  private func words(_ id: RequirementID, _ part: CredentialPart) -> [RequirementOutcome] {
    guard let expected = WordLimit(part) else { return [] }
    let texts = texts[part.number] ?? Texts()
    var outcome = RequirementOutcome(id: id, outcome: .met, expected: expected.description)
    if texts.number == 0 {
      outcome.outcome = .cannotTell
      outcome.found = "no text of Part \(part.number)"
    } else if let offending = texts.words.first(where: { !expected.allows($0) }) {
      outcome.outcome = .notMet
      outcome.found = CountText.of(offending, "word")
    } else if texts.words.count < texts.number {
      outcome.outcome = .cannotTell
      outcome.found = "a text whose words were not counted"
    } else if let most = texts.words.max() {
      outcome.found = CountText.of(most, "word")
    }
    return [outcome]
  }

  private func artifacts(_ part: CredentialPart) -> [RequirementOutcome] {
    var outcomes: [RequirementOutcome] = []
    if let least = part.minArtifacts {
      outcomes.append(
        RequirementOutcome(
          id: .part2Artifacts, outcome: artifacts >= least ? .met : .notMet,
          expected: "at least \(CountText.of(least, "artifact"))",
          found: CountText.of(artifacts, "artifact")))
    }
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

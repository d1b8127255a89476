internal import Artifacts

/// What an assessment counts, line by line, so that no line has to be kept.
struct AssessmentTally: Sendable {
  private let credential: Credential
  private let context: AssessmentContext
  /// The words of each part's texts.
  private var texts: [Int: Texts] = [:]
  private var count = ArtifactCount()
  private var rules: [RuleTally]

  private struct Texts {
    var number = 0
    /// Of those that can be used and whose words were counted, in the order of the lines.
    var words: [Int] = []
  }

  init(_ credential: Credential, _ context: AssessmentContext) {
    self.credential = credential
    self.context = context
    rules = credential.rules.map { RuleTally($0.clause, credential, context) }
  }

  mutating func add(_ line: ManifestLine) {
    if line.part != 2 {
      texts[line.part, default: Texts()].number += 1
      if line.isUsable, let words = line.document?.words {
        texts[line.part, default: Texts()].words.append(words)
      }
    }
    count.add(line)
    for index in rules.indices { rules[index].add(line) }
  }

  /// The categories that the credential suggests and that no usable artifact has.
  var suggestions: [ArtifactCategory] {
    credential.categories.filter { count.categories[$0.id] == nil && !$0.isRequired }
  }

  var results: [RequirementResult] {
    let parts = credential.parts.flatMap { part in
      switch part.number {
      case 1: words(.part1Words, part)
      case 2: artifacts(part)
      default: words(.part3Words, part)
      }
    }
    let categories = credential.categories.filter(\.isRequired).map(required)
    return parts + categories + zip(credential.rules, rules).map { $1.result(of: $0) }
  }

  // MARK: Words

  private func words(_ id: RequirementID, _ part: CredentialPart) -> [RequirementResult] {
    let limit = WordLimit(part)
    guard limit != nil || part.isRequired else { return [] }
    let texts = texts[part.number] ?? Texts()
    var outcome = RequirementOutcome(
      id: id, outcome: .met, expected: limit?.description ?? "a text of Part \(part.number)")
    outcome.strictness = part.strictness == .warning ? .warning : nil
    var fixes: [String] = []
    if texts.number == 0 {
      outcome.outcome = part.isRequired ? .notMet : .cannotTell
      outcome.found = "no text of Part \(part.number)"
      fixes = [
        "Put the text of Part \(part.number) into the folder as part\(part.number).docx, or name its "
          + "file in submission.yaml."
      ]
    } else if let limit, let offending = texts.words.first(where: { !limit.allows($0) }),
      texts.number == 1 || limit.isTooMany(offending)
    {
      outcome.outcome = .notMet
      outcome.found = CountText.of(offending, "word")
      fixes = [limit.advice(for: offending, part: part.number)]
    } else if texts.number > 1, limit != nil {
      outcome.outcome = .cannotTell
      outcome.found = "\(texts.number) texts of Part \(part.number)"
      fixes = [
        "Leave one text of Part \(part.number) in the folder, or name the one that counts in "
          + "submission.yaml: part\(part.number): FILE."
      ]
    } else if texts.words.count < texts.number {
      outcome.outcome = .cannotTell
      outcome.found = "a text whose words were not counted"
      fixes = ["Save the text of Part \(part.number) as DOCX, ODT, PDF or plain text."]
    } else if let most = texts.words.max() {
      outcome.found = CountText.of(most, "word")
    }
    return [RequirementResult(outcome: outcome, fixes: fixes)]
  }

  // MARK: Part 2

  private func artifacts(_ part: CredentialPart) -> [RequirementResult] {
    [number(of: part), soundness].compactMap(\.self)
  }

  private func number(of part: CredentialPart) -> RequirementResult? {
    let bounds = Bounds(
      least: part.minArtifacts.map(Int64.init), most: part.maxArtifacts.map(Int64.init))
    guard bounds.least != nil || bounds.most != nil else { return nil }
    let isMet = bounds.allows(Int64(count.artifacts))
    var outcome = RequirementOutcome(
      id: .part2Artifacts, outcome: isMet ? .met : .notMet,
      expected: RuleText.count(bounds, "artifact"), found: CountText.of(count.artifacts, "artifact")
    )
    outcome.strictness = part.strictness == .warning ? .warning : nil
    return RequirementResult(
      outcome: outcome, fixes: RuleText.mend(count.artifacts, bounds, "artifact"))
  }

  private var soundness: RequirementResult {
    let unsound = count.unsound
    return RequirementResult(
      outcome: RequirementOutcome(
        id: .part2Sound, outcome: unsound == 0 ? .met : .notMet,
        expected: "no artifact with an error",
        found: unsound == 0 ? "none" : CountText.of(unsound, "artifact")),
      fixes: unsound == 0 ? [] : ["Mend what is said of each artifact, or leave it out."])
  }

  private func required(_ category: ArtifactCategory) -> RequirementResult {
    let number = count.categories[category.id] ?? 0
    return RequirementResult(
      outcome: RequirementOutcome(
        id: .category(category.id), outcome: number > 0 ? .met : .notMet,
        expected: "at least 1 \(category.noun)", found: CountText.of(number, category.noun)),
      fixes: number > 0
        ? []
        : [
          "Put one into the folder: \(category.title). If it is there, give it the category "
            + "\(category.id) in submission.yaml."
        ])
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

  func isTooMany(_ count: Int) -> Bool { count > most }

  func advice(for count: Int, part: Int) -> String {
    count > most
      ? "Shorten the text of Part \(part) by \(CountText.of(count - most, "word"))."
      : "Add \(CountText.of(least - count, "word")) to the text of Part \(part)."
  }
}

internal import Artifacts

/// Which components of the method artifacts are declared to show.
struct ComponentTally: Sendable {
  private var shown: [String: Shown] = [:]

  private struct Shown {
    var hasLocator = false
    var isExplained = false
    /// One artifact gives both.
    var isComplete = false
    var evidence: RequirementEvidence
  }

  mutating func add(_ line: ManifestLine) {
    guard line.part == 2, line.isUsable else { return }
    for item in line.components ?? [] {
      let isExplained = item.note != nil || line.annotation != nil
      // A place that is not in the artifact shows nothing.
      let hasLocator = item.locator.map { $0.trouble(in: line) == nil } ?? false
      var entry =
        shown[item.id] ?? Shown(evidence: RequirementEvidence(line, locator: item.locator))
      if hasLocator && isExplained && !entry.isComplete {
        entry.evidence = RequirementEvidence(line, locator: item.locator)
        entry.isComplete = true
      }
      entry.hasLocator = entry.hasLocator || hasLocator
      entry.isExplained = entry.isExplained || isExplained
      // A definition has a few components; a manifest of a stranger may name any number.
      if shown[item.id] != nil || shown.count < 10_000 { shown[item.id] = entry }
    }
  }

  func verdict(_ rule: ComponentRule, _ credential: Credential) -> RuleTally.Verdict {
    let wanted = credential.components.compactMap(\.id)
    var verdict = RuleTally.Verdict(outcome: .met)
    var complete = 0
    for id in wanted {
      guard let entry = shown[id] else {
        verdict.fixes.append(
          "Name \(id) in submission.yaml, below components of the artifact that shows it.")
        continue
      }
      verdict.evidence.append(entry.evidence)
      if rule.needsLocator && rule.needsExplanation && !entry.isComplete
        || rule.needsLocator
          && !entry.hasLocator
      {
        verdict.fixes.append(
          "Say for \(id) where to look, with at: 04:10–06:40 or at: page 2"
            + (rule.needsExplanation ? ", and why, with note." : "."))
      } else if rule.needsExplanation && !entry.isExplained {
        verdict.fixes.append("Say for \(id) with note how the artifact shows it.")
      } else {
        complete += 1
      }
    }
    verdict.found = ["\(complete) of \(wanted.count)"]
    if !verdict.fixes.isEmpty { verdict.outcome = .notMet }
    return verdict
  }
}

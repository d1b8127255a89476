internal import Artifacts

/// Counts and measures the artifacts that one rule is about.
struct ArtifactRuleTally: Sendable {
  private let rule: ArtifactRule
  private let noun: String
  private let judge: ArtifactJudge
  private var count = 0
  private var chosen: [RequirementEvidence] = []
  private var offences = Judged()
  private var unknown = Judged()
  private var seconds: Int64 = 0
  private var bytes: Int64 = 0
  private var pages: Int64 = 0
  /// How many artifacts had no measured length, size or pages, where a sum needs them.
  private var unsummed = 0

  private struct Judged {
    var number = 0
    var evidence: [RequirementEvidence] = []
    var words: [String] = []
    var fixes: [String] = []

    mutating func add(_ line: ManifestLine, _ trouble: ArtifactJudge.Trouble) {
      number += 1
      guard words.count < 3 else { return }
      let name = DisplayText(line.path).description
      evidence.append(RequirementEvidence(line))
      words.append("\(name) \(trouble.words)")
      fixes.append("\(name): \(trouble.fix)")
    }

    var found: [String] {
      words + (number > words.count ? ["and \(number - words.count) more"] : [])
    }
  }

  init(_ rule: ArtifactRule, _ credential: Credential, asOf: String?) {
    self.rule = rule
    noun = RuleText.noun(rule, credential)
    judge = ArtifactJudge(rule.each, asOf: asOf)
  }

  mutating func add(_ line: ManifestLine) {
    guard line.part == 2, line.isUsable, !line.isCompanion,
      rule.kinds.isEmpty || rule.kinds.contains(line.kind),
      rule.categories.isEmpty || line.category.map(rule.categories.contains) ?? false
    else { return }
    count += 1
    if chosen.count < RuleTally.evidenceCap { chosen.append(RequirementEvidence(line)) }
    for trouble in judge.troubles(of: line) {
      if trouble.isUnknown { unknown.add(line, trouble) } else { offences.add(line, trouble) }
    }
    sum(line)
  }

  private mutating func sum(_ line: ManifestLine) {
    let total = rule.total
    let wanted: [(Bounds?, Int64?, WritableKeyPath<Self, Int64>)] = [
      (total.seconds, line.measuredSeconds, \.seconds), (total.bytes, line.size, \.bytes),
      (total.pages, line.document?.pages.map(Int64.init), \.pages),
    ]
    var isWhole = true
    for (bounds, value, place) in wanted where bounds != nil {
      if let value {
        self[keyPath: place] =
          self[keyPath: place].addingReportingOverflow(max(0, value)).partialValue
      } else {
        isWhole = false
      }
    }
    if !isWhole { unsummed += 1 }
  }

  var verdict: RuleTally.Verdict {
    var verdict = RuleTally.Verdict(
      outcome: .met, found: [CountText.of(count, noun)], evidence: chosen)
    let countFixes = rule.count.map { RuleText.mend(count, $0, noun) } ?? []
    let totals = totalTroubles
    verdict.found += totals.found + offences.found
    if !countFixes.isEmpty || offences.number > 0 || !totals.fixes.isEmpty {
      verdict.outcome = .notMet
      if offences.number > 0 { verdict.evidence = offences.evidence }
      verdict.fixes = countFixes + offences.fixes + totals.fixes
    } else if unknown.number > 0 || unsummed > 0 {
      verdict.outcome = .cannotTell
      verdict.evidence = unknown.number > 0 ? unknown.evidence : chosen
      verdict.found += unknown.found
      verdict.fixes =
        unknown.fixes
        + (unsummed > 0
          ? [
            "\(CountText.of(unsummed, "artifact")) could not be measured; save it "
              + "again with the program that made it."
          ] : [])
    }
    return verdict
  }

  private var totalTroubles: (found: [String], fixes: [String]) {
    var (found, fixes) = ([String](), [String]())
    func judge(
      _ value: Int64, _ bounds: Bounds?, _ text: (Int64) -> String, _ limit: (Int64) -> String
    ) {
      guard let bounds else { return }
      found.append("together \(text(value))")
      // A sum that lacks some can only be too large.
      if let most = bounds.most, value > most {
        fixes.append("Shorten or leave out some: together they may come to \(limit(most)) at most.")
      } else if let least = bounds.least, value < least, unsummed == 0 {
        fixes.append("Add more: together they have to come to \(limit(least)) at least.")
      }
    }
    judge(
      seconds, rule.total.seconds,
      {
        DurationText(milliseconds: $0.multipliedReportingOverflow(by: 1000).partialValue)
          .description
      },
      RuleText.span)
    judge(bytes, rule.total.bytes, RuleText.megabytesUp, RuleText.megabytes)
    judge(
      pages, rule.total.pages, { CountText.of(Int($0), "page") }, { CountText.of(Int($0), "page") })
    return (found, fixes)
  }
}

extension ManifestLine {
  /// Whole seconds of a measured length; nil where it was not measured. For a rule a recording of
  /// 15:00.9 lasts 15 minutes: players show no more.
  var measuredSeconds: Int64? {
    guard let duration = media?.duration, duration.source == .measured else { return nil }
    return duration.milliseconds / 1000
  }
}

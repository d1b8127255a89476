internal import Artifacts

/// Counts and measures the artifacts that one rule is about.
struct ArtifactRuleTally: Sendable {
  private let rule: ArtifactRule
  private let noun: String
  private let judge: ArtifactJudge
  private var count = 0
  /// Artifacts that may be meant but can't be opened, so that no limit can be held against them.
  private var broken = Judged()
  private var chosen: [RequirementEvidence] = []
  private var offences = Judged()
  private var unknown = Judged()
  private var milliseconds: Int64 = 0
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
    if isBroken(line) {
      broken.add(
        line, ArtifactJudge.Trouble(words: "can't be used", fix: "Export or copy it again."))
      return
    }
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

  private func isBroken(_ line: ManifestLine) -> Bool {
    guard line.part == 2, !line.isUsable, !line.isCompanion, rule.each != EachLimits() else {
      return false
    }
    if let category = line.category, !rule.categories.isEmpty {
      return rule.categories.contains(category)
    }
    return rule.kinds.isEmpty || rule.kinds.contains(line.kind) || line.kind == .unreadable
  }

  private mutating func sum(_ line: ManifestLine) {
    let total = rule.total
    let wanted: [(Bounds?, Int64?, WritableKeyPath<Self, Int64>)] = [
      (total.seconds, line.measuredMilliseconds, \.milliseconds), (total.bytes, line.size, \.bytes),
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
    } else if broken.number > 0 {
      verdict.outcome = count == 0 ? .notMet : .cannotTell
      verdict.evidence = broken.evidence
      verdict.found += broken.found
      verdict.fixes = broken.fixes
    } else if count == 0, rule.each != EachLimits(), rule.count == nil {
      // Nothing that breaks a limit is no evidence that one is kept.
      verdict.outcome = .cannotTell
      verdict.fixes = ["Put what is meant into the folder: \(noun)."]
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
      // Cut once and not clip by clip: three of 60.9 seconds last more than three minutes.
      milliseconds / 1000, rule.total.seconds,
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
  /// A measured length; nil where it was not measured. Rules cut it to whole seconds: a recording of
  /// 15:00.9 lasts 15 minutes, as players show no more.
  var measuredMilliseconds: Int64? {
    guard let duration = media?.duration, duration.source == .measured else { return nil }
    return duration.milliseconds
  }
}

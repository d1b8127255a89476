internal import Artifacts

/// Counts what one rule needs, line by line.
struct RuleTally: Sendable {
  private let clause: RuleClause
  private let credential: Credential
  private let context: AssessmentContext
  /// One for each rule about artifacts, in the order in which the clause names them.
  private var artifacts: [ArtifactRuleTally]
  private var names: [NamePlace: NamedLines] = [:]
  private var components = ComponentTally()
  private var links = 0
  /// Artifacts whose metadata nobody read.
  private var unreadMetadata = 0
  private var unread: [RequirementEvidence] = []

  /// Lines with a name that must not appear.
  private struct NamedLines {
    var number = 0
    var evidence: [RequirementEvidence] = []
  }

  /// What came of a clause.
  struct Verdict {
    var outcome: RequirementOutcome.Outcome
    var found: [String] = []
    var evidence: [RequirementEvidence] = []
    var fixes: [String] = []
  }

  /// No outcome names more artifacts.
  static let evidenceCap = 10

  init(_ clause: RuleClause, _ credential: Credential, _ context: AssessmentContext) {
    self.clause = clause
    self.credential = credential
    self.context = context
    artifacts = Self.artifactRules(of: clause).map {
      ArtifactRuleTally($0, credential, asOf: context.asOf)
    }
  }

  private static func artifactRules(of clause: RuleClause) -> [ArtifactRule] {
    switch clause {
    case .artifacts(let rule): [rule]
    case .all(let items), .some(_, let items): items.flatMap(artifactRules)
    default: []
    }
  }

  mutating func add(_ line: ManifestLine) {
    for index in artifacts.indices { artifacts[index].add(line) }
    components.add(line)
    if line.kind == .link { links += 1 }
    if line.hasUnreadMetadata {
      unreadMetadata += 1
      if unread.count < Self.evidenceCap { unread.append(RequirementEvidence(line)) }
    }
    for place in NamePlace.allCases {
      let isAuthor = place == .metadata && line.findings.contains { $0.code == .privacyAuthor }
      guard isAuthor || line.findings.contains(where: { $0.code == place.code }) else { continue }
      names[place, default: NamedLines()].number += 1
      if names[place]?.evidence.count ?? 0 < Self.evidenceCap {
        names[place]?.evidence.append(RequirementEvidence(line))
      }
    }
  }

  func result(of rule: CredentialRule) -> RequirementResult {
    var rest = artifacts[...]
    let verdict = verdict(of: clause, &rest)
    var outcome = RequirementOutcome(
      id: .rule(rule.id), outcome: verdict.outcome,
      expected: RuleText.of(rule.clause, credential),
      found: verdict.found.isEmpty ? nil : verdict.found.joined(separator: "; "))
    outcome.strictness = rule.strictness == .warning ? .warning : nil
    let evidence = Array(verdict.evidence.prefix(Self.evidenceCap))
    outcome.evidence = evidence.isEmpty ? nil : evidence
    return RequirementResult(
      outcome: outcome, fixes: verdict.outcome == .met ? [] : verdict.fixes)
  }

  private func verdict(
    of clause: RuleClause, _ tallies: inout ArraySlice<ArtifactRuleTally>
  ) -> Verdict {
    switch clause {
    case .artifacts: return tallies.popFirst()?.verdict ?? Verdict(outcome: .cannotTell)
    case .claim(let id): return claim(id)
    case .forbiddenNames(let places): return forbidden(places)
    case .linksReachable:
      return links == 0
        ? Verdict(outcome: .met, found: ["no link"])
        : Verdict(
          outcome: .notSealed, found: [CountText.of(links, "link")],
          fixes: ["Run this again with --check-links, and open each link in a private window."])
    case .components(let rule): return components.verdict(rule, credential)
    case .all(let items): return all(items.map { verdict(of: $0, &tallies) })
    case .some(let least, let items):
      return some(least, items.map { verdict(of: $0, &tallies) })
    }
  }

  private func claim(_ id: String) -> Verdict {
    guard let declaration = context.declaration else {
      return Verdict(
        outcome: .cannotTell, found: ["no submission.yaml"],
        fixes: [
          "Run exhibit init on the folder, and where it is so write “\(id): true” below declarations in "
            + "submission.yaml."
        ])
    }
    if declaration.claims.contains(id) { return Verdict(outcome: .met, found: ["declared"]) }
    return Verdict(
      outcome: .notMet, found: ["not declared"],
      fixes: ["Where it is so, write “\(id): true” below declarations in submission.yaml."])
  }

  private func forbidden(_ places: [NamePlace]) -> Verdict {
    let offending = places.filter { names[$0] != nil }
    let inDeclared = places.contains { place in
      context.declaration?.findings.contains { $0.code == place.code } ?? false
    }
    if !offending.isEmpty || inDeclared {
      return Verdict(
        outcome: .notMet,
        found: offending.map {
          "in the \($0.phrase) of \(CountText.of(names[$0]?.number ?? 0, "artifact"))"
        } + (inDeclared ? ["in submission.yaml"] : []),
        evidence: offending.flatMap { names[$0]?.evidence ?? [] },
        fixes: offending.map(Self.advice)
          + (inDeclared ? ["Write the texts in submission.yaml without the names."] : []))
    }
    guard let declaration = context.declaration, declaration.forbiddenNames > 0 else {
      return Verdict(
        outcome: .cannotTell, found: ["no names listed"],
        fixes: [
          "List your own name and those of students below forbiddenNames in submission.yaml; they are "
            + "looked for and never written into a result."
        ])
    }
    if places.contains(.metadata), unreadMetadata > 0 {
      return Verdict(
        outcome: .cannotTell,
        found: [
          "none, but the metadata of \(CountText.of(unreadMetadata, "artifact")) can't be read"
        ],
        evidence: unread,
        fixes: ["Look at their properties yourself, or save them as JPEG, PNG, DOCX or PDF."])
    }
    return Verdict(outcome: .met, found: ["none"])
  }

  private static func advice(_ place: NamePlace) -> String {
    switch place {
    case .fileName: "Rename the files so that nobody is named, and mend the links to them."
    case .metadata:
      "Make a copy without private metadata: exhibit clean FOLDER --output NEW-FOLDER."
    case .text: "Replace the names in the text, for example by “Student A”."
    }
  }

  private func all(_ verdicts: [Verdict]) -> Verdict {
    let outcome = verdicts.map(\.outcome).max { Self.weight($0) < Self.weight($1) } ?? .met
    return Verdict(
      outcome: outcome, found: verdicts.flatMap(\.found), evidence: verdicts.flatMap(\.evidence),
      fixes: verdicts.filter { $0.outcome != .met }.flatMap(\.fixes))
  }

  /// The worst comes last.
  private static func weight(_ outcome: RequirementOutcome.Outcome) -> Int {
    switch outcome {
    case .met: 0
    case .notSealed: 1
    case .cannotTell: 2
    case .notMet: 3
    }
  }

  private func some(_ least: Int, _ verdicts: [Verdict]) -> Verdict {
    let met = verdicts.filter { $0.outcome == .met }
    if met.count >= least {
      return Verdict(
        outcome: .met, found: met.flatMap(\.found), evidence: met.flatMap(\.evidence))
    }
    let open = verdicts.filter { $0.outcome == .cannotTell || $0.outcome == .notSealed }
    let worst: RequirementOutcome.Outcome =
      met.count + open.count < least
      ? .notMet : open.contains { $0.outcome == .cannotTell } ? .cannotTell : .notSealed
    let ways = verdicts.filter { $0.outcome != .met }.map { $0.fixes.joined(separator: " ") }
    return Verdict(
      outcome: worst, found: verdicts.map { $0.found.joined(separator: ", ") },
      evidence: verdicts.flatMap(\.evidence),
      fixes: ways.enumerated().map { $0.offset == 0 ? $0.element : "Or: \($0.element)" })
  }
}

extension ManifestLine {
  /// True where the file may say who made it in a place that no inspector reads.
  fileprivate var hasUnreadMetadata: Bool {
    kind == .archive || kind == .unreadable
      || ["image/gif", "image/bmp", "image/svg+xml"].contains(mediaType ?? "")
      || findings.contains { Self.unreadDocuments.contains($0.code) }
  }

  /// Of documents whose properties were read no more than their text.
  private static let unreadDocuments: Set<FindingCode> = [
    .documentFormatNotRead, .documentEncrypted, .documentUnreadable, .documentTooLarge,
  ]
}

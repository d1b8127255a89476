internal import Artifacts
internal import Submissions

/// What to do about a submission, in the order in which somebody would do it: first what can't be used,
/// then what is missing, then limits, links and privacy; what only may be better comes last.
struct AdviceList {
  /// One thing to mend.
  struct Step: Equatable {
    var weight: Weight
    /// What it is about.
    var subject: String
    var message: String
    var fixes: [String]
    fileprivate var order: Order
  }

  enum Weight: Int {
    case sendsBack, worthMending, cannotTell
  }

  fileprivate enum Order: Int {
    case declaration, unusable, missing, rule, text, link, privacy, other
  }

  /// At most `limit` of each order are kept; the rest is in the report.
  private(set) var steps: [Step] = []
  /// How many there are in all.
  private(set) var count = 0

  /// - Parameter told: how a finding may be told.
  init(_ submission: Submission, limit: Int, told: (Finding) -> Finding = { $0 }) {
    var kept: [Int: [Step]] = [:]
    func add(_ step: Step) {
      count += 1
      let key = step.weight.rawValue * 100 + step.order.rawValue
      if kept[key]?.count ?? 0 < limit { kept[key, default: []].append(step) }
    }
    for severity in [Severity.error, .warning] {
      for (path, finding) in submission.findings(severity) { add(Step(told(finding), path)) }
    }
    for result in submission.results {
      if let step = Step(result, submission.credential) { add(step) }
    }
    steps = kept.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

extension AdviceList.Step {
  fileprivate init(_ finding: Finding, _ path: ArtifactPath) {
    weight = finding.severity == .error ? .sendsBack : .worthMending
    subject = path.text + (finding.location?.phrase.map { ", \($0)" } ?? "")
    message = finding.message
    fixes = finding.fix.map { [$0] } ?? []
    order = AdviceList.Order(finding.code)
  }

  /// Nil where nothing needs doing, or the findings of single artifacts say it already.
  fileprivate init?(_ result: RequirementResult, _ credential: Credential) {
    let outcome = result.outcome
    guard outcome.outcome != .met, outcome.id != .part2Sound else { return nil }
    let isWords = outcome.id == .part1Words || outcome.id == .part3Words
    // A text that is too long has a finding of its own, which names its file.
    if isWords, result.fixes.first?.hasPrefix("Shorten") == true { return nil }
    if isWords, outcome.outcome == .cannotTell, outcome.found?.hasPrefix("no text") == true {
      order = .missing
    } else {
      order = isWords ? .text : outcome.id.rawValue.hasPrefix("rule.") ? .rule : .missing
    }
    weight =
      switch outcome.outcome {
      case .notMet: outcome.sendsBack ? .sendsBack : .worthMending
      default: .cannotTell
      }
    subject = credential.title(of: outcome.id)
    message = [outcome.expected, outcome.found].compactMap(\.self).joined(separator: "; here ")
    fixes = result.fixes
  }
}

extension AdviceList.Order {
  init(_ code: FindingCode) {
    self =
      switch code {
      case .submissionUnreadable: .declaration
      case .submissionArtifactMissing: .missing
      case .partTooLong: .text
      case .linkBroken, .linkBlocked, .linkNotMedia, .linkOutOfRange: .link
      case _ where code.rawValue.hasPrefix("privacy."): .privacy
      case _ where code.rawValue.hasPrefix("submission."): .other
      default: .unusable
      }
  }
}

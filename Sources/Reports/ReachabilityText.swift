package import Artifacts
package import Submissions

/// What asking the web says of requirements that the manifest does not vouch for, since only the network
/// knows whether a link can be opened.
package enum ReachabilityText {
  /// A line for each such requirement; empty where the credential has none or no link was handed in.
  ///
  /// - Parameter verdicts: of every link to the web.
  package static func text(for submission: Submission, webVerdicts verdicts: [LinkVerdict])
    -> String
  {
    let open = submission.requirements.filter { $0.outcome == .notSealed }
    guard !open.isEmpty else { return "" }
    // A pointer file is the document of its own link.
    let pointers = submission.artifacts.filter { $0.line.kind == .link && !$0.line.isDeclaredLink }
      .map(\.line.path)
    let documents = Set([DeclarationFile.path.text] + pointers)
    let outcome = outcome(of: verdicts.filter { documents.contains($0.document) })
    return open.map { requirement in
      let title = DisplayText(submission.credential.title(of: requirement.id))
      return "  \(outcome.phrase), as asked now: \(title)\n"
    }.joined()
  }

  private static func outcome(of verdicts: [LinkVerdict]) -> RequirementOutcome.Outcome {
    if verdicts.contains(where: { $0.severity == .error }) { return .notMet }
    return verdicts.isEmpty || verdicts.contains { $0.verdict != .ok } ? .cannotTell : .met
  }
}

internal import Artifacts

/// Checks a submission against its credential, from the manifest's lines and header alone, so that
/// whoever verifies a manifest comes to the same outcomes.
package enum Assessment {
  /// The outcomes in the order of the parts, then the categories, then the definition's requirements.
  /// `expected` and `found` are part of the manifest's format: docs/formats/manifest.md lists their
  /// wordings.
  package static func requirements(
    of lines: some Sequence<ManifestLine>, credential: Credential,
    context: AssessmentContext = AssessmentContext()
  ) -> [RequirementOutcome] {
    results(of: lines, credential: credential, context: context).map(\.outcome)
  }

  /// The same with advice.
  package static func results(
    of lines: some Sequence<ManifestLine>, credential: Credential,
    context: AssessmentContext = AssessmentContext()
  ) -> [RequirementResult] {
    var tally = AssessmentTally(credential, context)
    for line in lines { tally.add(line) }
    return tally.results
  }

  /// How many artifacts Part 2 has: those that can be used, the files of a set as one.
  package static func artifactCount(_ lines: some Sequence<ManifestLine>) -> Int {
    var count = ArtifactCount()
    for line in lines { count.add(line) }
    return count.artifacts
  }

  /// True where a text has more words than its part allows.
  static func isTooLong(_ line: ManifestLine, credential: Credential) -> Bool {
    guard line.part != 2, let words = line.document?.words,
      let most = credential.part(line.part)?.maxWords
    else { return false }
    return words > most
  }
}

internal import Artifacts

/// Checks a submission against its credential, from the manifest's lines alone, so that whoever
/// verifies a manifest comes to the same outcomes.
package enum Assessment {
  /// The outcomes in the order of the parts. `expected` and `found` are part of the manifest's
  /// format: docs/formats/manifest.md lists their wordings.
  package static func requirements(
    of lines: some Sequence<ManifestLine>, credential: Credential
  ) -> [RequirementOutcome] {
    AssessmentTally(lines).requirements(of: credential)
  }

  /// How many artifacts Part 2 has: those that can be used, the files of a set as one.
  package static func artifactCount(_ lines: some Sequence<ManifestLine>) -> Int {
    AssessmentTally(lines).artifacts
  }

  /// True where a text has more words than its part allows.
  static func isTooLong(_ line: ManifestLine, credential: Credential) -> Bool {
    guard line.part != 2, let words = line.document?.words,
      let most = credential.part(line.part)?.maxWords
    else { return false }
    return words > most
  }
}

package import Artifacts

/// A folder's artifacts, checked against a credential: everything that manifest and reports state.
package struct Submission: Sendable, Equatable {
  package var credential: Credential
  /// The folder's own name, without the folders above it.
  package var folderName: String
  package var header: ManifestHeader
  /// Sorted by path bytes, as the manifest lists them.
  package var artifacts: [AssessedArtifact]
  /// By document in the order of the artifacts, then in the document's order.
  package var linkVerdicts: [LinkVerdict]
  /// In the order of their recordings' paths.
  package var sets: [RecordingSet]
  /// What the credential suggests and no artifact is. Nothing of it is required.
  package var suggestions: [ArtifactCategory]
  /// The lines of `manifest.jsonl` in canonical form, without their line feeds.
  package var manifestLines: [[UInt8]]

  package var lines: [ManifestLine] { artifacts.map(\.line) }

  package var requirements: [RequirementOutcome] { header.requirements }

  package var skipped: [SkippedPath] { header.policy.skipped }

  /// True where no requirement is known to be missed and no finding is an error.
  package var ready: Bool {
    header.totals.findings.error == 0 && !requirements.contains { $0.outcome == .notMet }
  }

  /// `manifest.jsonl`
  package var manifestJSONL: [UInt8] {
    manifestLines.reduce(into: []) { bytes, line in
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// `manifest.json`
  package var manifestJSON: [UInt8] { header.canonical }

  /// `SHA256SUMS`
  package var checksums: [UInt8] { ChecksumList.text(of: lines) }
}

/// One artifact with what the reports say of it beyond its manifest line.
package struct AssessedArtifact: Sendable, Equatable {
  package var line: ManifestLine
  /// With their messages; `line.findings` has the same in the same order.
  package var findings: [Finding]

  package var path: ArtifactPath { line.artifactPath }
}

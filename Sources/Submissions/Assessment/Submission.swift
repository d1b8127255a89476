package import Artifacts

/// A folder's artifacts, checked against a credential: everything that manifest and reports state. What
/// there is of each artifact lies in the store that the builder was given, and is read as it is asked
/// for.
package struct Submission: Sendable {
  package let credential: Credential
  /// The folder's own name, without the folders above it.
  package let folderName: String
  package let header: ManifestHeader
  /// The header's requirements with advice, in the same order.
  package let results: [RequirementResult]
  /// What the credential suggests and no artifact is. Nothing of it is required.
  package let suggestions: [ArtifactCategory]
  package let linkCounts: LinkCounts
  let store: any OrderedStore

  package var requirements: [RequirementOutcome] { header.requirements }

  package var skipped: [SkippedPath] { header.policy.skipped }

  /// Of the artifacts and of `submission.yaml`.
  package var findingCounts: FindingCounts {
    var counts = header.totals.findings
    for finding in header.declaration?.findings ?? [] { counts.add(finding.severity) }
    return counts
  }

  /// True where no requirement is known to be missed and no finding is an error.
  package var ready: Bool {
    findingCounts.error == 0 && !requirements.contains(where: \.sendsBack)
  }

  /// True where it is ready and something is still worth mending.
  package var hasWarnings: Bool {
    findingCounts.warning > 0 || requirements.contains { $0.outcome == .notMet && !$0.sendsBack }
  }

  /// Words that hint at the method's components, by artifact in the order of the paths.
  package var hints: some Sequence<(path: ArtifactPath, hints: [CoverageHint])> {
    store.entries(withPrefix: SubmissionTable.hints.key()).lazy.compactMap { entry in
      StoredValue.decoded([CoverageHint].self, from: entry.value).map {
        (SubmissionTable.path(of: entry.key), $0)
      }
    }
  }

  /// What only the educator's own report shows, by artifact in the order of the paths.
  package var privateFacts: some Sequence<(path: ArtifactPath, facts: PrivateFacts)> {
    store.entries(withPrefix: SubmissionTable.privateFacts.key()).lazy.compactMap { entry in
      StoredValue.decoded(PrivateFacts.self, from: entry.value).map {
        (SubmissionTable.path(of: entry.key), $0)
      }
    }
  }

  // MARK: Files of the manifest

  /// `manifest.json`
  package var manifestJSON: [UInt8] { header.canonical }

  /// The lines of `manifest.jsonl` in canonical form, without their line feeds.
  package var manifestLines: some Sequence<[UInt8]> {
    [SubmissionTable.line, .linkLine].lazy.flatMap { values(of: $0) }
  }

  /// The lines of `SHA256SUMS`, with their line feeds.
  package var checksumLines: some Sequence<[UInt8]> { values(of: .checksum) }

  /// By document in the order of the artifacts, then in the document's order.
  package var linkVerdicts: some Sequence<LinkVerdict> {
    values(of: .links).lazy.flatMap { StoredValue.decoded([LinkVerdict].self, from: $0) ?? [] }
  }

  /// The same by document: its path, the digest of the bytes that held them where they are an artifact's,
  /// and its verdicts.
  package var linkedDocuments:
    some Sequence<(path: ArtifactPath, sha256: String?, verdicts: [LinkVerdict])>
  {
    store.entries(withPrefix: SubmissionTable.links.key()).lazy.map { entry in
      let path = SubmissionTable.path(of: entry.key)
      let line = store.decoded(ManifestLine.self, at: SubmissionTable.line.key(path.bytes))
      return (
        path, line?.sha256, StoredValue.decoded([LinkVerdict].self, from: entry.value) ?? []
      )
    }
  }

  private func values(of table: SubmissionTable) -> some Sequence<[UInt8]> {
    store.entries(withPrefix: table.key()).lazy.map(\.value)
  }

  // MARK: For reports

  /// As the manifest lists them: files by path bytes, then declared links by address.
  package var artifacts: some Sequence<AssessedArtifact> {
    [SubmissionTable.line, .linkLine].lazy.flatMap { artifacts(of: $0) }
  }

  private func artifacts(of table: SubmissionTable) -> some Sequence<AssessedArtifact> {
    store.entries(withPrefix: table.key()).lazy.compactMap { entry in
      artifact(at: SubmissionTable.path(of: entry.key), line: entry.value)
    }
  }

  /// The artifacts in the order of their paths, but the files of a set together: its recording, then
  /// the companions.
  package var rows: some Sequence<AssessedArtifact> {
    [false, true].lazy.flatMap { isOfLinks in
      isOfLinks ? AnySequence(artifacts(of: .linkLine)) : AnySequence(fileRows)
    }
  }

  private var fileRows: some Sequence<AssessedArtifact> {
    store.entries(withPrefix: SubmissionTable.row.key()).lazy.compactMap { entry in
      let path = SubmissionTable.path(of: entry.key)
      return store.value(at: SubmissionTable.line.key(path.bytes)).flatMap {
        artifact(at: path, line: $0)
      }
    }
  }

  /// The findings of a severity, in the order of the artifacts.
  package func findings(
    _ severity: Severity
  ) -> some Sequence<(path: ArtifactPath, finding: Finding)> {
    let key = SubmissionTable.severity.key([severity.tableByte], [])
    return store.entries(withPrefix: key).lazy.flatMap { entry in
      let path = SubmissionTable.path(of: entry.key)
      return findings(of: path).filter { $0.severity == severity }.map { (path: path, finding: $0) }
    }
  }

  /// In the order of their recordings' paths.
  package var sets: some Sequence<RecordingSet> {
    values(of: .set).lazy.compactMap { StoredValue.decoded(RecordingSet.self, from: $0) }
  }

  /// Agendas against recordings, by day, then in the order of the agendas' paths.
  package var meetings: some Sequence<AgendaAgainstRecording> {
    values(of: .meeting).lazy.compactMap {
      StoredValue.decoded(AgendaAgainstRecording.self, from: $0)
    }
  }

  /// What could not be paired without a guess.
  package var undecidedMeetings: some Sequence<UndecidedMeeting> {
    values(of: .undecidedMeeting).lazy.compactMap {
      StoredValue.decoded(UndecidedMeeting.self, from: $0)
    }
  }

  /// What agendas state of groups and learning walks, in the order of their paths.
  package var practices: some Sequence<AgendaPractice> {
    values(of: .practice).lazy.compactMap {
      StoredValue.decoded(AgendaPractice.self, from: $0)
    }
  }

  func artifact(at path: ArtifactPath, line: [UInt8]) -> AssessedArtifact? {
    StoredValue.decoded(ManifestLine.self, from: line).map {
      AssessedArtifact(line: $0, findings: findings(of: path))
    }
  }

  private func findings(of path: ArtifactPath) -> [Finding] {
    store.decoded([Finding].self, at: SubmissionTable.findings.key(path.bytes)) ?? []
  }
}

/// One artifact with what the reports say of it beyond its manifest line.
package struct AssessedArtifact: Sendable, Equatable {
  package var line: ManifestLine
  /// With their messages; `line.findings` has the same in the same order.
  package var findings: [Finding]

  package var path: ArtifactPath { line.artifactPath }
}

package import Artifacts

/// Gathers records into a submission. Of each it keeps what manifest and reports need and drops the
/// text, so that thousands of transcripts fit into memory.
package struct SubmissionBuilder: Sendable {
  private let credential: Credential
  private let folderName: String
  private let classifier: Classifier
  private var entries: [ArtifactPath: Entry] = [:]

  private struct Entry: Sendable {
    var line: ManifestLine
    var findings: [Finding]
    var links: [LinkVerdict]
    var evidence: Evidence
    var captions: CaptionSpan?
  }

  package init(credential: Credential, folderName: String) {
    self.credential = credential
    self.folderName = folderName
    classifier = Classifier(credential)
  }

  /// Takes a record in, in any order; a second record of the same path replaces the first.
  package mutating func add(_ record: ArtifactRecord, links: [LinkVerdict] = []) {
    entries[record.artifactPath] = Entry(
      line: ManifestLine(record, links: []), findings: record.findings, links: [],
      evidence: classifier.evidence(of: record),
      captions: record.transcript.flatMap { CaptionSpan($0.cues) })
    attach(links, to: record.artifactPath)
  }

  /// Takes in what became of a document's links, which can only be told once every artifact that
  /// they may lead to was added. Called once a document.
  package mutating func attach(_ links: [LinkVerdict], to path: ArtifactPath) {
    guard !links.isEmpty, var entry = entries[path] else { return }
    entry.links = links
    entry.line.links = links.map { ManifestLink(target: $0.target, verdict: $0.verdict) }
    entry.findings += links.compactMap(Finding.init(ofLink:))
    entry.line.findings = entry.findings.map {
      ManifestFinding(code: $0.code, severity: $0.severity)
    }
    entries[path] = entry
  }

  /// - Parameters:
  ///   - ignoreRules: every rule by which paths were left out.
  ///   - skipped: every path that was, in any order.
  ///   - asOf: the day that time limits count from, `YYYY-MM-DD`, where one was stated.
  package func finish(
    ignoreRules: [String], skipped: [SkippedPath], asOf: String? = nil
  ) -> Submission {
    let ordered = entries.sorted { $0.key < $1.key }.map(\.value)
    let sets = RecordingSets(ordered.map(\.line))
    let placements = classifier.placements(of: ordered.map(\.evidence), in: sets)
    let artifacts = zip(ordered, placements).map { assessed($0, $1, in: sets) }
    let lines = artifacts.map(\.line)
    let canonical = lines.map(\.canonical)
    let policy = ManifestPolicy(
      ignore: ignoreRules, skipped: skipped.sorted { $0.artifactPath < $1.artifactPath })
    return Submission(
      credential: credential, folderName: folderName,
      header: ManifestHeader(
        credential: credential, asOf: asOf, policy: policy, lines: lines, canonical: canonical),
      artifacts: artifacts, linkVerdicts: ordered.flatMap(\.links), sets: sets.sets,
      suggestions: Assessment.suggestions(for: lines, credential: credential),
      manifestLines: canonical)
  }

  private func assessed(
    _ entry: Entry, _ placement: Placement, in sets: RecordingSets
  ) -> AssessedArtifact {
    var artifact = AssessedArtifact(line: entry.line, findings: entry.findings)
    let membership = sets.membership(of: entry.evidence.path)
    artifact.line.part = placement.part
    artifact.line.category = placement.category
    artifact.line.categoryReason = placement.reason
    artifact.line.set = membership?.id
    artifact.line.setRole = membership?.role
    let findings = [
      textLength(of: artifact.line), speakerName(of: entry, membership),
      beyondRecording(entry, membership),
    ].compactMap(\.self)
    artifact.findings += findings
    artifact.line.findings += findings.map {
      ManifestFinding(code: $0.code, severity: $0.severity)
    }
    return artifact
  }

  private func textLength(of line: ManifestLine) -> Finding? {
    guard Assessment.isTooLong(line, credential: credential), let words = line.document?.words,
      let most = credential.part(line.part)?.maxWords
    else { return nil }
    return Finding(
      .partTooLong,
      "The text of Part \(line.part) is \(CountText.of(words - most, "word")) too long.",
      expected: "at most \(CountText.of(most, "word"))", found: CountText.of(words, "word"))
  }

  private func speakerName(of entry: Entry, _ membership: RecordingSets.Membership?) -> Finding? {
    guard
      membership?.role == .speakerAudio
        || entry.line.kind == .audio && SetFolder.isSpeakerAudio(entry.evidence.path)
    else { return nil }
    return Finding(.privacySpeakerName, "The file's name tells whose voice is in it.")
  }

  private func beyondRecording(
    _ entry: Entry, _ membership: RecordingSets.Membership?
  ) -> Finding? {
    guard let membership, membership.role == .transcript, let captions = entry.captions,
      let recording = entries[membership.recording]?.line
    else { return nil }
    return captions.finding(beyond: recording)
  }
}

extension Finding {
  /// What a verdict means for the document that holds the link; nil where there is nothing to mend,
  /// and where only the network knows: a manifest states what follows from files.
  fileprivate init?(ofLink link: LinkVerdict) {
    let code: FindingCode
    switch link.verdict {
    case .ok, .skipped, .unreachable, .needsLogin: return nil
    case .broken: code = .linkBroken
    case .notMedia: code = .linkNotMedia
    case .outOfRange: code = .linkOutOfRange
    case .blocked: code = .linkBlocked
    }
    self.init(
      code, "The link \(link.target): \(link.reason ?? link.verdict.rawValue).", fix: link.fix,
      location: link.location)
  }
}

internal import Artifacts

/// What manifest and reports need of a record: kept in its place, without its text.
struct ArtifactExtract: Codable, Sendable {
  var line: ManifestLine
  var findings: [Finding]
  var evidence: Evidence
  var captions: CaptionSpan?
  /// When a recording was made, by its own clock.
  var recordedAt: String?

  init(_ record: ArtifactRecord, evidence: Evidence) {
    line = ManifestLine(record)
    findings = record.findings
    self.evidence = evidence
    captions = record.transcript.flatMap { CaptionSpan($0.cues) }
    recordedAt = record.media?.recordedAt
  }

  /// Takes in what became of a document's links.
  mutating func attach(_ links: [LinkVerdict]) {
    line.links = links.map { ManifestLink(target: $0.target, verdict: $0.verdict) }
    add(links.compactMap(Finding.init(ofLink:)))
  }

  mutating func add(_ more: [Finding]) {
    findings += more
    line.findings += more.map { ManifestFinding(code: $0.code, severity: $0.severity) }
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

/// What an inspector says of one file: facts and findings, no path, size or digest, since it is
/// not trusted with them.
package struct Reply: Codable, Sendable, Equatable {
  package var kind: ArtifactKind
  package var mediaType: String?
  /// Where an artifact of kind `link` leads.
  package var url: String?
  package var media: MediaFacts?
  package var image: ImageFacts?
  package var document: DocumentFacts?
  package var agenda: Agenda?
  package var events: [Event]?
  package var transcript: Transcript?
  package var log: LogFacts?
  package var links: [Link]?
  package var archive: ArchiveFacts?
  package var findings: [Finding]
  /// Only where they were asked for.
  package var prints: ContentPrints?

  package init(kind: ArtifactKind, mediaType: String? = nil, findings: [Finding] = []) {
    self.kind = kind
    self.mediaType = mediaType
    self.findings = findings
  }
}

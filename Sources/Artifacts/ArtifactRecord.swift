/// Everything that is known of one artifact: one line of NDJSON.
///
/// The facts come from the inspector; path, size and digest from the parent, which reads the same
/// descriptor. An absent fact is an absent key. docs/formats/record.schema.json is its schema.
package struct ArtifactRecord: Codable, Sendable, Equatable {
  package var schema: String
  /// The version of Exhibit whose inspector made the record.
  package var inspector: String
  package var path: String
  package var pathBytes: String?
  /// Bytes; nil where the artifact could not be opened.
  package var size: Int64?
  /// Lower-case hexadecimal; nil where the artifact could not be read to its end.
  package var sha256: String?
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

  /// What the content is recognised by, where that was asked for. No part of the record's line.
  package var prints: ContentPrints?

  /// How long its inspection took. No part of the record's line.
  package var elapsed: Duration?

  private enum CodingKeys: String, CodingKey {
    case schema, inspector, path, pathBytes, size, sha256, kind, mediaType, url, media, image,
      document
    case agenda, events, transcript, log, links, archive, findings
  }

  package static let schemaName = "exhibit.record/1"

  package init(path: ArtifactPath, kind: ArtifactKind) {
    schema = Self.schemaName
    inspector = exhibitVersion
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
    self.kind = kind
    findings = []
  }

  /// The identity behind `path` and `pathBytes`.
  package var artifactPath: ArtifactPath {
    ArtifactPath(path: path, pathBytes: pathBytes) ?? ArtifactPath(path)
  }
}

/// The version of this build, as it stands in records, manifests and `exhibit --version`.
package let exhibitVersion = "0.1.0"

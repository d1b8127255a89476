internal import Artifacts

/// What only the educator's own report shows of an artifact: no manifest and no export has it.
package struct PrivateFacts: Codable, Sendable, Equatable {
  /// What each is, and its value, in the order of the record.
  package private(set) var entries: [Entry] = []

  package struct Entry: Codable, Sendable, Equatable {
    /// `title`, `coordinates`, `facilitator`
    package let name: String
    package let value: String
  }

  /// So many of one artifact are shown; the record has the rest.
  private static let cap = 200

  /// Nil where there is nothing to show.
  init?(_ record: ArtifactRecord) {
    add("recorded at", record.media?.recordedAt)
    add("coordinates", record.media?.coordinates ?? record.image?.coordinates)
    add("taken at", record.image?.capturedAt)
    for tag in record.media?.tags ?? [] { add(tag.key, tag.value) }
    for person in record.agenda?.people ?? [] { add(person.role ?? "person", person.name) }
    for speaker in record.transcript?.speakers ?? [] { add("speaker", speaker.name) }
    for name in record.log?.people ?? [] { add("person", name) }
    if entries.isEmpty { return nil }
  }

  private mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty, entries.count < Self.cap else { return }
    entries.append(Entry(name: name, value: value))
  }
}

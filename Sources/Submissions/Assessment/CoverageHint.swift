package import Artifacts

/// Words in an artifact that hint at a component of the method. A hint, never a judgement.
package struct CoverageHint: Codable, Sendable, Equatable {
  package var component: String
  /// The definition's own words.
  package var phrase: String
  package var location: Location?
}

/// Finds hints at a credential's components in agendas, transcripts and documents.
struct CoverageSearch: Sendable {
  private let components: [(id: String, search: PhraseSearch, phrases: [CuePhrase])]

  /// Of a component in one artifact.
  private static let cap = 5

  init(_ credential: Credential) {
    components = credential.components.compactMap { component in
      guard let id = component.id, !component.cues.isEmpty else { return nil }
      return (id, PhraseSearch(component.cues), component.cues)
    }
  }

  func hints(in record: ArtifactRecord) -> [CoverageHint] {
    guard !components.isEmpty else { return [] }
    let cues = (record.transcript?.cues ?? []).map {
      ($0.text, Optional(Location(milliseconds: $0.startMilliseconds)))
    }
    let passages = (record.document?.passages ?? []).map { ($0.text, $0.location) }
    var hints: [CoverageHint] = []
    var found: [String: Set<Int>] = [:]
    for (text, location) in passages + cues {
      let words = WordTokens(text, splittingCase: false).words
      for (id, search, phrases) in components where found[id]?.count ?? 0 < Self.cap {
        let new = search.found(in: words).subtracting(found[id] ?? []).sorted()
        for index in new.prefix(Self.cap - (found[id]?.count ?? 0)) {
          found[id, default: []].insert(index)
          hints.append(
            CoverageHint(component: id, phrase: phrases[index].written, location: location))
        }
      }
    }
    return hints
  }
}

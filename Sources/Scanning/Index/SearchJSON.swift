internal import ArtifactIndex
internal import Artifacts

/// What a search found, for programs.
package struct SearchJSON: Encodable {
  private let schema = "exhibit.search/1"
  /// As it stands in a list of searches.
  package var query: String?
  private let hits: [Hit]
  private let hasMore: Bool
  private let rankedInPart: Bool
  private let prefixesCut: [String]?
  /// What could not be searched, in sentences, where a server answers; a command says it beside its output.
  package var notices: [String]?
  /// How long the search took, where that was asked for.
  package var microseconds: Int64?
  /// Why nothing was looked for.
  private let error: String?

  private struct Hit: Encodable {
    var results: String
    var path: String
    var pathBytes: String?
    var kind: ArtifactKind
    var source: String?
    var location: Location?
    var locator: String
    /// Where a server shows it.
    var url: String?
    var speaker: String?
    var snippet: String?
    /// The words of the snippet that were looked for.
    var matches: [String]?
    var gone: Bool?
  }

  /// A search that can't be meant.
  package init(error: String) {
    (hits, hasMore, rankedInPart, prefixesCut) = ([], false, false, nil)
    self.error = error
  }

  /// - Parameter address: where a place may be opened; nil where it can't.
  package init(
    _ finding: SearchFinding, address: (SearchFinding.Place) -> String? = { _ in nil }
  ) {
    error = nil
    hasMore = finding.hasMore
    rankedInPart = finding.isRankedInPart
    prefixesCut = finding.cutStarts.isEmpty ? nil : finding.cutStarts
    hits = finding.places.map { place in
      let hit = place.hit
      let isWhole = hit.snippet.isEmpty
      return Hit(
        results: ArtifactPath(bytes: place.results.path).text, path: hit.path.text,
        pathBytes: hit.path.base64WhereNotUTF8, kind: hit.kind, source: hit.source?.rawValue,
        location: hit.location, locator: hit.locator, url: address(place), speaker: hit.speaker,
        snippet: isWhole ? nil : hit.snippet.map(\.text).joined(),
        matches: isWhole ? nil : hit.snippet.filter(\.isMatch).map(\.text),
        gone: hit.isGone ? true : nil)
    }
  }
}

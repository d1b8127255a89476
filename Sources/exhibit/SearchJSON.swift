internal import ArtifactIndex
internal import Artifacts
internal import Scanning

/// What a search found, for programs.
struct SearchJSON: Encodable {
  private let schema = "exhibit.search/1"
  /// As it stands in a list of searches.
  var query: String?
  private let hits: [Hit]
  private let hasMore: Bool
  private let rankedInPart: Bool
  private let prefixesCut: [String]?
  /// How long the search took, where that was asked for.
  var microseconds: Int64?
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
    var speaker: String?
    var snippet: String?
    /// The words of the snippet that were looked for.
    var matches: [String]?
    var gone: Bool?
  }

  /// A search that can't be meant.
  init(error: String) {
    (hits, hasMore, rankedInPart, prefixesCut) = ([], false, false, nil)
    self.error = error
  }

  init(_ finding: SearchFinding) {
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
        location: hit.location, locator: hit.locator, speaker: hit.speaker,
        snippet: isWhole ? nil : hit.snippet.map(\.text).joined(),
        matches: isWhole ? nil : hit.snippet.filter(\.isMatch).map(\.text),
        gone: hit.isGone ? true : nil)
    }
  }
}

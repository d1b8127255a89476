package import ArtifactIndex

/// What a search found in all indexes.
package struct SearchFinding: Sendable {
  /// A hit, and the results that it is from.
  package struct Place: Sendable {
    package let results: ResultFolder
    package let hit: SearchHit
  }

  /// Those of each index together, best first.
  package private(set) var places: [Place] = []
  /// How many indexes were searched.
  package private(set) var indexes = 0
  /// True where some index had so many places that only the first part was ranked.
  package private(set) var isRankedInPart = false
  /// True where there are more hits than are given.
  package private(set) var hasMore = false

  mutating func add(_ result: SearchResult, of results: ResultFolder, limit: Int) {
    indexes += 1
    let room = limit - places.count
    places += result.hits.prefix(room).map { Place(results: results, hit: $0) }
    isRankedInPart = isRankedInPart || result.isRankedInPart
    hasMore = hasMore || result.hasMore || result.hits.count > room
  }
}

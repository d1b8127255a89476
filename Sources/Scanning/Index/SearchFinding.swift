package import ArtifactIndex

/// What a search found in all indexes.
package struct SearchFinding: Sendable {
  /// A hit, and the results that it is from.
  package struct Place: Sendable {
    package let results: ResultFolder
    package let hit: SearchHit
  }

  /// Those of each index, best first.
  private var found: [[Place]] = []
  private let limit: Int
  private var isCut = false
  /// True where some index had so many places that only the first part was ranked.
  package private(set) var isRankedInPart = false

  /// Starts of words that so many words have that only the first of these were looked for.
  package private(set) var cutStarts: [String] = []

  init(limit: Int) { self.limit = limit }

  mutating func add(_ result: SearchResult, of results: ResultFolder) {
    found.append(result.hits.map { Place(results: results, hit: $0) })
    isRankedInPart = isRankedInPart || result.isRankedInPart
    isCut = isCut || result.hasMore
    cutStarts += result.cutStarts.filter { !cutStarts.contains($0) }
  }

  /// How many indexes were searched.
  package var indexes: Int { found.count }

  /// True where there are more hits than are given.
  package var hasMore: Bool { isCut || found.reduce(0) { $0 + $1.count } > limit }

  /// Those of each index together, best first. Ranks of two indexes can't be compared, so each gives its
  /// best, then its second, until there are enough.
  package var places: [Place] {
    var shares = found.map { _ in 0 }
    var left = limit
    var isGrowing = true
    while left > 0, isGrowing {
      isGrowing = false
      for index in found.indices where left > 0 && shares[index] < found[index].count {
        shares[index] += 1
        left -= 1
        isGrowing = true
      }
    }
    return zip(found, shares).flatMap { $0.prefix($1) }
  }
}

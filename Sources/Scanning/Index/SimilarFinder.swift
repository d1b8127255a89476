internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Holds what artifacts are recognised by against each other, every one with every other one. What is
/// held lies on disk but for a block of it.
struct SimilarFinder: Sendable {
  private let store: OrderedSpool

  private struct Kept: Codable {
    var place: SharedBytes.Place
    var prints: ContentPrints
  }

  /// So many are prepared at a time.
  private static let block = 64
  /// Every pair takes its time: two hundred thousand recordings would take years.
  static let mostArtifacts = 4000
  /// So many pairs are told.
  static let mostPairs = 10_000

  init() throws(IndexError) { store = try OrderedSpool() }

  func check() throws(IndexError) { try store.check() }

  func add(_ prints: ContentPrints, at place: SharedBytes.Place) {
    let number = String(10_000_000_000 + place.artifact)
    let key = Array(place.submission.utf8) + [0] + Array(number.utf8)
    store.put((try? JSONNode(encoding: Kept(place: place, prints: prints)).line) ?? [], at: key)
  }

  /// What the pairs of the same content have in common, in the order of both places.
  ///
  /// - Parameter notice: told where not all could be compared.
  func find(notice: (String) -> Void) throws -> [SimilarContent] {
    var found: [SimilarContent] = []
    var start = 0
    while start < Self.mostArtifacts {
      let block = entries(from: start, count: Self.block).map {
        ($0.place, PreparedPrints($0.prints))
      }
      guard !block.isEmpty else { return found }
      for (number, other) in entries(from: start, count: Self.mostArtifacts - start).enumerated() {
        try Interruption.shared.check()
        let prepared = PreparedPrints(other.prints)
        // With itself and those before it each was compared already.
        for (place, prints) in block.prefix(number) {
          guard let match = SimilarContent(place, prints, other.place, prepared) else { continue }
          guard found.count < Self.mostPairs else {
            notice(
              "--similar: more than \(Self.mostPairs) pairs are alike; the others are not told")
            return found
          }
          found.append(match)
        }
      }
      start += Self.block
    }
    if entries(from: start, count: 1).first(where: { _ in true }) != nil {
      notice(
        "--similar: only the first \(Self.mostArtifacts) recordings and photos were compared by content"
      )
    }
    return found
  }

  private func entries(from start: Int, count: Int) -> some Sequence<Kept> {
    store.entries(withPrefix: []).lazy.dropFirst(start).prefix(count).compactMap {
      try? JSONDecoder().decode(Kept.self, from: Data($0.value))
    }
  }
}

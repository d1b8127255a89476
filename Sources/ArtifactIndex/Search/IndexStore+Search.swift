internal import Artifacts
internal import GRDB

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension IndexStore {
  /// The best places for a search.
  ///
  /// - Parameters:
  ///   - limit: how many hits at most.
  ///   - includesGone: whether files that are no longer there are found as well.
  package func search(
    _ query: SearchQuery, limit: Int, includesGone: Bool = false
  ) throws(IndexError) -> SearchResult {
    let (rows, cut) = try IndexError.wrapping {
      try queue.inDatabase { db -> ([Row], [String]) in
        // An index of an earlier version has no verdicts, and is only read.
        if query.filters.contains(where: \.isOfLinks), try !IndexSchema.hasVerdicts(db) {
          return ([], [])
        }
        var bound = PrefixBound(db)
        let expression = try query.expression.map { try bound.bounded($0) }
        let statement = SearchStatement(
          query, expression, limit: limit + 1,
          includesGone: try includesGone || !Self.hasGone(db))
        return (
          try Row.fetchAll(db, sql: statement.sql, arguments: statement.arguments), bound.cut
        )
      }
    }
    let candidates: Int = rows.first?["candidates"] ?? 0
    return SearchResult(
      hits: rows.prefix(limit).map(SearchHit.init),
      isRankedInPart: candidates > SearchStatement.candidateCap, hasMore: rows.count > limit,
      cutStarts: cut)
  }

  private static func hasGone(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM artifact WHERE gone_ns IS NOT NULL)") ?? false
  }
}

extension SearchHit {
  fileprivate init(_ row: Row) {
    path = ArtifactPath(bytes: Array(row["path"] as Data))
    kind = (row["kind"] as String?).flatMap(ArtifactKind.init) ?? .other
    source = (row["source"] as String?).flatMap(IndexedPassage.Source.init)
    let place = Location(
      line: row["line"], page: row["page"], cell: row["cell"], milliseconds: row["start_ms"],
      member: row["member"])
    location = place == Location() ? nil : place
    speaker = row["speaker"]
    snippet = SnippetPiece.pieces(of: row["snippet"] ?? "")
    isGone = row["gone"]
  }
}

extension SnippetPiece {
  /// The pieces of a snippet as FTS5 gives it, with a mark before and behind each match.
  static func pieces(of snippet: String) -> [SnippetPiece] {
    var pieces: [SnippetPiece] = []
    var isMatch = false
    for part in snippet.split(
      omittingEmptySubsequences: false,
      whereSeparator: { [SearchStatement.opening, SearchStatement.closing].contains(String($0)) })
    {
      if !part.isEmpty { pieces.append(SnippetPiece(text: String(part), isMatch: isMatch)) }
      isMatch.toggle()
    }
    return pieces
  }
}

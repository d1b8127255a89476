internal import Artifacts
internal import GRDB

/// The SQL of a search. What was typed only ever comes in as an argument.
struct SearchStatement {
  let sql: String
  let arguments: StatementArguments

  /// So many places are ranked; words that are everywhere would take too long.
  static let candidateCap = 20_000
  /// Around what is found in a snippet; control characters that no passage of ours has.
  static let (opening, closing) = ("\u{1}", "\u{2}")

  /// - Parameters:
  ///   - expression: what is looked for in the place of the query's own; nil where there are only
  ///     filters.
  ///   - includesGone: whether files that are no longer there are found, or there are none.
  init(_ query: SearchQuery, _ expression: SearchExpression?, limit: Int, includesGone: Bool) {
    let hasWords = expression != nil
    let conditions = query.filters.map { Self.condition($0, hasWords: hasWords) }
    // What is gone takes no place among the candidates.
    let presence = includesGone ? [] : ["artifact.gone_ns IS NULL"]
    let narrowing = (presence + conditions.map(\.sql)).map { " AND " + $0 }.joined()
    let values = conditions.flatMap(\.values)
    if let match = expression?.match {
      sql = Self.words(narrowing)
      arguments = StatementArguments([match] + values + [Self.candidateCap + 1, limit, match])
    } else if query.filters.contains(where: \.isOfLinks) {
      // Each of them has a place of its own.
      sql = Self.links("1" + narrowing)
      arguments = StatementArguments(values + [limit])
    } else {
      sql = Self.artifacts("1" + narrowing)
      arguments = StatementArguments(values + [limit])
    }
  }

  private static func links(_ condition: String) -> String {
    """
    SELECT artifact.path, artifact.kind, artifact.gone_ns IS NOT NULL AS gone, 'link' AS source,
      link.line, link.page, link.cell, NULL AS start_ms, NULL AS speaker, NULL AS member,
      link.target AS snippet, 0 AS candidates
    FROM artifact JOIN link ON link.artifact = artifact.id WHERE \(condition)
    ORDER BY artifact.path, link.number LIMIT ?
    """
  }

  /// The candidates come first, without any sorting, then they are ranked; snippets are made of those
  /// that are shown.
  private static func words(_ narrowing: String) -> String {
    let tables =
      "JOIN passage ON passage.id = %.id JOIN artifact ON artifact.id = passage.artifact"
    let narrowed =
      narrowing.isEmpty ? "" : tables.replacing("%.id", with: "passage_text.rowid")
    let joined = tables.replacing("%", with: "best")
    return """
      WITH candidate AS MATERIALIZED (
        SELECT passage_text.rowid AS id, bm25(passage_text) AS score FROM passage_text \(narrowed)
        WHERE passage_text MATCH ?\(narrowing) LIMIT ?),
      best AS MATERIALIZED (
        SELECT candidate.id, candidate.score, (SELECT count(*) FROM candidate) AS candidates
        FROM candidate ORDER BY candidate.score, candidate.id LIMIT ?)
      SELECT artifact.path, artifact.kind, artifact.gone_ns IS NOT NULL AS gone, passage.source,
        passage.line, passage.page, passage.cell, passage.start_ms, passage.speaker,
        CASE passage.source WHEN 'member' THEN passage_text.text END AS member,
        snippet(passage_text, 0, char(1), char(2), '…', 16) AS snippet, best.candidates
      FROM best JOIN passage_text ON passage_text.rowid = best.id \(joined)
      WHERE passage_text MATCH ?
      ORDER BY best.score, best.id
      """
  }

  private static func artifacts(_ condition: String) -> String {
    """
    SELECT artifact.path, artifact.kind, artifact.gone_ns IS NOT NULL AS gone, NULL AS source,
      NULL AS line, NULL AS page, NULL AS cell, NULL AS start_ms, NULL AS speaker,
      NULL AS member,
      '' AS snippet, 0 AS candidates
    FROM artifact WHERE \(condition) ORDER BY artifact.path LIMIT ?
    """
  }

  private static func condition(
    _ filter: SearchFilter, hasWords: Bool
  ) -> (sql: String, values: [any DatabaseValueConvertible]) {
    switch filter {
    case .kind(let kind): return ("artifact.kind = ?", [kind.rawValue])
    case .longer(let milliseconds): return ("artifact.milliseconds > ?", [milliseconds])
    case .date(let start):
      let condition = "(substr(artifact.date, 1, ?) = ? OR \(passage("substr(p.date, 1, ?) = ?")))"
      return (condition, [start.utf8.count, start, start.utf8.count, start])
    case .speaker(let name):
      // SQLite's own lower() knows ASCII only.
      let lowercase = DatabaseFunction.lowercase.name
      // A word was said by this person where it stands; an artifact has a place where they speak.
      let condition =
        hasWords
        ? "instr(\(lowercase)(passage.speaker), ?) > 0"
        : passage("instr(\(lowercase)(p.speaker), ?) > 0")
      return (condition, [name.lowercased()])
    case .link(let verdict):
      let condition =
        hasWords
        ? "EXISTS (SELECT 1 FROM link WHERE link.artifact = artifact.id AND link.verdict = ?)"
        : "link.verdict = ?"
      return (condition, [verdict.rawValue])
    case .protocolName(let name): return (passage("p.protocol = ?"), [name])
    case .finding(let code):
      let isStart = code.hasSuffix("*")
      let start = isStart ? String(code.dropLast()) : code
      let same = isStart ? "substr(code, 1, ?) = ?" : "length(code) = ? AND code = ?"
      return (
        "EXISTS (SELECT 1 FROM finding WHERE finding.artifact = artifact.id AND \(same))",
        [start.utf8.count, start]
      )
    }
  }

  private static func passage(_ condition: String) -> String {
    "EXISTS (SELECT 1 FROM passage AS p WHERE p.artifact = artifact.id AND \(condition))"
  }
}

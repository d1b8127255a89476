/// What somebody looks for, as they typed it: words, phrases, what excludes what. Never handed to
/// SQLite as it is: ``match`` writes its own.
package indirect enum SearchExpression: Sendable, Equatable {
  /// Words that stand side by side; the last may be only the start of one.
  case phrase([String], isPrefix: Bool)
  case all([SearchExpression])
  case any([SearchExpression])
  case not(SearchExpression)

  /// The expression in FTS5's language, every word quoted: https://www.sqlite.org/fts5.html §3.
  /// Nil where nothing is looked for that could be found.
  var match: String? {
    switch self {
    case .phrase(let words, let isPrefix):
      "\"\(words.joined(separator: " ").replacing("\"", with: "\"\""))\"" + (isPrefix ? " *" : "")
    case .any(let choices):
      Self.joined(choices.map(\.match), with: " OR ")
    case .all(let parts):
      Self.match(ofAll: parts)
    case .not: nil
    }
  }

  /// FTS5 has no negation by itself: only something without something else.
  private static func match(ofAll parts: [SearchExpression]) -> String? {
    let excluded = parts.compactMap { part -> SearchExpression? in
      if case .not(let inner) = part { inner } else { nil }
    }
    let wanted = parts.filter { if case .not = $0 { false } else { true } }
    guard let found = joined(wanted.map(\.match), with: " AND ") else { return nil }
    guard !excluded.isEmpty else { return found }
    return joined(excluded.map(\.match), with: " OR ").map { "(\(found) NOT \($0))" }
  }

  private static func joined(_ parts: [String?], with connective: String) -> String? {
    let known = parts.compactMap(\.self)
    guard known.count == parts.count, let first = known.first else { return nil }
    return known.count == 1 ? first : "(\(known.joined(separator: connective)))"
  }
}

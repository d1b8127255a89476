// Only Foundation takes letters and their marks apart.
internal import Foundation
internal import GRDB

/// Keeps the start of a word from standing for more places than a search can weigh. FTS5 merges the
/// places of every word that begins so before it gives the first; twenty thousand words in every passage
/// took half a minute. Where there are that many, the first words of them in the alphabet stand for all.
struct PrefixBound {
  /// Starts that were cut, as they were typed.
  private(set) var cut: [String] = []
  private let db: Database

  /// Up to so many places FTS5 is asked for the start itself.
  private static let placeCap = 100_000
  /// FTS5 keeps the places of shorter starts together.
  private static let indexedLength = 3
  private static let wordCap = 400

  /// - Parameter db: a connection with the index.
  init(_ db: Database) { self.db = db }

  /// The expression with words in the place of starts that too many words have.
  mutating func bounded(_ expression: SearchExpression) throws -> SearchExpression {
    switch expression {
    case .phrase(let words, isPrefix: true):
      guard let start = words.last, let found = try self.words(startingWith: start) else {
        return expression
      }
      if !cut.contains(start) { cut.append(start) }
      return .any(found.map { .phrase(words.dropLast() + [$0], isPrefix: false) })
    case .phrase: return expression
    case .all(let parts): return .all(try parts.map { try bounded($0) })
    case .any(let parts): return .any(try parts.map { try bounded($0) })
    case .not(let part): return .not(try bounded(part))
    }
  }

  /// The first words that begin so; nil where all of them are no trouble.
  private func words(startingWith start: String) throws -> [String]? {
    let folded = Self.folded(start)
    guard folded.unicodeScalars.count > Self.indexedLength else { return nil }
    // Of this connection alone, also where the index is only read.
    try db.execute(
      sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, passage_text, row)")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT term, doc FROM temp.word WHERE term >= ? AND term < ? ORDER BY term",
      arguments: [folded, folded + "\u{10FFFF}"])
    var (words, places, kept) = ([String](), 0, 0)
    while let row = try rows.next() {
      places += row[1]
      if words.count < Self.wordCap, kept < SearchStatement.candidateCap {
        words.append(row[0])
        kept += row[1]
      }
      if places > Self.placeCap { return words }
    }
    return nil
  }

  /// As the index has words: in lower case, without marks on letters. A start that the index has otherwise
  /// is not found here, and goes to FTS5 as it is.
  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for character in text.lowercased() {
      let decomposed = String(character).decomposed
      folded.append(
        contentsOf: decomposed.filter { $0.properties.generalCategory != .nonspacingMark })
    }
    return String(folded)
  }
}

extension String {
  /// Letters and their marks apart.
  fileprivate var decomposed: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar in
      Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    }
  }
}

/// A search as somebody typed it: words and phrases, `AND`, `OR`, `NOT` in capitals or a minus sign,
/// parentheses, a star for the start of a word, and filters. Words side by side have all to be there.
package struct SearchQuery: Sendable, Equatable {
  /// Nil where there are only filters.
  package private(set) var expression: SearchExpression?
  package private(set) var filters: [SearchFilter] = []

  private static let lengthCap = 2000
  private static let tokenCap = 100
  private static let depthCap = 20

  package init(_ text: String) throws(SearchError) {
    guard text.utf8.count <= Self.lengthCap else {
      throw SearchError("the search is too long; at most \(Self.lengthCap) bytes")
    }
    let tokens = SearchToken.tokens(of: text)
    guard tokens.count <= Self.tokenCap else {
      throw SearchError("the search has too many words; at most \(Self.tokenCap)")
    }
    var rest: [SearchToken] = []
    for token in tokens {
      if case .word(let word) = token, let filter = try SearchFilter(word) {
        filters.append(filter)
      } else {
        rest.append(token)
      }
    }
    var parser = Parser(tokens: rest[...])
    expression = try parser.expression(depth: 0)
    guard parser.tokens.isEmpty else {
      throw SearchError("a closing parenthesis has no opening one")
    }
    guard expression != nil || !filters.isEmpty else { throw SearchError("nothing is looked for") }
    guard expression == nil || expression?.match != nil else {
      throw SearchError("NOT and - leave something out of what was found: name a word to find too")
    }
  }

  /// Precedence from loose to tight: OR, AND, NOT.
  private struct Parser {
    var tokens: ArraySlice<SearchToken>

    mutating func expression(depth: Int) throws(SearchError) -> SearchExpression? {
      guard depth <= SearchQuery.depthCap else {
        throw SearchError("the parentheses are nested too deeply")
      }
      var choices: [SearchExpression] = []
      repeat {
        if let part = try conjunction(depth) { choices.append(part) }
      } while take(.or)
      return choices.count > 1 ? .any(choices) : choices.first
    }

    private mutating func conjunction(_ depth: Int) throws(SearchError) -> SearchExpression? {
      var parts: [SearchExpression] = []
      while let next = tokens.first, next != .or, next != .closing {
        if take(.and) { continue }
        if let part = try term(depth) { parts.append(part) }
      }
      return parts.count > 1 ? .all(parts) : parts.first
    }

    private mutating func term(_ depth: Int) throws(SearchError) -> SearchExpression? {
      guard let token = tokens.popFirst() else { return nil }
      switch token {
      case .not:
        var isNegated = true
        while take(.not) { isNegated.toggle() }
        guard let inner = try term(depth) else { return nil }
        return isNegated ? .not(inner) : inner
      case .opening:
        let inner = try expression(depth: depth + 1)
        guard take(.closing) else { throw SearchError("a parenthesis is not closed") }
        return inner
      case .phrase(let text): return SearchExpression(words: text, isPrefix: false)
      case .word(let text) where text.count > 1 && text.hasPrefix("-"):
        return SearchExpression(word: String(text.dropFirst())).map { .not($0) }
      // Before a parenthesis or a phrase.
      case .word("-"): return try term(depth).map { .not($0) }
      case .word(let text): return SearchExpression(word: text)
      case .and, .or, .closing: return nil
      }
    }

    private mutating func take(_ token: SearchToken) -> Bool {
      guard tokens.first == token else { return false }
      tokens.removeFirst()
      return true
    }
  }
}

extension SearchExpression {
  fileprivate init?(word: String) {
    let isPrefix = word.hasSuffix("*")
    self.init(words: isPrefix ? String(word.dropLast()) : word, isPrefix: isPrefix)
  }

  /// Nil where there is nothing in it that the index has words of.
  fileprivate init?(words text: String, isPrefix: Bool) {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !words.isEmpty else { return nil }
    self = .phrase(words, isPrefix: isPrefix)
  }
}

/// What is wrong with a search, for whoever typed it.
package struct SearchError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

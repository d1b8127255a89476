/// Words to look for in a row, as a definition writes them: `chalk talk`, `reflect*`.
package struct CuePhrase: Sendable, Hashable {
  /// As written.
  package let written: String
  /// In lower case, without the star.
  let words: [String]
  /// True where the last word only has to start so.
  let isPrefix: Bool

  /// Nil where it has no letter or digit.
  package init?(_ written: String) {
    self.written = written
    isPrefix = written.hasSuffix("*")
    words = WordTokens(written, splittingCase: false).words
    guard !words.isEmpty else { return nil }
  }

  /// True where the phrase stands in `tokens` at `position`.
  func stands(in tokens: [String], at position: Int) -> Bool {
    guard tokens.count - position >= words.count else { return false }
    for (offset, word) in words.enumerated() {
      let token = tokens[position + offset]
      let isLast = offset == words.count - 1
      guard token == word || (isLast && isPrefix && token.hasPrefix(word)) else { return false }
    }
    return true
  }

  /// Where the phrase first stands in `tokens`.
  func first(in tokens: [String]) -> Int? {
    tokens.indices.first { stands(in: tokens, at: $0) }
  }
}

/// A piece of a typed search.
enum SearchToken: Equatable {
  case word(String)
  case phrase(String)
  case opening, closing
  case and, or, not

  /// The pieces of a text in their order. A quotation mark that is never closed closes at the end.
  static func tokens(of text: String) -> [SearchToken] {
    var tokens: [SearchToken] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "(" || first == ")" {
        tokens.append(first == "(" ? .opening : .closing)
        rest.removeFirst()
      } else if isQuotation(first) {
        rest.removeFirst()
        tokens.append(.phrase(String(rest.prefix { !isQuotation($0) })))
        rest = rest.drop { !isQuotation($0) }.dropFirst()
      } else {
        tokens.append(word(&rest))
      }
    }
    return tokens
  }

  /// A word up to white space or a parenthesis; a quoted part of it (`speaker:"Robin Doe"`) is kept
  /// whole.
  private static func word(_ rest: inout Substring) -> SearchToken {
    var word = ""
    while let next = rest.first, !next.isWhitespace, next != "(", next != ")" {
      rest.removeFirst()
      guard isQuotation(next) else {
        word.append(next)
        continue
      }
      word += rest.prefix { !isQuotation($0) }
      rest = rest.drop { !isQuotation($0) }.dropFirst()
    }
    switch word {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: return .word(word)
    }
  }

  private static func isQuotation(_ character: Character) -> Bool {
    ["\"", "“", "”", "„"].contains(character)
  }
}

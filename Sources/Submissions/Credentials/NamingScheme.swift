/// How a learning platform names the folders and archives that it gives out, with `{candidate}` and
/// `{attempt}` where these stand and `*` for anything: `{candidate}_attempt_{attempt}_*`.
package struct NamingScheme: Sendable, Equatable {
  package let pattern: String
  private let pieces: [Piece]

  /// What a pattern has to be, for whoever wrote another.
  package static let rule =
    "a naming pattern holds {candidate} once, {attempt} at most once and * at most twice, with other "
    + "characters between them, 200 in all"

  /// What a name says.
  package struct Reading: Sendable, Equatable {
    package var candidate: String
    /// From the pattern's `{attempt}`; 1 where it has none.
    package var attempt: Int
  }

  private enum Piece: Equatable {
    case literal(String)
    case candidate, attempt, anything
  }

  /// Nil where `{candidate}` does not stand exactly once, `{attempt}` more than once, `*` more than
  /// twice, two of them touch, or the pattern is longer than 200 characters.
  package init?(_ pattern: String) {
    guard pattern.utf8.count <= 200 else { return nil }
    var (pieces, rest) = ([Piece](), pattern[...])
    while let first = rest.first {
      if rest.hasPrefix("{candidate}") {
        pieces.append(.candidate)
        rest = rest.dropFirst(11)
      } else if rest.hasPrefix("{attempt}") {
        pieces.append(.attempt)
        rest = rest.dropFirst(9)
      } else if first == "*" {
        pieces.append(.anything)
        rest = rest.dropFirst()
      } else if first == "{" || first == "}" {
        return nil
      } else {
        let literal = rest.prefix { !"*{}".contains($0) }
        pieces.append(.literal(String(literal)))
        rest = rest.dropFirst(literal.count)
      }
    }
    guard pieces.count(where: { $0 == .candidate }) == 1,
      pieces.count(where: { $0 == .attempt }) <= 1,
      pieces.count(where: { $0 == .anything }) <= 2, Self.isUnambiguous(pieces)
    else { return nil }
    self.pattern = pattern
    self.pieces = pieces
  }

  private static func isUnambiguous(_ pieces: [Piece]) -> Bool {
    zip(pieces, pieces.dropFirst()).allSatisfy { left, right in
      if case .literal = left { return true }
      if case .literal = right { return true }
      return false
    }
  }

  /// Nil where the name, without its ending, does not follow the pattern. Each piece takes as little as
  /// it can, so that a name has one reading.
  package func reading(of name: String) -> Reading? {
    guard name.utf8.count <= 255 else { return nil }
    var search = Search(pieces: pieces, name: Array(name))
    return search.matches(0, 0) ? search.found : nil
  }

  private struct Search {
    let pieces: [Piece]
    let name: [Character]
    var found = Reading(candidate: "", attempt: 1)
    /// Places of piece and name from which nothing fits: whether the rest does is the same whatever
    /// stands before, and looking twice would take cubic time.
    private var dead: [Bool]

    init(pieces: [Piece], name: [Character]) {
      self.pieces = pieces
      self.name = name
      dead = Array(repeating: false, count: (pieces.count + 1) * (name.count + 1))
    }

    mutating func matches(_ piece: Int, _ start: Int) -> Bool {
      guard piece < pieces.count else { return start == name.count }
      let place = piece * (name.count + 1) + start
      if dead[place] { return false }
      let isMatch = fits(piece, start)
      dead[place] = !isMatch
      return isMatch
    }

    private mutating func fits(_ piece: Int, _ start: Int) -> Bool {
      let rest = name[start...]
      switch pieces[piece] {
      case .literal(let text):
        guard rest.starts(with: text, by: { NamingScheme.fold($0) == NamingScheme.fold($1) }) else {
          return false
        }
        return matches(piece + 1, start + text.count)
      case .anything:
        for end in start...name.count where matches(piece + 1, end) { return true }
        return false
      case .candidate:
        guard start < name.count else { return false }
        for end in (start + 1)...name.count where matches(piece + 1, end) {
          found.candidate = String(name[start..<end])
          return true
        }
        return false
      case .attempt:
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...6).contains(digits.count), let number = Int(String(digits)) else { return false }
        found.attempt = number
        return matches(piece + 1, start + digits.count)
      }
    }
  }

  fileprivate static func fold(_ character: Character) -> String { character.lowercased() }
}

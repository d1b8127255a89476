/// Takes a name apart from its front, ASCII letter case ignored. What does not fit leaves the rest
/// where it is.
struct NameScanner {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ literal: String) -> Bool {
    guard rest.count >= literal.utf8.count,
      zip(rest, literal.utf8).allSatisfy({ $0.asciiLowercased == $1.asciiLowercased })
    else { return false }
    rest = rest.dropFirst(literal.utf8.count)
    return true
  }

  mutating func skip(oneOf bytes: String) -> Bool {
    guard let first = rest.first, bytes.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// As many digits as there are, where their number is in the range.
  mutating func digits(_ count: ClosedRange<Int>) -> ArraySlice<UInt8>? {
    take(count, while: \.isASCIIDigit)
  }

  mutating func letters(_ count: ClosedRange<Int>) -> ArraySlice<UInt8>? {
    take(count, while: \.isASCIILetter)
  }

  private mutating func take(
    _ count: ClosedRange<Int>, while fits: (UInt8) -> Bool
  ) -> ArraySlice<UInt8>? {
    let taken = rest.prefix(while: fits)
    guard count.contains(taken.count) else { return nil }
    rest = rest.dropFirst(taken.count)
    return taken
  }
}

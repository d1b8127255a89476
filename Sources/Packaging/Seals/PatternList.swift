/// Patterns between commas, as OpenSSH has them (PATTERNS in ssh_config(5)): `*` stands for anything, `?`
/// for one character; a list does not match what a pattern behind `!` does.
struct PatternList {
  private let patterns: [Substring]

  init(_ text: String) { patterns = text.split(separator: ",", omittingEmptySubsequences: false) }

  func matches(_ text: String) -> Bool {
    var isFound = false
    for pattern in patterns {
      if pattern.hasPrefix("!") {
        if Self.matches(pattern.dropFirst(), text) { return false }
      } else if Self.matches(pattern, text) {
        isFound = true
      }
    }
    return isFound
  }

  /// Goes back to the last star only: time grows with the product of the lengths.
  private static func matches(_ pattern: Substring, _ text: String) -> Bool {
    let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
    var (place, position) = (0, 0)
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position]
      {
        (place, position) = (place + 1, position + 1)
      } else if let last = star {
        (place, position) = (last.place + 1, last.position + 1)
        star = (last.place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

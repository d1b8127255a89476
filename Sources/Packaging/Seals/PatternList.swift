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

  private static func matches(_ pattern: Substring, _ text: String) -> Bool {
    WildcardPattern(pattern, hasQuestionMarks: true).matches(Array(text.utf8))
  }
}

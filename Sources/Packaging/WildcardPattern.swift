/// A text in which each asterisk stands for any number of any characters, slashes among them.
struct WildcardPattern: Sendable, Equatable {
  private let pattern: [UInt8]
  private let hasQuestionMarks: Bool
  private static let (asterisk, questionMark) = (UInt8(ascii: "*"), UInt8(ascii: "?"))

  /// - Parameter hasQuestionMarks: whether `?` stands for one byte; else it stands for itself.
  init(_ text: some StringProtocol, hasQuestionMarks: Bool = false) {
    pattern = Array(text.utf8)
    self.hasQuestionMarks = hasQuestionMarks
  }

  /// Goes back to the last asterisk only: time grows with the product of the lengths.
  func matches(_ text: [UInt8]) -> Bool {
    var (place, position) = (0, 0)
    var asterisk: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == Self.asterisk {
        asterisk = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == text[position]
          || hasQuestionMarks && pattern[place] == Self.questionMark
      {
        (place, position) = (place + 1, position + 1)
      } else if let last = asterisk {
        (place, position) = (last.place + 1, last.position + 1)
        asterisk = (last.place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == Self.asterisk }
  }
}

/// The words of a name or a text in lower case, punctuation left out.
struct WordTokens {
  private(set) var words: [String] = []
  private var word = String.UnicodeScalarView()
  private var previous: Unicode.Scalar?

  /// - Parameter splittingCase: true for names, where `MeetingNotes2` is three words.
  init(_ text: String, splittingCase: Bool) {
    for scalar in text.unicodeScalars { append(scalar, splittingCase: splittingCase) }
    endWord()
  }

  private mutating func append(_ scalar: Unicode.Scalar, splittingCase: Bool) {
    defer { previous = scalar }
    let properties = scalar.properties
    let isDigit = properties.numericType != nil
    let isMark = properties.generalCategory == .nonspacingMark
    guard isDigit || isMark || properties.isAlphabetic else {
      // An apostrophe joins: "I've" is one word.
      if scalar != "'" && scalar != "\u{2019}" { endWord() }
      return
    }
    if splittingCase, !isMark, let previous, Self.splits(previous, scalar, isDigit) { endWord() }
    word.append(scalar)
  }

  private static func splits(
    _ previous: Unicode.Scalar, _ scalar: Unicode.Scalar, _ isDigit: Bool
  ) -> Bool {
    let before = previous.properties
    let beforeIsDigit = before.numericType != nil
    if beforeIsDigit != isDigit { return true }
    return before.isLowercase && scalar.properties.isUppercase
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    words.append(String(word).lowercased())
    word = String.UnicodeScalarView()
  }
}

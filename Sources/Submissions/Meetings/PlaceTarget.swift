/// What is looked for in a transcript: an item of an agenda, or a step of a protocol.
struct PlaceTarget {
  /// The telling words of its text, each once: half of them must be said close together.
  var words: [String] = []
  /// Phrases any one of which is enough, all of its words close together.
  var phrases: [[String]] = []

  /// Milliseconds for which it may go unmentioned while it goes on.
  var gap: Int64 = 120_000

  /// An item by its text, and by the names that its protocol has.
  init(text: String, names: [String] = []) {
    words = Array(SpeechWord.tellingStems(of: text).prefix(Self.mostWords))
    phrases = Self.phrases(names)
  }

  /// A step by its phrases.
  init(phrases: [String]) {
    self.phrases = Self.phrases(phrases)
    // Its phrases name parts of it: first the warm feedback, a while later the cool.
    gap = 600_000
  }

  /// Of a text that goes on for longer the first ones.
  private static let mostWords = 40

  var isEmpty: Bool { words.isEmpty && phrases.isEmpty }

  var stems: Set<String> { Set(words).union(phrases.joined()) }

  private static func phrases(_ texts: [String]) -> [[String]] {
    texts.map { SpeechWord.tellingStems(of: $0) }.filter { !$0.isEmpty }
  }
}

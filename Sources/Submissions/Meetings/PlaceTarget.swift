/// What is looked for in a transcript: an item of an agenda, or a step of a protocol.
struct PlaceTarget {
  /// The telling words of its text, each once: half of them must be said close together.
  var words: [String] = []
  /// Phrases any one of which is enough, all of its words close together.
  var phrases: [[String]] = []

  private var isStep = false

  /// Milliseconds for which it may go unmentioned while it goes on, of a transcript of that length.
  func gap(in span: Int64) -> Int64 {
    // A step's phrases name parts of it: first the warm feedback, a while later the cool.
    isStep ? min(600_000, span / 6) : min(120_000, span / 10)
  }

  /// An item by its text, and by the names that its protocol has.
  init(text: String, names: [String] = []) {
    words = Array(SpeechWord.tellingStems(of: text).prefix(Self.mostWords))
    phrases = Self.phrases(names)
  }

  /// A step by its phrases.
  init(phrases: [String]) {
    self.phrases = Self.phrases(phrases)
    isStep = true
  }

  /// Of a text that goes on for longer the first ones.
  private static let mostWords = 40

  var isEmpty: Bool { words.isEmpty && phrases.isEmpty }

  var stems: Set<String> { Set(words).union(phrases.joined()) }

  private static func phrases(_ texts: [String]) -> [[String]] {
    texts.map { SpeechWord.tellingStems(of: $0) }.filter { !$0.isEmpty }
  }
}

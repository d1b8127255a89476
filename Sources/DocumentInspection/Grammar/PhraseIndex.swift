/// Phrases of whole words and what each stands for, found in a text in one pass over its words.
struct PhraseIndex<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let words: [UInt8]
    /// Of the phrase, in bytes, with a space behind each word.
    let length: Int
    let value: Value
  }

  /// By the hash of the first word.
  private var entries: [UInt64: [Entry]] = [:]
  /// Chinese runs words together: such phrases may stand anywhere.
  private var ideographs: [(phrase: String, value: Value)] = []

  struct Match {
    let value: Value
    /// Of the phrase, in bytes of its comparable form.
    let length: Int
  }

  init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases {
      let comparable = phrase.comparable
      guard !comparable.isEmpty else { continue }
      if comparable.unicodeScalars.contains(where: \.isIdeograph) {
        ideographs.append((comparable, value))
        continue
      }
      let words = Array(comparable.utf8)
      let first = words.prefix { $0 != 0x20 }
      entries[Self.hash(first), default: []].append(
        Entry(words: words, length: words.count + 1, value: value))
    }
  }

  /// `comparable`: as `StringProtocol.comparable` makes it.
  func matches(in comparable: String) -> [Match] {
    var found: [Match] = []
    eachEntry(in: comparable) { entry in
      found.append(Match(value: entry.value, length: entry.length))
      return true
    }
    guard mayHoldIdeographs(comparable) else { return found }
    for (phrase, value) in ideographs where comparable.contains(phrase) {
      found.append(Match(value: value, length: phrase.utf8.count))
    }
    return found
  }

  func isIn(_ comparable: String) -> Bool {
    var isFound = false
    eachEntry(in: comparable) { _ in
      isFound = true
      return false
    }
    if isFound { return true }
    guard mayHoldIdeographs(comparable) else { return false }
    return ideographs.contains { comparable.contains($0.phrase) }
  }

  private func mayHoldIdeographs(_ comparable: String) -> Bool {
    !ideographs.isEmpty && !comparable.isASCII
      && comparable.unicodeScalars.contains(where: \.isIdeograph)
  }

  /// Calls `body` for each phrase that stands in the text, until it returns false.
  private func eachEntry(in comparable: String, _ body: (Entry) -> Bool) {
    let text = Self.composed(comparable)
    var start = 0
    while start < text.count {
      var hash = Self.seed
      var end = start
      while end < text.count, text[end] != 0x20 {
        hash = Self.mixed(hash, text[end])
        end += 1
      }
      if end > start, let known = entries[hash] {
        for entry in known where Self.stands(entry.words, at: start, in: text) {
          guard body(entry) else { return }
        }
      }
      start = end + 1
    }
  }

  /// Phrases are written with composed letters. Texts with marks of their own, as some systems write
  /// them, are composed as far as phrases need it: by characters, of which equivalent ones are equal.
  private static func composed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return bytes }
    return text.flatMap { letter in Array((composedLetters[letter] ?? String(letter)).utf8) }
  }

  private static func stands(_ phrase: [UInt8], at start: Int, in text: [UInt8]) -> Bool {
    let end = start + phrase.count
    guard end <= text.count, end == text.count || text[end] == 0x20 else { return false }
    for offset in phrase.indices where text[start + offset] != phrase[offset] { return false }
    return true
  }

  /// FNV-1a: only our own phrases decide how well it spreads.
  private static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(seed, mixed)
  }
}

/// Latin letters with a mark, by themselves: looked up, a letter and its mark find the composed one.
private let composedLetters: [Character: String] = Dictionary(
  (UInt32(0xC0)...0x24F).compactMap(Unicode.Scalar.init).map { (Character($0), String($0)) },
  uniquingKeysWith: { first, _ in first })

extension PhraseIndex where Value == Void {
  init(_ phrases: [String]) { self.init(phrases.map { ($0, ()) }) }
}

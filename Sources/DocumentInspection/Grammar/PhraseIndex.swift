/// Phrases of whole words and what each stands for, found in a text in one pass over its words.
struct PhraseIndex<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let words: [String]
    let value: Value
  }

  /// By first word.
  private var entries: [String: [Entry]] = [:]
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
      let words = comparable.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      if comparable.unicodeScalars.contains(where: \.isIdeograph) {
        ideographs.append((comparable, value))
      } else {
        entries[first, default: []].append(Entry(words: words, value: value))
      }
    }
  }

  /// `comparable`: as `StringProtocol.comparable` makes it.
  func matches(in comparable: String) -> [Match] {
    var found: [Match] = []
    let words = comparable.split(separator: " ").map(String.init)
    for index in words.indices {
      for entry in entries[words[index]] ?? [] where Self.stands(entry.words, at: index, in: words)
      {
        let length = entry.words.reduce(0) { $0 + $1.utf8.count + 1 }
        found.append(Match(value: entry.value, length: length))
      }
    }
    guard !ideographs.isEmpty, comparable.unicodeScalars.contains(where: \.isIdeograph) else {
      return found
    }
    for (phrase, value) in ideographs where comparable.contains(phrase) {
      found.append(Match(value: value, length: phrase.utf8.count))
    }
    return found
  }

  func isIn(_ comparable: String) -> Bool {
    let words = comparable.split(separator: " ").map(String.init)
    for index in words.indices {
      if let known = entries[words[index]],
        known.contains(where: { Self.stands($0.words, at: index, in: words) })
      {
        return true
      }
    }
    guard !ideographs.isEmpty, comparable.unicodeScalars.contains(where: \.isIdeograph) else {
      return false
    }
    return ideographs.contains { comparable.contains($0.phrase) }
  }

  private static func stands(_ phrase: [String], at index: Int, in words: [String]) -> Bool {
    guard index + phrase.count <= words.count else { return false }
    for offset in phrase.indices where words[index + offset] != phrase[offset] { return false }
    return true
  }
}

extension PhraseIndex where Value == Void {
  init(_ phrases: [String]) { self.init(phrases.map { ($0, ()) }) }
}

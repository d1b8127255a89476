/// Looks for many phrases in one pass over a text's words.
struct PhraseSearch {
  private var phrases: [CuePhrase]
  private var byFirstWord: [String: [Int]] = [:]
  /// Single words that end in a star: their first word is only the start of one.
  private var prefixes: [Int] = []

  init(_ phrases: [CuePhrase]) {
    self.phrases = phrases
    for (index, phrase) in phrases.enumerated() {
      if phrase.isPrefix, phrase.words.count == 1 {
        prefixes.append(index)
      } else if let first = phrase.words.first {
        byFirstWord[first, default: []].append(index)
      }
    }
  }

  /// Which phrases stand in the text, by their place in the list.
  func found(in words: [String]) -> Set<Int> {
    var found: Set<Int> = []
    for (position, word) in words.enumerated() {
      let candidates = byFirstWord[word] ?? []
      for index in candidates + prefixes
      where !found.contains(index) && phrases[index].stands(in: words, at: position) {
        found.insert(index)
      }
      if found.count == phrases.count { break }
    }
    return found
  }
}

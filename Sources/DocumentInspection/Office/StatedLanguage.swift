/// The language that an office document states, unless its text is plainly in another: what programs
/// set up for nobody in particular says English of everything.
enum StatedLanguage {
  /// - Parameters:
  ///   - stated: the tags that the document has, the most certain first.
  ///   - eastAsian: the one for East Asian letters.
  static func settled(_ stated: [String?], eastAsian: String?, in document: Document) -> String? {
    let sample = Sample(document)
    let tags = (sample.isEastAsian ? [eastAsian] : []) + stated
    return tags.compactMap { $0 }.first { !$0.isEmpty && sample.mayBe($0) }
  }

  /// Words that hardly a sentence of a language goes without, and no sentence of another has.
  private static let common: [String: Set<String>] = [
    "en": [
      "the", "and", "of", "to", "for", "with", "is", "are", "our", "we", "what", "from", "by",
    ],
    "es": ["el", "los", "las", "del", "y", "con", "para", "una", "por", "es", "se", "lo"],
    "fr": ["le", "les", "des", "et", "du", "une", "pour", "dans", "est", "au", "aux", "sur"],
    "de": ["der", "die", "das", "und", "mit", "für", "ist", "den", "dem", "im", "von", "zu"],
    "pt": ["os", "do", "da", "dos", "das", "e", "com", "uma", "em", "no", "na", "ao"],
  ]

  private struct Sample {
    private var counts: [String: Int] = [:]
    private(set) var isEastAsian = false

    init(_ document: Document) {
      var (eastAsian, other) = (0, 0)
      for block in document.blocks.prefix(300) {
        let text = String(block.visibleText.prefix(1_000))
        for scalar in text.unicodeScalars where scalar.isLetter {
          let value = scalar.value
          let isOne = (0x2E80...0xD7FF).contains(value) || (0x20000...0x3FFFF).contains(value)
          if isOne { eastAsian += 1 } else { other += 1 }
        }
        for word in text.comparable.split(separator: " ") { count(String(word)) }
      }
      isEastAsian = eastAsian > other
    }

    private mutating func count(_ word: String) {
      for (language, words) in common where words.contains(word) {
        counts[language, default: 0] += 1
      }
    }

    func mayBe(_ tag: String) -> Bool {
      let language = String(tag.lowercased().prefix { $0 != "-" && $0 != "_" })
      if isEastAsian { return ["zh", "ja", "ko"].contains(language) }
      guard common[language] != nil, let most = counts.values.max() else { return true }
      return most < 3 || (counts[language] ?? 0) * 2 >= most
    }
  }
}

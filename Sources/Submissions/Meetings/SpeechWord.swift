/// A word as items and speech are compared by: letter case, accents, and the endings of plurals make
/// no difference.
struct SpeechWord: Equatable {
  /// What is compared.
  let stem: String
  /// As it is written.
  let written: String
  /// False for words that any sentence may have, and for numbers, which are spoken otherwise.
  let isTelling: Bool

  /// The words of a text in their order. Chinese is not parted into words: every two characters that
  /// follow one another stand for one.
  static func words(of text: String) -> [SpeechWord] {
    var splitter = Splitter()
    for scalar in text.unicodeScalars { splitter.append(scalar) }
    splitter.endWord()
    return splitter.words
  }

  /// The words of a text that tell it from others, each once.
  static func tellingStems(of text: String) -> [String] {
    var seen: Set<String> = []
    return words(of: text).filter { $0.isTelling && seen.insert($0.stem).inserted }.map(\.stem)
  }

  fileprivate init(written: String, folded: String) {
    self.written = written
    let isFunctionWord = FunctionWords.all.contains(folded)
    stem = isFunctionWord ? folded : Self.stem(of: folded)
    isTelling =
      !isFunctionWord && folded.utf8.count >= 3
      && !folded.unicodeScalars.contains { $0.properties.numericType != nil }
  }

  /// Without the ending of a plural: `norms`, `reflexiones`.
  private static func stem(of word: String) -> String {
    var letters = Array(word.unicodeScalars)
    if letters.count >= 4, letters.last == "s", letters[letters.count - 2] != "s" {
      letters.removeLast()
    }
    if letters.count >= 6, letters.last == "e" { letters.removeLast() }
    return String(String.UnicodeScalarView(letters))
  }
}

/// Takes a text apart, scalar by scalar.
private struct Splitter {
  private(set) var words: [SpeechWord] = []
  private var written = String.UnicodeScalarView()
  private var folded = String.UnicodeScalarView()
  private var ideograph: Unicode.Scalar?

  mutating func append(_ scalar: Unicode.Scalar) {
    if (0x3400...0x9FFF).contains(scalar.value) {
      endWord(keepingIdeograph: true)
      if let before = ideograph {
        let pair = String(String.UnicodeScalarView([before, scalar]))
        words.append(SpeechWord(written: pair, folded: pair))
      }
      ideograph = scalar
      return
    }
    ideograph = nil
    if scalar == "'" || scalar == "\u{2019}" {
      // `let's` is one word, `l'heure` two.
      if folded.count <= 1 || String(folded) == "qu" { endWord() }
      return
    }
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark {
      if !written.isEmpty { written.append(scalar) }
    } else if properties.isAlphabetic || properties.numericType != nil {
      written.append(scalar)
      folded.append(contentsOf: Self.folded(scalar))
    } else {
      endWord()
    }
  }

  mutating func endWord(keepingIdeograph: Bool = false) {
    if !keepingIdeograph { ideograph = nil }
    guard !folded.isEmpty else { return }
    words.append(SpeechWord(written: String(written), folded: String(folded)))
    written = String.UnicodeScalarView()
    folded = String.UnicodeScalarView()
  }

  /// In lower case, without what is set above or below a Latin letter.
  private static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    if scalar.value < 0x80 {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      let lower = isUpper ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
      return String.UnicodeScalarView([lower])
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let letter = lower.first, (0xC0...0x24F).contains(letter.value),
      let name = letter.properties.name, name.hasPrefix(latin),
      let base = name.dropFirst(latin.count).split(separator: " ").first, base.utf8.count == 1
    else { return lower }
    return String.UnicodeScalarView(base.lowercased().unicodeScalars)
  }

  private static let latin = "LATIN SMALL LETTER "
}

import Testing

@testable import Reports

@Suite("Words of the page")
struct PageWordsTests {
  /// Every sentence of a language by its name; of counts both forms.
  private func sentences(_ words: PageWords) -> [String: String] {
    var found: [String: String] = [:]
    for (label, value) in Mirror(reflecting: words).children {
      let label = label ?? ""
      if let sentence = value as? String {
        found[label] = sentence
      } else if let count = value as? PageWords.Count {
        found["\(label).one"] = count.one
        found["\(label).many"] = count.many
      } else {
        Issue.record("\(label) is neither a sentence nor a count")
      }
    }
    return found
  }

  private func placeholders(_ sentence: String) -> Set<String> {
    Set(sentence.matches(of: /\{\d\}/).map { String($0.output) })
  }

  @Test("both languages have every sentence, with the same values in it")
  func complete() {
    let english = sentences(.english)
    let spanish = sentences(.spanish)
    #expect(english.count > 150)
    #expect(Set(english.keys) == Set(spanish.keys))
    for (name, sentence) in english {
      let other = spanish[name] ?? ""
      #expect(!sentence.isEmpty && !other.isEmpty, "\(name)")
      #expect(placeholders(sentence) == placeholders(other), "\(name)")
    }
  }

  @Test("no sentence was left in the other language")
  func translated() {
    let english = sentences(.english)
    for (name, sentence) in sentences(.spanish) where sentence == english[name] {
      // Names of protocols and numbers alone, the same in both, and words that are.
      #expect(["spoke"].contains(name), "\(name): \(sentence)")
    }
  }

  @Test("a value that looks like a place for a value stays what it is")
  func filling() {
    let words = PageWords.english
    #expect(words.fill("{2} before {1}", "{2}", "two") == "two before {2}")
    #expect(words.fill("braces {x} and {", "one") == "braces {x} and {")
    #expect(words.fill("<{1}>", "<b>&</b>" as HTML).text == "&lt;<b>&</b>&gt;")
    #expect(words.wordCount.of(1) == "1 word")
    #expect(PageWords.spanish.wordCount.of(0) == "0 palabras")
  }

  @Test("each language is found by its tag")
  func tags() {
    #expect(PageLanguage.allCases.map(\.words.language) == PageLanguage.allCases.map(\.rawValue))
  }
}

internal import Artifacts
internal import Foundation

/// Looks for names that must not appear: whole words, whatever their case and accents, each name's words
/// in a row.
struct ForbiddenNames: Sendable {
  /// More names than a school class and its teachers have.
  static let cap = 500

  /// A name of more words is only looked for in its own order.
  private static let turnedWords = 6

  private var byFirstWord: [String: [[String]]] = [:]

  init(_ names: [String]) {
    for name in names {
      let words = Self.words(of: name)
      // Lists of names write “López, Ana”, and “López García, Ana” as well.
      let turns = 2...Self.turnedWords ~= words.count ? words.count : min(1, words.count)
      for turn in 0..<turns {
        let turned = Array(words[turn...] + words[..<turn])
        byFirstWord[turned[0], default: []].append(turned)
      }
    }
  }

  var isEmpty: Bool { byFirstWord.isEmpty }

  /// The words of a text as names are compared: in lower case, without accents.
  static func words(of text: String, splittingCase: Bool = false) -> [String] {
    WordTokens(text, splittingCase: splittingCase).words.map(folded)
  }

  private static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    let plain = word.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    return String(String.UnicodeScalarView(plain)).lowercased().map {
      letters[$0] ?? String($0)
    }.joined()
  }

  /// Letters that Unicode does not take apart, as people without such a keyboard write them.
  private static let letters: [Character: String] = [
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "ħ": "h", "ŧ": "t",
  ]

  /// True where one of the names stands in the text.
  func stand(in text: String) -> Bool { stand(in: Self.words(of: text)) }

  /// True where one stands in a name of a file: `MeetingAnnaLopez2.mp4`, `anna_lopez`.
  func stand(inName text: String) -> Bool {
    stand(in: Self.words(of: text)) || stand(in: Self.words(of: text, splittingCase: true))
  }

  private func stand(in words: [String]) -> Bool {
    guard !isEmpty else { return false }
    for (position, word) in words.enumerated() {
      for name in byFirstWord[word] ?? []
      where words[position...].prefix(name.count).elementsEqual(name) {
        return true
      }
    }
    return false
  }
}

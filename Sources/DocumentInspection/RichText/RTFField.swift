/// What an RTF field's instruction asks for, as far as it is a link.
enum RTFField {
  /// The target of `HYPERLINK "address" \l "place"`; nil for every other field.
  static func target(of instruction: String) -> String? {
    let words = words(of: instruction)
    guard words.first?.uppercased() == "HYPERLINK" else { return nil }
    var (address, place) = ("", "")
    var expectsPlace = false
    for word in words.dropFirst() {
      if word.hasPrefix("\\") {
        expectsPlace = word.lowercased() == "\\l"
        // The other switches' own words are tips and windows.
        if !expectsPlace, !address.isEmpty { break }
      } else if expectsPlace {
        place = word
        expectsPlace = false
      } else if address.isEmpty {
        address = word
      }
    }
    let target = place.isEmpty ? address : address + "#" + place
    return target.isEmpty ? nil : target
  }

  private static func words(of instruction: String) -> [String] {
    var words: [String] = []
    var rest = instruction[...]
    while words.count < 32 {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { break }
      if first == "\"" {
        let word = rest.dropFirst().prefix { $0 != "\"" }
        words.append(String(word))
        rest = rest[word.endIndex...].dropFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        words.append(String(word))
        rest = rest[word.endIndex...]
      }
    }
    return words
  }
}

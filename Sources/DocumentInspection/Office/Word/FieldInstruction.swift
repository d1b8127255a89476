/// What a field of a Word document is told to show: `HYPERLINK "http://…" \l "place"` (ECMA-376 part
/// 1 §17.16).
struct FieldInstruction: Equatable {
  /// In upper case.
  let name: String
  private let words: [String]

  init(_ text: String) {
    var words = Self.words(of: text)
    name = words.isEmpty ? "" : words.removeFirst().uppercased()
    self.words = words
  }

  /// Whether what it shows is a date of the file or of the day on which it is opened.
  var isMovingDate: Bool {
    ["DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"].contains(name)
  }

  /// Where a HYPERLINK leads, a place within a document behind `#`; nil for every other field.
  var address: String? {
    guard name == "HYPERLINK" else { return nil }
    var (target, place) = ("", "")
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      guard word.hasPrefix("\\") else {
        if target.isEmpty { target = word }
        continue
      }
      let takesWord = ["\\l", "\\o", "\\t", "\\s"].contains(word.lowercased())
      guard takesWord, index < words.count else { continue }
      if word.lowercased() == "\\l" { place = words[index] }
      index += 1
    }
    let address = place.isEmpty ? target : "\(target)#\(place)"
    return address.isEmpty ? nil : address
  }

  /// Split at white space outside of quotation marks, in which a backslash protects the next sign.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var (isQuoted, isProtected, isOpen) = (false, false, false)
    for scalar in text.unicodeScalars.prefix(16_384) {
      if isProtected {
        if scalar != "\"" && scalar != "\\" { word.append("\\") }
        word.append(scalar)
        isProtected = false
      } else if isQuoted, scalar == "\\" {
        isProtected = true
      } else if scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" {
        isQuoted.toggle()
        isOpen = true
      } else if !isQuoted, scalar.isWhite {
        if isOpen { words.append(String(word)) }
        (word, isOpen) = (String.UnicodeScalarView(), false)
      } else {
        word.append(scalar)
        isOpen = true
      }
    }
    if isOpen { words.append(String(word)) }
    return words
  }
}

/// What holds within one group of RTF and ends with it.
struct RTFState {
  /// Where the group's text goes.
  enum Destination {
    case body, fonts, styles, info, title, author, instruction, result
    /// Nowhere.
    case nothing
  }

  var destination = Destination.body
  /// Whether this group itself began the destination, which its end then ends.
  var isFirst = false
  /// Where the same text goes that follows in Unicode, within `\upr`.
  var twin: Destination?
  /// Whether this group began a flow of its own: a footnote, a header or footer, a text box.
  var isFlow = false
  /// How many characters stand for one that `\u` names, for readers that know no Unicode.
  var fallback = 1
  var font: Int?
  var isHidden = false
  var paragraph = RTFParagraph()
}

/// What `\pard` takes back.
struct RTFParagraph {
  var style: Int?
  /// From 0; 9 is no heading.
  var outline: Int?
  /// From 0.
  var listLevel: Int?
  var isInList = false
  var isInTable = false
}

/// The styles of a document, as far as they say what a heading is.
struct RTFStyles {
  private var levels: [Int: Int] = [:]

  private static let mostStyles = 10_000

  mutating func add(_ number: Int, name: String, outline: Int?) {
    guard levels.count < Self.mostStyles, let level = Self.level(name, outline) else { return }
    levels[number] = level
  }

  /// 1 for the highest; nil for no heading.
  func level(of paragraph: RTFParagraph) -> Int? {
    if let outline = paragraph.outline { return Self.level("", outline) }
    return paragraph.style.flatMap { levels[$0] }
  }

  private static func level(_ name: String, _ outline: Int?) -> Int? {
    if let outline, (0...8).contains(outline) { return min(outline + 1, 6) }
    let name = name.lowercased()
    if name == "title" { return 1 }
    guard name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level)
    else { return nil }
    return min(level, 6)
  }
}

/// The styles of a Word document, and what a paragraph of each is.
struct WordStyles: MarkupVisitor {
  /// What a style comes to, its ancestors counted in.
  struct Meaning: Equatable {
    var isTitle = false
    /// From 1; nil for a style of body text.
    var heading: Int?
    /// From 1; nil where its paragraphs are in no list.
    var listLevel: Int?
    /// A line of a table of contents.
    var isContents = false
    var isHidden = false
  }

  private struct Style {
    var name = ""
    var parent: String?
    var outline: Int?
    var isListed: Bool?
    var listLevel = 0
    var isHidden: Bool?
  }

  private var styles: [String: Style] = [:]
  private var meanings: [String: Meaning] = [:]
  private var current: String?
  private var isInDefaults = false
  /// The language of the whole document, for Latin and for East Asian letters.
  private(set) var language: String?
  private(set) var eastAsianLanguage: String?

  private static let most = 20_000
  private static let longestChain = 20

  static func of(_ part: String?, in package: inout OfficePackage) -> WordStyles {
    var styles = WordStyles()
    if let part { _ = package.walk(part, &styles) }
    styles.meanings = Dictionary(
      uniqueKeysWithValues: styles.styles.keys.map { ($0, styles.meaning(of: $0)) })
    return styles
  }

  subscript(identifier: String?) -> Meaning {
    identifier.flatMap { meanings[$0] } ?? Meaning()
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    guard let current else { return enterOutside(element) }
    switch element.name {
    case "name": styles[current]?.name = element.attribute("val")?.lowercased() ?? ""
    case "basedon": styles[current]?.parent = element.attribute("val")
    case "outlinelvl": styles[current]?.outline = element.number("val")
    case "numid": styles[current]?.isListed = element.attribute("val") != "0"
    case "ilvl": styles[current]?.listLevel = element.number("val") ?? 0
    case "vanish": styles[current]?.isHidden = element.isOn
    case "ppr", "rpr", "numpr": return true
    default: break
    }
    return false
  }

  private mutating func enterOutside(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "style":
      guard styles.count < Self.most, let identifier = element.attribute("styleid") else {
        return false
      }
      current = identifier
      styles[identifier] = Style()
    case "docdefaults": isInDefaults = true
    case "lang" where isInDefaults:
      language = element.attribute("val")
      eastAsianLanguage = element.attribute("eastasia")
    case "latentstyles": return false
    default: break
    }
    return true
  }

  mutating func leave(_ name: String) {
    if name == "style" { current = nil }
    if name == "docdefaults" { isInDefaults = false }
  }

  mutating func text(_ text: String) {}

  // MARK: Meanings

  private func meaning(of identifier: String) -> Meaning {
    var meaning = Meaning()
    var (next, isSettled, isHidden): (String?, Bool, Bool?) = (identifier, false, nil)
    for _ in 0..<Self.longestChain {
      guard let name = next, let style = styles[name] else { break }
      if !isSettled { isSettled = Self.settle(&meaning, by: style) }
      if meaning.listLevel == nil, style.isListed == true {
        meaning.listLevel = Self.listLevel(of: style)
      }
      if style.name.hasPrefix("toc ") || style.name.hasPrefix("contents ") {
        meaning.isContents = true
      }
      isHidden = isHidden ?? style.isHidden
      next = style.parent
    }
    meaning.isHidden = isHidden ?? false
    return meaning
  }

  /// Word's own styles keep their English names in every language. Returns whether the style says
  /// which level its paragraphs have.
  private static func settle(_ meaning: inout Meaning, by style: Style) -> Bool {
    if style.name == "title" {
      meaning.isTitle = true
      meaning.heading = 1
      return true
    }
    if let outline = style.outline {
      // 9 is body text.
      if (0...8).contains(outline) { meaning.heading = min(outline + 1, 6) }
      return true
    }
    guard style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)), level > 0
    else { return false }
    meaning.heading = min(level, 6)
    return true
  }

  /// `List Bullet 2` is a list of its own at the first level, drawn one level further in.
  private static func listLevel(of style: Style) -> Int {
    let drawn =
      style.name.hasPrefix("list ")
      ? style.name.split(separator: " ").last.flatMap { Int($0) } ?? 1 : 1
    return min(max(style.listLevel + 1, drawn, 1), 9)
  }
}

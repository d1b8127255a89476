/// The styles of an OpenDocument file, its own and those of its text, and what each means
/// (OpenDocument 1.2 part 1 §16).
struct OpenDocumentStyles {
  /// What a style comes to, its ancestors counted in.
  struct Meaning: Equatable {
    var isTitle = false
    /// From 1; nil for a style of body text.
    var heading: Int?
    var startsPage = false
    /// Of letters, of a whole table, of a slide.
    var isHidden = false
  }

  private struct Style {
    var parent: String?
    var outline: Int?
    var startsPage = false
    var isHidden = false
  }

  private var styles: [String: Style] = [:]
  private var current: String?
  private var isDefault = false
  /// The language of text without another.
  private(set) var language: String?
  private(set) var eastAsianLanguage: String?

  private static let most = 50_000
  private static let longestChain = 20

  // MARK: Reading

  /// Takes an element of a list of styles.
  mutating func enter(_ element: MarkupElement) {
    switch element.name {
    case "style": open(element)
    case "default-style": isDefault = element.attribute("family") == "paragraph"
    case "paragraph-properties":
      change { $0.startsPage = element.attribute("break-before") == "page" }
    case "text-properties":
      if isDefault { takeLanguage(element) }
      change { $0.isHidden = $0.isHidden || element.attribute("display") == "none" }
    case "table-properties":
      change { $0.isHidden = element.attribute("display") == "false" }
    case "drawing-page-properties":
      change { $0.isHidden = element.attribute("visibility") == "hidden" }
    default: break
    }
  }

  mutating func leave(_ name: String) {
    if name == "style" { current = nil }
    if name == "default-style" { isDefault = false }
  }

  private mutating func open(_ element: MarkupElement) {
    guard styles.count < Self.most, let name = element.attribute("name") else { return }
    let key = Self.key(element.attribute("family"), name)
    current = key
    styles[key] = Style(
      parent: element.attribute("parent-style-name").map {
        Self.key(element.attribute("family"), $0)
      },
      outline: element.number("default-outline-level"))
  }

  private mutating func change(_ change: (inout Style) -> Void) {
    guard let current, var style = styles[current] else { return }
    change(&style)
    styles[current] = style
  }

  private mutating func takeLanguage(_ element: MarkupElement) {
    language = Self.tag(element.attribute("language"), element.attribute("country"))
    eastAsianLanguage = Self.tag(
      element.attribute("language-asian"), element.attribute("country-asian"))
  }

  private static func tag(_ language: String?, _ country: String?) -> String? {
    guard let language, language != "none", language != "zxx" else { return nil }
    return country.flatMap { $0 == "none" ? nil : "\(language)-\($0)" } ?? language
  }

  /// Names are of a family: a paragraph's and a table's may be one.
  private static func key(_ family: String?, _ name: String) -> String { "\(family ?? "") \(name)" }

  // MARK: Meanings

  func meaning(_ name: String?, family: String) -> Meaning {
    var meaning = Meaning()
    guard let name else { return meaning }
    var next: String? = Self.key(family, name)
    for step in 0..<Self.longestChain {
      guard let key = next else { break }
      if key == "paragraph Title" {
        meaning.isTitle = true
        meaning.heading = 1
      }
      guard let style = styles[key] else { break }
      if meaning.heading == nil, let outline = style.outline, (1...10).contains(outline) {
        meaning.heading = min(outline, 6)
      }
      // A break is a style's own affair, and that of the one which was made of it on the spot.
      if step == 0 { meaning.startsPage = style.startsPage }
      meaning.isHidden = meaning.isHidden || style.isHidden
      next = style.parent
    }
    return meaning
  }
}

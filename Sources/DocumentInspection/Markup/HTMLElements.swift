/// What HTML's elements mean for a document's text and links.
enum HTMLElements {
  /// Elements that begin and end a block of text.
  static let blocks: Set<String> = [
    "address", "article", "aside", "task", "task-list", "blockquote", "body", "caption",
    "center", "dd", "details",
    "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "html", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "section", "summary", "tbody", "tfoot", "thead", "ul",
  ]

  /// `ac:task` of a wiki's storage format without its prefix; other prefixed names stay as they are.
  static func localName(_ name: String) -> String {
    name.hasPrefix("ac:") ? String(name.dropFirst(3)) : name
  }

  static func level(_ name: String) -> Int { name.utf8.last.map { Int($0) - 0x30 } ?? 1 }

  /// Word's `<![if !supportLists]>` is markup to Word alone; to others it would be text.
  static func withoutConditions(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let start = rest.firstRange(of: "<!["),
      let end = rest[start.upperBound...].firstRange(of: "]>")
    {
      kept += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return kept + rest
  }

  /// Word draws its bullets as text and marks them so.
  static func isDrawnBullet(_ element: MarkupElement) -> Bool {
    guard let style = element.attribute("style") else { return false }
    return style.contains("mso-list:Ignore") || style.contains("mso-list: Ignore")
  }

  /// Google Docs does not nest its lists but numbers their depth: `lst-kix_abc-1`.
  static func listLevel(_ element: MarkupElement, below level: Int) -> Int {
    for word in element.attribute("class")?.split(separator: " ") ?? []
    where word.hasPrefix("lst-kix_") {
      if let dash = word.lastIndex(of: "-"), let depth = Int(word[word.index(after: dash)...]),
        (0..<64).contains(depth)
      {
        return depth + 1
      }
    }
    return level + 1
  }
}

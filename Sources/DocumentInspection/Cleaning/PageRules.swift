/// Which elements of an HTML page its readers don't need.
enum PageRules {
  /// Hold text that is no markup.
  static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe", "plaintext",
  ]

  /// What browsers ask for; everything else names somebody, or the program.
  private static let keptNames: Set<String> = [
    "viewport", "robots", "color-scheme", "theme-color", "format-detection", "referrer",
  ]
  private static let keptHeaders: Set<String> = [
    "content-type", "content-language", "refresh", "x-ua-compatible", "content-security-policy",
    "default-style",
  ]

  /// Why a `meta` element goes; nil for one that stays. Marked-up facts of the page are its content.
  static func kind(ofMeta tag: PageTag) -> String? {
    if tag.has("charset") || tag.has("itemprop") { return nil }
    if let header = tag.value("http-equiv") {
      return keptHeaders.contains(header) ? nil : "document properties"
    }
    return tag.value("name").map(keptNames.contains) == true ? nil : "document properties"
  }

  private static let droppedRelations: Set<String> = [
    "author", "me", "publisher", "file-list", "edit-time-data", "ole-object-data", "themedata",
    "colorschememapping", "main-file", "preview", "dataset-store", "generator", "schema.dc",
    "schema.dcterms",
  ]

  static func kind(ofLink tag: PageTag) -> String? {
    let relations = (tag.value("rel") ?? "").split(separator: " ").map(String.init)
    return relations.contains(where: droppedRelations.contains) ? "document properties" : nil
  }

  /// Whether an attribute may hold an address of the page's own site, as `/news/a.html` is.
  static func isAddress(_ attribute: String) -> Bool {
    ["action", "formaction", "poster", "data", "cite", "background", "content", "ping", "manifest"]
      .contains(attribute) || attribute.hasPrefix("data-")
      || ["href", "src", "url"].contains(where: attribute.contains)
  }

  /// Marked-up facts of people that no reader sees (schema.org).
  static func hidesPeople(_ tag: PageTag) -> Bool {
    guard ["meta", "link"].contains(tag.name), let fact = tag.value("itemprop") else {
      return false
    }
    let words = fact.lowercased().split(separator: " ").map(String.init)
    return words.contains {
      ["author", "creator", "contributor", "editor", "publisher", "email", "telephone"].contains($0)
    }
  }

  /// Word writes who changed a text, and how to write to them.
  static func isEditor(_ attribute: String, of element: String) -> Bool {
    ["ins", "del"].contains(element) && ["cite", "datetime"].contains(attribute)
      || attribute == "data-author" || attribute == "data-creator"
  }
}

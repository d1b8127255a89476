/// Whom an HTML page names outside its text.
enum PagePeople {
  private static let roles = [
    "author": "author", "creator": "author", "dc.creator": "author", "dcterms.creator": "author",
    "article:author": "author", "web_author": "author", "originator": "author", "owner": "owner",
    "changedby": "last editor", "lastauthor": "last editor", "dc.contributor": "last editor",
    "copyright": "copyright", "dc.rights": "copyright", "reply-to": "e-mail address",
  ]

  /// What the person of a `meta` element is to the page; nil for an element that names none.
  static func role(of element: MarkupElement) -> String? {
    (element.attribute("name") ?? element.attribute("property")).flatMap { roles[$0.lowercased()] }
  }

  private static let island = [
    ("<o:author>", "author"), ("<o:lastauthor>", "last editor"), ("<o:company>", "company"),
    ("<o:manager>", "manager"),
  ]
  private static let reach = 64 << 10

  /// Word keeps its properties in a comment that only its own programs read.
  static func inIsland(_ utf8: [UInt8]) -> [String] {
    let mark = Array("<o:DocumentProperties".utf8)
    var rest = utf8.prefix(reach)
    while let next = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[next...]
      if rest.starts(with: mark) { return people(in: rest) }
      rest = rest.dropFirst()
    }
    return []
  }

  private static func people(in properties: ArraySlice<UInt8>) -> [String] {
    let lower = String(decoding: properties, as: UTF8.self).lowercased()
    return island.compactMap { tag, role in
      guard let start = lower.firstRange(of: tag)?.upperBound else { return nil }
      return lower[start...].prefix { $0 != "<" }.allSatisfy(\.isWhitespace) ? nil : role
    }
  }
}

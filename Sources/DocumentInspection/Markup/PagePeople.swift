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
    let head = String(decoding: utf8.prefix(reach), as: UTF8.self)
    guard head.utf8.count > 0, head.contains("DocumentProperties") else { return [] }
    let lower = head.lowercased()
    return island.compactMap { tag, role in
      guard let start = lower.firstRange(of: tag)?.upperBound else { return nil }
      return lower[start...].prefix { $0 != "<" }.allSatisfy(\.isWhitespace) ? nil : role
    }
  }
}

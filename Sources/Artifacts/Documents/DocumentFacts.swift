/// A written piece, as far as it was read.
package struct DocumentFacts: Codable, Sendable, Equatable {
  /// `html`, `xml`, `text`, `markdown`, `csv`, `pdf`, `docx`…
  package var format: String
  package var title: String?
  /// Words as word processors count them: runs of characters between white space.
  package var words: Int?
  package var pages: Int?
  /// BCP 47, as the document states it.
  package var language: String?
  /// Names of the places that a link can lead to, `#part`, in document order; empty where there are
  /// none, nil where the format has no such names or the document more than are kept.
  package var anchors: [String]?
  /// The text in reading order, a block each.
  package var passages: [Passage]?

  package init(format: String) { self.format = format }
}

/// A block of text and where it stands.
package struct Passage: Codable, Sendable, Equatable {
  package var text: String
  package var location: Location?

  package init(text: String, location: Location? = nil) {
    self.text = text
    self.location = location
  }
}

/// A link as a document holds it.
package struct Link: Codable, Sendable, Equatable {
  /// The attribute's value as written, entities decoded.
  package var target: String
  /// The words that are linked.
  package var text: String?
  /// The `href` of the document's `base` element, as written: what a relative target is relative to.
  /// Nil where that is the document.
  package var base: String?
  /// Nil for a link that only leads somewhere.
  package var role: Role?
  package var location: Location?

  /// What the element that holds the link shows in the page, whatever the target is called.
  package enum Role: String, Codable, Sendable {
    /// HTML's and SVG's `video`, `audio` and their `source`.
    case recording
    /// HTML's `img`, `source` of a `picture`, `poster`, `input type=image`; SVG's `image`; Markdown's
    /// `![…](…)`; pictures of office documents that lie elsewhere.
    case picture
  }

  package init(
    target: String, text: String? = nil, base: String? = nil, role: Role? = nil,
    location: Location? = nil
  ) {
    self.target = target
    self.text = text
    self.base = base
    self.role = role
    self.location = location
  }
}

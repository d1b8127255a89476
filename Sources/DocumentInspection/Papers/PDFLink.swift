/// A link of a page to something else.
struct PDFLink {
  var target: String
  var text: String?
  var box: PageBox

  static let mostOnPage = 2_000
  /// Comparisons of a character's place with a link's, for one page.
  private static let mostComparisons = 20_000_000

  init(target: String, box: PageBox) { (self.target, self.box) = (target, box) }

  /// The links with the words that lie in their areas.
  static func named(by glyphs: [PageGlyph], _ links: [PDFLink]) -> [PDFLink] {
    guard links.count * glyphs.count <= mostComparisons else { return links }
    return links.map { link in
      var text = String.UnicodeScalarView()
      for glyph in glyphs where glyph.scalar.isWhite || link.holds(glyph) {
        text.append(glyph.scalar.isWhite ? " " : glyph.scalar)
      }
      var link = link
      let words = String(text).collapsed
      link.text = words.isEmpty ? nil : words
      return link
    }
  }

  private func holds(_ glyph: PageGlyph) -> Bool {
    box.holds(x: (glyph.box.left + glyph.box.right) / 2, y: glyph.box.middle)
  }

  /// A path as a relative reference, as links are written (RFC 3986 §4.2), with the place in it as RFC
  /// 8118 §3 writes it.
  ///
  /// - Parameter page: from 1; 0 for none. The first is where files open anyway.
  static func reference(toFile path: String, place: String? = nil, page: Int = 0) -> String {
    let file = encoded(path)
    if let place, !place.isEmpty { return "\(file)#\(encoded(place))" }
    return page > 1 ? "\(file)#page=\(page)" : file
  }

  private static func encoded(_ text: String) -> String {
    var reference = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        reference.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        reference += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return reference
  }
}

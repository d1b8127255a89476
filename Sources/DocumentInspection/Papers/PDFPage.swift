/// What is taken of one page.
struct PDFPage {
  var width: Double
  var height: Double
  var glyphCount: Int
  var runs: [PageRun] = []
  var links: [PDFLink] = []
  /// Told of a page without text only.
  var hasPictures = false

  init(width: Double, height: Double, glyphCount: Int) {
    (self.width, self.height, self.glyphCount) = (width, height, glyphCount)
  }
}

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

  /// A path as a relative reference, as links are written (RFC 3986 §4.2).
  static func reference(toFile path: String) -> String {
    var reference = ""
    for byte in path.utf8 {
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

/// A form's field and what was typed into it.
struct FormField {
  var text: String
  var box: PageBox

  private static let mostLines = 1_000

  /// A run a line, spread over the field's height.
  var runs: [PageRun] {
    let lines = text.split(whereSeparator: \.isNewline).prefix(Self.mostLines)
    guard !lines.isEmpty else { return [] }
    let height = box.height / Double(lines.count)
    return lines.enumerated().map { index, line in
      var place = box
      place.top = box.top + height * Double(index)
      place.bottom = place.top + height
      let size = min(max(height * 0.8, 1), 12)
      return PageRun(
        text: line.collapsed, box: place, size: size, firstWordWidth: place.right - place.left)
    }.filter { !$0.text.isEmpty }
  }
}

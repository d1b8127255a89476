/// A PDF written out by hand (PDF 32000-1 §7.5): objects, their offsets, a trailer.
struct PDFSample {
  struct Page {
    var content: String
    var annotations = ""
    var resources = ""
  }

  var pages: [Page] = []
  /// The entries of the information dictionary.
  var info = ""
  /// More entries of the catalog and of the trailer.
  var catalog = ""
  var trailer = ""
  /// Further objects, numbered from 50.
  var objects: [String] = []
  var width = 612

  init(_ contents: String...) { pages = contents.map { Page(content: $0) } }

  var bytes: [UInt8] {
    var numbered: [(number: Int, body: String)] = [
      (1, "<</Type/Catalog/Pages 2 0 R \(catalog)>>"),
      (2, "<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>"),
      (3, Self.font("Helvetica")), (4, Self.font("Helvetica-Bold")), (5, "<<\(info)>>"),
    ]
    for (index, page) in pages.enumerated() {
      numbered.append(
        (
          10 + index * 2,
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) 792]/Contents \(11 + index * 2) 0 R"
            + "/Annots[\(page.annotations)]"
            + "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>\(page.resources)>>>>"
        ))
      numbered.append((11 + index * 2, Self.stream(page.content)))
    }
    for (index, object) in objects.enumerated() { numbered.append((50 + index, object)) }
    return file(numbered)
  }

  private var kids: String { pages.indices.map { "\(10 + $0 * 2) 0 R" }.joined(separator: " ") }

  private func file(_ numbered: [(number: Int, body: String)]) -> [UInt8] {
    var text = "%PDF-1.7\n"
    var table = "xref\n0 1\n0000000000 65535 f \n"
    for (number, body) in numbered {
      let offset = String(text.utf8.count)
      table += "\(number) 1\n" + String(repeating: "0", count: 10 - offset.count)
      table += "\(offset) 00000 n \n"
      text += "\(number) 0 obj\n\(body)\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer\n<</Size 100/Root 1 0 R/Info 5 0 R \(trailer)>>\n"
    return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
  }

  private static func font(_ name: String) -> String {
    "<</Type/Font/Subtype/Type1/BaseFont/\(name)/Encoding/WinAnsiEncoding>>"
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<<\(entries)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
  }

  /// Text that begins at a place, in points from the page's lower left corner.
  static func text(
    _ words: String, _ left: Int, _ up: Int, size: Int = 12, bold: Bool = false
  ) -> String {
    "BT /F\(bold ? 2 : 1) \(size) Tf 1 0 0 1 \(left) \(up) Tm (\(words)) Tj ET\n"
  }

  static func link(_ action: String, _ area: String) -> String {
    "<</Type/Annot/Subtype/Link/Rect[\(area)]/A<<\(action)>>>>"
  }
}

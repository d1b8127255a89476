/// A page in the four East Asian collections, which poppler reads once before the locks close.
enum PDFWarmUp {
  /// Leaves the file open for good: with its last document poppler forgets its tables.
  static func run() {
    guard let file = try? PDFFile(Array(text.utf8)) else { return }
    _ = file.page(0)
    _ = file.attachments
    file.keepOpen()
  }

  private static let collections = ["GB1", "CNS1", "Japan1", "Korea1"]

  /// Without a table of contents, which poppler makes itself.
  static var text: String {
    let fonts = collections.enumerated().map { index, name in
      "/F\(index)<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts["
        + "<</Type/Font/Subtype/CIDFontType0/BaseFont/A/CIDSystemInfo"
        + "<</Registry(Adobe)/Ordering(\(name))/Supplement 0>>>>]>>"
    }
    let shown = collections.indices.map { "/F\($0) 9 Tf <0022> Tj " }.joined()
    let content = "BT \(shown)ET"
    return """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<\
      \(fonts.joined())>>>>>>endobj
      4 0 obj<</Length \(content.utf8.count)>>stream
      \(content)
      endstream endobj
      trailer<</Root 1 0 R>>
      %%EOF

      """
  }
}

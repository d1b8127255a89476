import Foundation
import TestSupport
import Testing

/// The same sentence in every format, read by the built programs, behind the locks.
@Suite("Papers and messages behind the locks")
struct PaperTests {
  private static let sentence = "We listen before we answer"

  /// Written by hand. The PDF's table of offsets is missing, which its readers make up for.
  private static let files: [(name: String, format: String, mediaType: String, text: String)] = [
    (
      "norms.pdf", "pdf", "application/pdf",
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<<\
      /F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
      4 0 obj<</Length 62>>stream
      BT /F1 12 Tf 72 700 Td (We listen before we answer) Tj ET     \n
      endstream endobj
      trailer<</Root 1 0 R>>

      """
    ),
    (
      "norms.eml", "eml", "message/rfc822",
      "From: a@example.org\nMIME-Version: 1.0\nSubject: Norms\n"
        + "Content-Transfer-Encoding: quoted-printable\n\nWe listen before =\nwe answer\n"
    ),
    (
      "norms.mbox", "mbox", "application/mbox",
      "From a@example.org Thu Mar 12 15:04:05 2026\nSubject: a\n\nWe listen before we answer\n\n"
        + "From b@example.org Thu Mar 12 15:04:05 2026\nSubject: b\n\nYes.\n"
    ),
    ("norms.md", "markdown", "text/markdown", "# Norms\n\nWe *listen* before\nwe answer\n"),
    ("norms.rtf", "rtf", "application/rtf", #"{\rtf1\ansi We {\b listen} before we answer\par}"#),
  ]

  @Test("each has one record with its text, and nothing is said against it")
  func sentences() throws {
    let folder = try TemporaryFolder()
    for file in Self.files { try folder.write(file.text, to: file.name) }
    let records = try ExhibitProgram.records(Self.files.map(\.name), in: folder.path)
    #expect(records.count == Self.files.count)
    for (record, file) in zip(records, Self.files) {
      #expect(record["document"]["format"].string == file.format)
      #expect(record["mediaType"].string == file.mediaType)
      let texts = record["document"]["passages"].array.map { $0["text"].string }
      #expect(texts.contains(Self.sentence), "\(record)")
      #expect(Set(record.codes).isSubset(of: ["privacy.author"]), "\(record)")
    }
    #expect(records[0]["document"]["pages"].integer == 1)
    #expect(records[2]["kind"].string == "log")
    #expect(records[2]["log"]["entries"].integer == 2)
  }

  @Test("a format under another's name is still itself, and said to be")
  func wrongNames() throws {
    let folder = try TemporaryFolder()
    let names = ["norms.docx", "norms.pdf", "norms.rtf", "norms.html", "norms.mp4"]
    for (file, name) in zip(Self.files, names) { try folder.write(file.text, to: name) }
    let records = try ExhibitProgram.records(names, in: folder.path)
    let formats = records.map { $0["document"]["format"].string }
    #expect(formats == ["pdf", "eml", "mbox", "markdown", "rtf"])
    // Nobody can tell Markdown from a page by its name alone.
    for (record, format) in zip(records, formats) where format != "markdown" {
      #expect(record.codes.contains("file.extension-mismatch"), "\(record)")
    }
  }

  /// Adobe Technical Note 5078: number 1125 of Adobe-Japan1 is 亜, the first of JIS X 0208's kanji.
  @Test("East Asian letters that only their collection names are known behind the locks")
  func collections() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.eastAsian(encoding: "Identity-H", codes: "0465"), to: "known.pdf")
    try folder.write(Self.eastAsian(encoding: "90ms-RKSJ-H", codes: "93FA"), to: "table.pdf")
    let records = try ExhibitProgram.records(["known.pdf", "table.pdf"], in: folder.path)
    let letter = records[0]["document"]["passages"].array.first?["text"].string
    #expect(letter == "亜")
    #expect(records[1].codes.contains("document.letters-missing"))
  }

  private static func eastAsian(encoding: String, codes: String) -> String {
    """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<\
    /F1<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/\(encoding)/DescendantFonts[<</Type/Font\
    /Subtype/CIDFontType0/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)\
    /Supplement 0>>>>]>>>>>>>>endobj
    4 0 obj<</Length 40>>stream
    BT /F1 9 Tf 9 9 Td <\(codes)> Tj ET             \n
    endstream endobj
    trailer<</Root 1 0 R>>

    """
  }
}

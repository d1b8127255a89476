import Artifacts
import ContentTypes
import Testing

/// What begins like a recording or an Office document and is none.
@Suite("Text and zips that look like something else")
struct LookalikeTests {
  @Test(
    "words that spell a signature are text",
    arguments: [
      "The wide variety of ideas that colleagues share", "The mdat box is…", "<h1>wide open</h1>",
      "caffeine and culture: notes", "MAC laptops are used by all of us",
      "ID3 is a module of our programme", "fLaCid text", "OggS is what the file said",
      "wvpk was the name of the school", ".snd is an old ending", "BZh2 is a room number",
    ])
  func words(_ text: String) {
    let type = ContentSniffer(prefix: Array(text.utf8)).contentType
    #expect(type.reader == .text)
    #expect(type.kind == .document)
  }

  /// One member of a zip file's central directory, APPNOTE 4.3.12, hand-made.
  static func entry(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 0x01, 0x02] + [UInt8](repeating: 0, count: 24) + [UInt8(name.utf8.count), 0]
      + [UInt8](repeating: 0, count: 16) + Array(name.utf8)
  }

  static let zipStart: [UInt8] =
    [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 22) + [1, 0, 0, 0] + Array("x".utf8)

  @Test(
    "a zip is an Office document by its list of types and its program's folder",
    arguments: [
      (["crossword/", "crossword/a.txt"], ArtifactKind.archive),
      (["ppt/", "ppt/slides.txt"], .archive),
      (["[Content_Types].xml", "docs/word/a.txt"], .archive),
      (["docProps/thumbnail.jpeg", "[Content_Types].xml", "word/document.xml"], .document),
      (["[Content_Types].xml", "xl/workbook.xml"], .document),
    ])
  func zips(_ names: [String], _ kind: ArtifactKind) {
    let sniffer = ContentSniffer(
      prefix: Self.zipStart, suffix: names.flatMap(Self.entry))
    #expect(sniffer.contentType.kind == kind)
  }

  @Test("AVIF pictures under the general brand are not HEIC")
  func avif() {
    let box: [UInt8] =
      [0, 0, 0, 28] + Array("ftypmif1".utf8) + [0, 0, 0, 0] + Array("mif1avifmiaf".utf8)
    #expect(ContentSniffer(prefix: box).contentType.mediaType == "image/avif")
  }
}

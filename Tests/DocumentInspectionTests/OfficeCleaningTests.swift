import Testing

@testable import DocumentInspection

@Suite("Office documents without people")
struct OfficeCleaningTests {
  private func cleaned(_ name: String, _ text: String, _ format: PackagedFormat) -> String? {
    OfficeCleaning.cleaned(name, Array(text.utf8), format).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test(
    "names go and everything else stays as it was written",
    arguments: [
      (
        "docProps/core.xml", PackagedFormat.docx,
        "<cp:coreProperties><dc:creator>Ana</dc:creator><cp:revision>3</cp:revision>"
          + "<cp:lastModifiedBy >Ana &amp; Bo</cp:lastModifiedBy></cp:coreProperties>",
        "<cp:coreProperties><dc:creator></dc:creator><cp:revision>3</cp:revision>"
          + "<cp:lastModifiedBy ></cp:lastModifiedBy></cp:coreProperties>"
      ),
      (
        "word/document.xml", .docx,
        #"<w:ins w:id="1" w:author="Ana"><w:t>author="x"</w:t></w:ins>"#,
        #"<w:ins w:id="1" w:author=""><w:t>author="x"</w:t></w:ins>"#
      ),
      (
        "word/comments.xml", .docx, #"<w:comment w:author='Ana' w:initials="A" w:id="0"/>"#,
        #"<w:comment w:author='' w:initials="" w:id="0"/>"#
      ),
      (
        "meta.xml", .odt, "<dc:creator/><meta:initial-creator>Ana</meta:initial-creator>",
        "<dc:creator/><meta:initial-creator></meta:initial-creator>"
      ),
      (
        "settings.xml", .odt,
        #"<config:config-item config:name="PrinterName">P</config:config-item>"#
          + #"<config:config-item config:name="Zoom">9</config:config-item>"#,
        #"<config:config-item config:name="PrinterName"></config:config-item>"#
          + #"<config:config-item config:name="Zoom">9</config:config-item>"#
      ),
      (
        "content.xml", .odt, "<office:annotation><dc:creator>Ana</dc:creator><text:p>Hi</text:p>",
        "<office:annotation><dc:creator></dc:creator><text:p>Hi</text:p>"
      ),
    ])
  func people(name: String, format: PackagedFormat, old: String, new: String) {
    #expect(cleaned(name, old, format) == new)
    #expect(cleaned(name, new, format) == nil)
  }

  @Test(
    "markup that never ends, or only begins, is left as it is",
    arguments: [
      "", "<", "<dc:creator", "<dc:creator>", "<dc:creator>x", "</dc:creator>", "<dc:creatorx>y",
      "<dc:creator/>x</dc:creator>", "<a><b",
    ])
  func broken(_ text: String) { #expect(cleaned("meta.xml", text, .odt) == nil) }

  @Test("a megabyte of elements that never end takes no time to speak of")
  func flood() {
    let start = ContinuousClock.now
    _ = cleaned("meta.xml", String(repeating: "<dc:creator>", count: 100_000), .odt)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}

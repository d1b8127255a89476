import Testing

@testable import DocumentInspection

@Suite("Office documents without people")
struct OfficeCleaningTests {
  private func cleaned(_ name: String, _ text: String, _ format: PackagedFormat) -> String? {
    guard case .cleaned(let bytes, _) = OfficeCleaning.clean(name, Array(text.utf8), format) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let word =
    #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
  private static let core =
    #"xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#
    + #"xmlns:dc="http://purl.org/dc/elements/1.1/""#
  private static let open =
    #"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#
    + #"xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" "#
    + #"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#
    + #"xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" "#
    + #"xmlns:dc="http://purl.org/dc/elements/1.1/""#

  @Test(
    "names go and everything else stays as it was written",
    arguments: [
      (
        "docProps/core.xml", PackagedFormat.docx,
        "<cp:c \(core)><dc:creator>Ana</dc:creator><cp:revision>3</cp:revision>"
          + "<cp:lastModifiedBy >Ana &amp; Bo</cp:lastModifiedBy></cp:c>",
        "<cp:c \(core)><dc:creator></dc:creator><cp:revision>3</cp:revision>"
          + "<cp:lastModifiedBy ></cp:lastModifiedBy></cp:c>"
      ),
      (
        "word/document.xml", .docx,
        #"<w:d \#(word)><w:ins w:id="1" w:author="Ana"><w:t>author="x"</w:t></w:ins></w:d>"#,
        #"<w:d \#(word)><w:ins w:id="1" w:author=""><w:t>author="x"</w:t></w:ins></w:d>"#
      ),
      (
        "word/document.xml", .docx,
        #"<w:d \#(word)><w:p w:rsidR="00A1" w:rsidRPr='00B2'><w:r/></w:p></w:d>"#,
        #"<w:d \#(word)><w:p><w:r/></w:p></w:d>"#
      ),
      (
        "word/comments.xml", .docx,
        #"<w:c \#(word)><w:comment w:author='Ana' w:initials="A" w:id="0"/></w:c>"#,
        #"<w:c \#(word)><w:comment w:author='' w:initials="" w:id="0"/></w:c>"#
      ),
      (
        "word/document.xml", .docx,
        #"<w:d \#(word)><w:instrText>INCLUDEPICTURE "C:\\Users\\Ana\\a.png" \d</w:instrText></w:d>"#,
        #"<w:d \#(word)><w:instrText>INCLUDEPICTURE "a.png" \d</w:instrText></w:d>"#
      ),
      (
        "meta.xml", .odt,
        "<office:m \(open)><dc:creator/><meta:initial-creator>Ana</meta:initial-creator></office:m>",
        "<office:m \(open)><dc:creator/><meta:initial-creator></meta:initial-creator></office:m>"
      ),
      (
        "settings.xml", .odt,
        #"<office:s \#(open)><config:config-item config:name="PrinterName">P</config:config-item>"#
          + #"<config:config-item config:name="Zoom">9</config:config-item></office:s>"#,
        #"<office:s \#(open)><config:config-item config:name="Zoom">9</config:config-item></office:s>"#
      ),
      (
        "Object 1/content.xml", .odt,
        "<office:c \(open)><office:annotation><dc:creator>Ana</dc:creator><text:p>Hi</text:p>"
          + "</office:annotation></office:c>",
        "<office:c \(open)><office:annotation><dc:creator></dc:creator><text:p>Hi</text:p>"
          + "</office:annotation></office:c>"
      ),
      (
        "customXml/item1.xml", .docx, #"<a xmlns="urn:b" who="Ana"><c>Ana</c></a>"#,
        #"<a xmlns="urn:b"/>"#
      ),
    ])
  func people(name: String, format: PackagedFormat, old: String, new: String) {
    #expect(cleaned(name, old, format) == new)
    #expect(OfficeCleaning.clean(name, Array(new.utf8), format) == .untouched)
  }

  private static let sheet =
    #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

  @Test(
    "names that newer programs write go as well",
    arguments: [
      (
        "xl/pivotCache/pivotCacheDefinition1.xml",
        #"<pivotCacheDefinition \#(sheet) refreshedBy="Ana" recordCount="3"/>"#,
        #"<pivotCacheDefinition \#(sheet) refreshedBy="" recordCount="3"/>"#
      ),
      (
        "xl/worksheets/sheet1.xml",
        #"<worksheet \#(sheet)><scenario name="Best" user="Ana"/></worksheet>"#,
        #"<worksheet \#(sheet)><scenario name="Best" user=""/></worksheet>"#
      ),
      (
        "word/documenttasks/documenttasks1.xml",
        #"<t:T xmlns:t="http://schemas.microsoft.com/office/tasks/2019/documenttasks"><t:Attribution "#
          + #"userId="a@x.org" userName="Ana" userProvider="AD"/><t:Assign userId="b" userName="Bo" "#
          + #"userProvider="AD"/></t:T>"#,
        #"<t:T xmlns:t="http://schemas.microsoft.com/office/tasks/2019/documenttasks"><t:Attribution "#
          + #"userId="" userName="" userProvider=""/><t:Assign userId="" userName="" "#
          + #"userProvider=""/></t:T>"#
      ),
      (
        "word/document.xml",
        #"<w:d \#(word)><w:fldSimple w:instr="INCLUDEPICTURE &quot;C:\\Papers\\Ana\\a.png&quot; \d"/></w:d>"#,
        #"<w:d \#(word)><w:fldSimple w:instr="INCLUDEPICTURE &quot;a.png&quot; \d"/></w:d>"#
      ),
      // Word cuts an instruction into runs as it likes.
      (
        "word/document.xml",
        #"<w:d \#(word)><w:instrText>C:\\My Papers\\Ana\\a.png</w:instrText></w:d>"#,
        #"<w:d \#(word)><w:instrText>a.png</w:instrText></w:d>"#
      ),
      (
        "xl/comments1.xml",
        "<comments \(sheet)><authors><author><![CDATA[Ana]]></author></authors></comments>",
        "<comments \(sheet)><authors><author></author></authors></comments>"
      ),
    ])
  func newer(name: String, old: String, new: String) {
    #expect(cleaned(name, old, .docx) == new)
    #expect(OfficeCleaning.clean(name, Array(new.utf8), .docx) == .untouched)
  }

  @Test("of an OpenDocument's properties only harmless ones are left, whatever its version writes")
  func openProperties() {
    let old =
      "<office:d \(Self.open)><office:meta><meta:creation-date>2026-01-02</meta:creation-date>"
      + "<dc:contributor>Ana</dc:contributor><dc:publisher>Ana</dc:publisher><dc:rights>Ana</dc:rights>"
      + "<dc:source>Ana</dc:source><dc:identifier>Ana</dc:identifier><dc:coverage>Ana</dc:coverage>"
      + "<dc:relation>Ana</dc:relation><meta:any>Ana</meta:any><dc:language>en</dc:language>"
      + #"<meta:document-statistic meta:word-count="9"/></office:meta></office:d>"#
    #expect(
      cleaned("meta.xml", old, .odt)
        == "<office:d \(Self.open)><office:meta><meta:creation-date>2026-01-02</meta:creation-date>"
        + #"<dc:language>en</dc:language><meta:document-statistic meta:word-count="9"/>"#
        + "</office:meta></office:d>")
  }

  @Test("earlier versions of an OpenDocument lose their writers, and are named")
  func versions() {
    let list = #"xmlns:VL="http://openoffice.org/2001/versions-list""#
    #expect(
      cleaned(
        "VersionList.xml",
        #"<VL:l \#(list)><VL:e VL:title="Version1" VL:comment="for Ana" VL:creator="Ana"/></VL:l>"#,
        .odt)
        == #"<VL:l \#(list)><VL:e VL:title="Version1" VL:comment="" VL:creator=""/></VL:l>"#)
    #expect(
      OfficeCleaning.clean("Versions/Version1", [1], .odt)
        == .kept("an earlier version of the document (Versions/Version1)"))
  }

  @Test("statements about an OpenDocument that are not its own are named")
  func statements() {
    let rdf = #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#
    let own =
      rdf + #"<rdf:Description rdf:about=""><ns0:hasPart "#
      + #"xmlns:ns0="http://docs.oasis-open.org/ns/office/1.2/meta/pkg#" rdf:resource="styles.xml"/>"#
      + "</rdf:Description></rdf:RDF>"
    #expect(OfficeCleaning.clean("manifest.rdf", Array(own.utf8), .odt) == .untouched)
    let other = rdf + #"<f:name xmlns:f="http://xmlns.com/foaf/0.1/">Ana</f:name></rdf:RDF>"#
    guard case .kept = OfficeCleaning.clean("manifest.rdf", Array(other.utf8), .odt) else {
      Issue.record("it was not named")
      return
    }
  }

  @Test("prefixes are a program's choice: what they stand for counts")
  func prefixes() {
    let old =
      #"<c xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#
      + #"xmlns:x="http://purl.org/dc/elements/1.1/"><x:creator>Ana</x:creator>"#
      + #"<lastModifiedBy>Ana</lastModifiedBy><dc xmlns="urn:other"><creator>kept</creator></dc></c>"#
    let new = cleaned("docProps/core.xml", old, .docx)
    #expect(new?.contains("Ana") == false)
    #expect(new?.contains("kept") == true)
  }

  @Test("CDATA and comments hide nothing, and a tag in either is none")
  func sections() {
    let old =
      "<cp:c \(Self.core)><!-- Ana <dc:creator> --><dc:creator><![CDATA[</dc:creator>Ana]]></dc:creator>"
      + "<cp:revision>3</cp:revision></cp:c>"
    #expect(
      cleaned("docProps/core.xml", old, .docx)
        == "<cp:c \(Self.core)><dc:creator></dc:creator><cp:revision>3</cp:revision></cp:c>")
  }

  @Test("a part in UTF-16 is cleaned and becomes UTF-8", arguments: [false, true])
  func wide(isBigEndian: Bool) {
    let text =
      #"<?xml version="1.0" encoding="UTF-16"?>"#
      + "<cp:c \(Self.core)><dc:creator>Ána</dc:creator><cp:revision>3</cp:revision></cp:c>"
    let bytes = ("\u{FEFF}" + text).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    guard case .cleaned(let new, _) = OfficeCleaning.clean("docProps/core.xml", bytes, .docx) else {
      Issue.record("it was not cleaned")
      return
    }
    #expect(
      String(decoding: new, as: UTF8.self)
        == #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
        + "<cp:c \(Self.core)><dc:creator></dc:creator><cp:revision>3</cp:revision></cp:c>")
  }

  @Test("a template on somebody's computer keeps its name and not its folder")
  func relations() {
    let rels = #"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let old =
      #"<Relationships \#(rels)><Relationship Id="a" Type="\#(type)/attachedTemplate" "#
      + #"Target="file:///C:\Users\Ana\My.dotx" TargetMode="External"/>"#
      + #"<Relationship Id="p" Type="\#(type)/printerSettings" Target="../printerSettings/p1.bin"/>"#
      + #"<Relationship Id="b" Type="\#(type)/hyperlink" Target="https://example.org/home/x"/>"#
      + "</Relationships>"
    #expect(
      cleaned("word/_rels/settings.xml.rels", old, .docx)
        == #"<Relationships \#(rels)><Relationship Id="a" Type="\#(type)/attachedTemplate" "#
        + #"Target="My.dotx" TargetMode="External"/>"#
        + #"<Relationship Id="b" Type="\#(type)/hyperlink" Target="https://example.org/home/x"/>"#
        + "</Relationships>")
  }

  @Test(
    "what nothing here can write is named",
    arguments: [
      "word/vbaProject.bin", "_xmlsignatures/sig1.xml", "xl/connections.xml",
      "ppt/embeddings/oleObject1.bin",
    ])
  func kept(_ name: String) {
    guard case .kept(let words) = OfficeCleaning.clean(name, [1], .docx) else {
      Issue.record("\(name) was not named")
      return
    }
    #expect(words.contains(name))
  }

  @Test(
    "markup that is not sound is left as it is, and named",
    arguments: [
      "<", "<dc:creator", "<dc:creator>", "<dc:creator>x", "</dc:creator>", "<dc:creatorx>y",
      "<dc:creator/>x</dc:creator>", "<a><b", "<a><b></a></b>", "<a b=c/>", "<!-- x", "<a/><b/>",
      "<a><![CDATA[</a>", "",
    ])
  func broken(_ text: String) {
    guard case .kept(let words) = OfficeCleaning.clean("meta.xml", Array(text.utf8), .odt) else {
      Issue.record("it was not named")
      return
    }
    #expect(words.contains("meta.xml"))
  }

  @Test(
    "a megabyte of elements that never end takes no time to speak of",
    arguments: ["<dc:creator>", "<a/>", "<!", "<a b='", "<a><!--", "<?", "<a b='c' "])
  func flood(_ part: String) {
    let start = ContinuousClock.now
    _ = cleaned("meta.xml", String(repeating: part, count: 100_000), .odt)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}

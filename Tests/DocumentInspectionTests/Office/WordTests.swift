import Artifacts
import Testing

@testable import DocumentInspection

/// Expected texts were read off the markup by hand, as ECMA-376 part 1 §17 has it shown.
@Suite("Word documents")
struct WordTests {
  private typealias Office = OfficeParts

  private func texts(_ body: String, relations: [(String, String, String)] = []) -> [String] {
    Office.word(body, relations: relations).reply.texts
  }

  private func run(_ content: String) -> String { "<w:p><w:r>\(content)</w:r></w:p>" }

  @Test("a document has its title, headings, words and language")
  func facts() {
    var office = Office.word(
      Office.p("PLC agenda", style: "Titel") + Office.p("Welcome", style: "berschrift1")
        + Office.p("Our norms are kept.") + "<w:p/>",
      relations: [("s", "styles", "styles.xml")])
    office["word/styles.xml"] = """
      <w:styles \(Office.wordSpaces)><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr>
      </w:rPrDefault></w:docDefaults><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
      <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>
      """
    let reply = office.reply
    #expect(reply.kind == .document)
    #expect(reply.document?.format == "docx")
    #expect(reply.document?.title == "PLC agenda")
    #expect(reply.document?.words == 7)
    #expect(reply.document?.language == "en-GB")
    #expect(reply.texts == ["PLC agenda", "Welcome", "Our norms are kept."])
    #expect(reply.findings.isEmpty)
  }

  @Test("strict files have other namespaces and read the same")
  func strict() {
    var office = Office.word(Office.p("Our norms"))
    office["word/document.xml"] = office["word/document.xml"].replacing(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      with: "http://purl.oclc.org/ooxml/wordprocessingml/main")
    office["_rels/.rels"] = office["_rels/.rels"].replacing(
      "http://schemas.openxmlformats.org/officeDocument/2006/",
      with: "http://purl.oclc.org/ooxml/officeDocument/")
    #expect(office.reply.texts == ["Our norms"])
  }

  @Test("breaks, tabs, hyphens and symbols are text")
  func signs() {
    let content = """
      <w:t>9:00</w:t><w:tab/><w:t>Norms</w:t><w:br/><w:t>re</w:t><w:noBreakHyphen/><w:t>read</w:t>
      <w:softHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Webdings" w:char="F061"/>
      """
    #expect(texts(run(content)) == ["9:00 Norms\nre\u{2011}read→"])
  }

  @Test("deleted, moved away and hidden text is left out and said to be there")
  func hidden() {
    let body = """
      <w:p><w:r><w:t>kept</w:t></w:r><w:ins w:author="Ana"><w:r><w:t> inserted</w:t></w:r></w:ins>
      <w:del w:author="Ana"><w:r><w:delText>deleted</w:delText></w:r></w:del>
      <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>
      <w:r><w:commentReference w:id="1"/></w:r></w:p>
      """
    let reply = Office.word(body).reply
    #expect(reply.texts == ["kept inserted shown"])
    #expect(reply.codes == ["document.hidden-content", "privacy.author"])
    let message = reply.findings.first?.message ?? ""
    for kind in ["deleted text", "hidden text", "comments"] { #expect(message.contains(kind)) }
    #expect(!reply.findings.contains { $0.message.contains("Ana") || $0.found != nil })
  }

  @Test("a paragraph mark that is hidden or deleted hides no text")
  func mark() {
    let mark = "<w:rPr><w:vanish/><w:del w:author=\"\"/></w:rPr>"
    #expect(texts(Office.p("Our norms", properties: mark)) == ["Our norms"])
  }

  @Test("a row that was deleted is left out")
  func deletedRow() {
    func row(_ text: String, _ properties: String = "") -> String {
      "<w:tr><w:trPr>\(properties)</w:trPr><w:tc>\(Office.p(text))</w:tc><w:tc>\(Office.p("b"))"
        + "</w:tc></w:tr>"
    }
    let table = "<w:tbl>\(row("a"))\(row("gone", "<w:del w:author=\"x\"/>"))\(row("c"))</w:tbl>"
    #expect(texts(table) == ["a | b", "c | b"])
  }

  @Test("a text box is read once, and its copy for old programs is not")
  func textBox() {
    let box = "<w:txbxContent>\(Office.p("In the box"))</w:txbxContent>"
    let body = """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>\(box)</wps:txbx></mc:Choice>
      <mc:Fallback><v:textbox>\(box)</v:textbox></mc:Fallback></mc:AlternateContent></w:r>
      <w:r><w:t>Around it</w:t></w:r></w:p>
      """
    #expect(texts(body) == ["In the box", "Around it"])
    #expect(
      texts("<w:p><w:r><w:pict><v:textbox>\(box)</v:textbox></w:pict></w:r></w:p>") == [
        "In the box"
      ])
  }

  @Test("content controls are read through, with what they ask for")
  func contentControl() {
    let control = """
      <w:sdt><w:sdtPr><w:alias w:val="no text"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>
      \(Office.p("Click or tap to enter a date."))</w:sdtContent></w:sdt>
      """
    #expect(texts(control) == ["Click or tap to enter a date."])
  }

  @Test("links come from relations and from fields")
  func links() {
    let body = """
      <w:p><w:hyperlink r:id="l"><w:r><w:t>our </w:t></w:r><w:r><w:t>clip</w:t></w:r></w:hyperlink>
      <w:hyperlink w:anchor="part2"><w:r><w:t>below</w:t></w:r></w:hyperlink>
      <w:hyperlink w:anchor="_Toc12"><w:r><w:t>contents</w:t></w:r></w:hyperlink>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r>
      <w:r><w:instrText> HYPERLINK "https://a.example/x" \\l "t=5" \\o "tip" </w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>field</w:t></w:r>
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:fldSimple w:instr="HYPERLINK b.mp4"><w:r><w:t>simple</w:t></w:r></w:fldSimple></w:p>
      """
    let reply = Office.word(
      body, relations: [("l", "hyperlink", "https://a.example/clip.mp4#t=1,2")]
    ).reply
    #expect(
      reply.links == [
        Link(target: "https://a.example/clip.mp4#t=1,2", text: "our clip"),
        Link(target: "#part2", text: "below"),
        Link(target: "https://a.example/x#t=5", text: "field"),
        Link(target: "b.mp4", text: "simple"),
      ])
    #expect(reply.texts == ["our clipbelowcontentsfieldsimple"])
  }

  @Test("a merge field keeps its text, a field within an instruction does not show")
  func fields() {
    func char(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    func text(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
    let inner =
      char("begin") + "<w:r><w:instrText>MERGEFIELD a</w:instrText></w:r>"
      + char("separate") + text("argument") + char("end")
    let body =
      "<w:p>" + char("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner
      + char("separate") + text("«Name»") + char("end") + "</w:p>"
    #expect(texts(body) == ["«Name»"])
    // A field that is never closed takes nothing with it.
    #expect(texts("<w:p>\(char("begin"))\(text("a"))</w:p>\(Office.p("b"))") == ["a", "b"])
  }

  @Test("a date that Word renews is text, and never the agenda's")
  func movingDate() {
    let rows = ["9:00–9:10 Welcome", "9:10–9:30 Norms"].map { Office.p($0) }.joined()
    func agenda(_ field: String) -> Reply {
      Office.word(
        Office.p("Agenda", properties: "<w:outlineLvl w:val=\"0\"/>")
          + "<w:p><w:fldSimple w:instr=\"\(field)\"><w:r><w:t>March 12, 2026</w:t></w:r></w:fldSimple>"
          + "</w:p>" + rows
      ).reply
    }
    let moving = agenda("DATE \\@ MMMM")
    #expect(moving.texts.contains("March 12, 2026"))
    #expect(moving.agenda?.items.count == 2)
    #expect(moving.agenda?.date == nil)
    #expect(agenda("MERGEFIELD day").agenda?.date == "2026-03-12")
  }

  @Test("list items have the level of their numbering or style")
  func lists() throws {
    var office = Office.word(
      Office.p("one", properties: numbering(0, 4)) + Office.p("two", properties: numbering(1, 4))
        + Office.p("styled", style: "LB2")
        + Office.p("taken out", style: "LB2", properties: numbering(0, 0)),
      relations: [("s", "styles", "styles.xml")])
    office["word/styles.xml"] = """
      <w:styles \(Office.wordSpaces)><w:style w:styleId="LB2"><w:name w:val="List Bullet 2"/><w:pPr>
      <w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>
      """
    let kinds = try #require(read(office)).map(\.kind)
    #expect(
      kinds == [.listItem(level: 1), .listItem(level: 2), .listItem(level: 2), .paragraph])
  }

  private func numbering(_ level: Int, _ number: Int) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
  }

  private func read(_ office: OfficeParts) -> [Block]? {
    let parts = office.parts
    var package = OfficePackage(DocumentParts(names: Array(parts.keys)) { parts[$0] })
    return WordReader.read(&package)?.builder.document.blocks
  }

  @Test("tables: header row, columns in line below merged cells, a day across all of them")
  func table() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr><w:tcW w:w=\"5\"/>\(properties)</w:tcPr>\(Office.p(text))</w:tc>"
    }
    let office = Office.word(
      """
      <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell("Time"))\(cell("Item"))\(cell("Who"))</w:tr>
      <w:tr>\(cell("Day 1", "<w:gridSpan w:val=\"3\"/>"))</w:tr>
      <w:tr>\(cell("9:00", "<w:vMerge w:val=\"restart\"/>"))\(cell("Norms"))\(cell("Ana"))</w:tr>
      <w:tr>\(cell("", "<w:vMerge/>"))\(cell("Both", "<w:gridSpan w:val=\"2\"/>"))</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(cell("b"))\(cell("c"))</w:tr></w:tbl>
      """)
    let blocks = try #require(read(office))
    #expect(blocks[0].cells.map(\.isHeader) == [true, true, true])
    #expect(blocks[1].kind == .paragraph)
    #expect(blocks[1].text == "Day 1")
    #expect(
      blocks.dropFirst(2).map { $0.cells.map(\.text) } == [
        ["9:00", "Norms", "Ana"], ["", "Both", ""], ["", "b", "c"],
      ])
  }

  @Test("a table within a cell makes the outer one a frame")
  func nested() {
    let inner =
      "<w:tbl><w:tr><w:tc>\(Office.p("a"))</w:tc><w:tc>\(Office.p("b"))</w:tc></w:tr></w:tbl>"
    let table =
      "<w:tbl><w:tr><w:tc>\(Office.p("before"))\(inner)\(Office.p("after"))</w:tc></w:tr>"
      + "</w:tbl>"
    #expect(texts(table) == ["before", "a | b", "after"])
  }

  @Test("headers and notes are text, aside of the body, and headers are not counted")
  func margins() {
    var office = Office.word(
      Office.p("one two three"),
      relations: [
        ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"),
        ("n", "footnotes", "footnotes.xml"),
      ])
    office["word/header1.xml"] = "<w:hdr \(Office.wordSpaces)>\(Office.p("School"))</w:hdr>"
    office["word/footer1.xml"] = "<w:ftr \(Office.wordSpaces)>\(Office.p("7"))</w:ftr>"
    office["word/footnotes.xml"] = """
      <w:footnotes \(Office.wordSpaces)><w:footnote w:type="separator" w:id="0">\(Office.p("---"))
      </w:footnote><w:footnote w:id="1">\(Office.p("a note"))</w:footnote></w:footnotes>
      """
    #expect(office.reply.texts == ["School", "one two three", "a note"])
    #expect(office.reply.document?.words == 5)
  }

  @Test("pages are those of Word, where it agrees with itself")
  func pages() {
    let body = Office.p("one") + run("<w:lastRenderedPageBreak/><w:t>two</w:t>")
    var office = Office.word(body)
    office.relate(
      "",
      [
        ("m", "officeDocument", "word/document.xml"),
        ("a", "extended-properties", "docProps/a.xml"),
      ])
    func reply(_ pages: Int, _ words: Int) -> Reply {
      office["docProps/a.xml"] =
        "<Properties><Pages>\(pages)</Pages><Words>\(words)</Words></Properties>"
      return office.reply
    }
    #expect(reply(2, 2).document?.pages == 2)
    #expect(reply(2, 2).document?.passages?.map(\.location?.page) == [1, 2])
    #expect(reply(3, 2).document?.passages?.map(\.location) == [nil, nil])
    // A template's count of a text that is gone.
    #expect(reply(2, 900).document?.pages == nil)
  }

  @Test("people in the properties are told by kind, a title made of a file name is none")
  func properties() {
    var office = Office.word(Office.p("PLC", properties: "<w:outlineLvl w:val=\"0\"/>"))
    office.relate(
      "",
      [
        ("m", "officeDocument", "word/document.xml"), ("c", "core-properties", "docProps/core.xml"),
        ("a", "extended-properties", "docProps/app.xml"),
      ])
    office["docProps/core.xml"] = """
      <cp:p xmlns:cp="c" xmlns:dc="d"><dc:title>Microsoft Word - agenda.doc</dc:title>
      <dc:creator>Ana Roe</dc:creator><cp:lastModifiedBy>Bo Li</cp:lastModifiedBy>
      <dc:language>es</dc:language></cp:p>
      """
    office["docProps/app.xml"] = "<Properties><Company>Hill School</Company></Properties>"
    let reply = office.reply
    #expect(reply.document?.title == "PLC")
    #expect(reply.document?.language == "es")
    #expect(reply.codes == ["privacy.author"])
    #expect(
      reply.findings.first?.message
        == "The document's metadata name somebody (author, last editor, company).")
    office["docProps/core.xml"] =
      "<p xmlns:dc=\"d\"><dc:title>Spring plan</dc:title><dc:creator>python-docx</dc:creator></p>"
    office["docProps/app.xml"] = "<Properties><Company></Company></Properties>"
    #expect(office.reply.document?.title == "Spring plan")
    #expect(office.reply.findings.isEmpty)
  }

  @Test("a default language that the text contradicts is not the document's")
  func language() {
    var office = Office.word(
      Office.p("Las normas de la reunión se dicen aquí con calma y los acuerdos para el equipo"),
      relations: [("s", "styles", "styles.xml")])
    func language(_ attributes: String) -> String? {
      office["word/styles.xml"] = """
        <w:styles \(Office.wordSpaces)><w:docDefaults><w:rPrDefault><w:rPr><w:lang \(attributes)/>
        </w:rPr></w:rPrDefault></w:docDefaults></w:styles>
        """
      return office.reply.document?.language
    }
    #expect(language("w:val=\"en-US\"") == nil)
    #expect(language("w:val=\"es-MX\"") == "es-MX")
    office["word/document.xml"] =
      "<w:document \(Office.wordSpaces)><w:body>\(Office.p("语文教研组活动安排"))</w:body></w:document>"
    #expect(language("w:val=\"en-US\" w:eastAsia=\"zh-CN\"") == "zh-CN")
  }
}

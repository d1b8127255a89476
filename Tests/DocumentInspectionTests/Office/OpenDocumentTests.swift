import Artifacts
import Testing

@testable import DocumentInspection

/// Expected texts were read off the markup by hand, as OpenDocument 1.2 part 1 has it shown.
@Suite("OpenDocument texts and presentations")
struct OpenDocumentTests {
  private typealias Office = OfficeParts

  private func blocks(_ content: String, styles: String = "") throws -> [Block] {
    let parts = Office.openDocument(.odt, content, styles: styles).parts
    var package = OfficePackage(DocumentParts(names: Array(parts.keys)) { parts[$0] })
    return try #require(OpenDocumentReader.read(&package, .odt)).builder.document.blocks
  }

  private func texts(_ content: String, styles: String = "") throws -> [String] {
    try blocks(content, styles: styles).map(\.visibleText)
  }

  @Test("spaces, tabs and line breaks are text, white space of the markup is one space")
  func spaces() throws {
    let content = """
      <text:p>9:00<text:s text:c="3"/>–<text:tab/>Norms<text:line-break/>and
         more<text:span> text</text:span></text:p>
      """
    #expect(try texts(content) == ["9:00 – Norms\nand more text"])
  }

  @Test("headings have their outline's level, a title comes from its style or the style's parent")
  func headings() throws {
    let styles = """
      <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
      <style:style style:name="Title" style:family="table"/>
      """
    let found = try blocks(
      "<text:p text:style-name=\"P1\">PLC</text:p><text:h text:outline-level=\"2\">Norms</text:h>"
        + "<text:h>Other</text:h><text:p text:style-name=\"nowhere\">text</text:p>", styles: styles)
    #expect(
      found.map(\.kind) == [
        .heading(level: 1), .heading(level: 2), .heading(level: 1), .paragraph,
      ])
  }

  @Test("list items have the level of their nesting; a further paragraph of one is no item")
  func lists() throws {
    let inner = "<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
    let found = try blocks(
      """
      <text:list><text:list-header><text:p>header</text:p></text:list-header><text:list-item>
      <text:p>outer</text:p><text:p>more</text:p>\(inner)</text:list-item></text:list>
      """)
    #expect(found.map(\.text) == ["header", "outer", "more", "inner"])
    #expect(
      found.map(\.kind) == [.paragraph, .listItem(level: 1), .paragraph, .listItem(level: 2)])
  }

  @Test("tables: header rows, covered cells, a row across all columns")
  func table() throws {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }
    let found = try blocks(
      """
      <table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>
      <table:table-row>\(cell("Time"))\(cell("Item"))\(cell("Who"))</table:table-row>
      </table:table-header-rows><table:table-row>\(cell("Day 1", "table:number-columns-spanned=\"3\""))
      <table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
      <table:table-row>\(cell("9:00", "table:number-rows-spanned=\"2\""))\(cell("a"))\(cell("b"))
      </table:table-row><table:table-row><table:covered-table-cell/>\(cell("c"))\(cell("d"))
      </table:table-row></table:table>
      """)
    #expect(found[0].cells.map(\.isHeader) == [true, true, true])
    #expect(found[1].kind == .paragraph)
    #expect(found[1].text == "Day 1")
    #expect(
      found.dropFirst(2).map { $0.cells.map(\.text) } == [["9:00", "a", "b"], ["", "c", "d"]])
  }

  @Test("a comment whose author was taken out names nobody")
  func unnamed() {
    let reply = Office.openDocument(
      .odt,
      "<text:p>kept<office:annotation><dc:creator></dc:creator><text:p>comment</text:p>"
        + "</office:annotation></text:p>"
    ).reply
    #expect(reply.codes == ["document.hidden-content"])
  }

  @Test("comments, deleted text and hidden parts are left out and said to be there")
  func hidden() {
    let reply = Office.openDocument(
      .odt,
      """
      <text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ana
      </dc:creator></office:change-info><text:p>deleted</text:p></text:deletion></text:changed-region>
      </text:tracked-changes><text:p>kept<office:annotation><dc:creator>Bo</dc:creator><text:p>comment
      </text:p></office:annotation><text:span text:style-name="T1">hidden</text:span></text:p>
      <text:section text:display="none"><text:p>secret</text:p></text:section>
      <text:p><draw:frame><svg:title>alt</svg:title><svg:desc>alt</svg:desc><draw:text-box>
      <text:p>box</text:p></draw:text-box></draw:frame>around</text:p>
      """,
      styles: "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
        + "text:display=\"none\"/></style:style>"
    ).reply
    #expect(reply.texts == ["kept", "box", "around"])
    #expect(reply.codes == ["document.hidden-content", "privacy.author"])
    #expect(!reply.findings.contains { $0.message.contains("Ana") || $0.message.contains("Bo") })
  }

  @Test("links, notes and page headers are read; a table of contents is no part of the agenda")
  func links() {
    var office = Office.openDocument(
      .odt,
      """
      <text:table-of-content><text:table-of-content-source><text:index-title-template>T
      </text:index-title-template></text:table-of-content-source><text:index-body><text:p>Norms 3
      </text:p></text:index-body></text:table-of-content>
      <text:p>See <text:a xlink:href="../video/a.mp4#t=5">our clip</text:a><text:note
      ><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p
      ></text:note-body></text:note>.</text:p>
      """)
    office["styles.xml"] = """
      <office:document-styles \(Office.openSpaces)><office:master-styles><style:master-page>
      <style:header><text:p>School</text:p></style:header><style:footer><text:p>
      <text:page-number>2</text:page-number></text:p></style:footer></style:master-page>
      </office:master-styles></office:document-styles>
      """
    let reply = office.reply
    #expect(reply.texts == ["Norms 3", "See our clip.", "School", "a note"])
    #expect(reply.document?.words == 7)
    #expect(
      reply.links == [Link(target: "../video/a.mp4#t=5", text: "our clip", base: "content/")])
  }

  @Test("a date that the program renews is never the agenda's, one that was fixed is")
  func movingDate() {
    func date(_ attributes: String) -> String? {
      Office.openDocument(
        .odt,
        "<text:h text:outline-level=\"1\">Agenda</text:h><text:p><text:date \(attributes)>March 12, 2026"
          + "</text:date></text:p><text:p>9:00–9:10 Welcome</text:p><text:p>9:10–9:30 Norms</text:p>"
      ).reply.agenda?.date
    }
    #expect(date("") == nil)
    #expect(date("text:fixed=\"true\"") == "2026-03-12")
  }

  @Test("pages are those that the program counted where its breaks agree with it")
  func pages() {
    var office = Office.openDocument(
      .odt,
      "<text:p>one</text:p><text:p text:style-name=\"P1\">two</text:p><text:p><text:soft-page-break/>"
        + "three</text:p>",
      styles:
        "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties "
        + "fo:break-before=\"page\"/></style:style>")
    func pages(_ count: Int) -> [Int?]? {
      office["meta.xml"] =
        "<office:document-meta \(Office.openSpaces)><office:meta><meta:document-statistic "
        + "meta:page-count=\"\(count)\" meta:word-count=\"3\"/></office:meta></office:document-meta>"
      return office.reply.document?.passages?.map(\.location?.page)
    }
    #expect(pages(3) == [1, 2, 3])
    #expect(pages(4) == [nil, nil, nil])
  }

  @Test("a file that needs a password says so")
  func locked() {
    var office = Office.openDocument(.odt, "<text:p>a</text:p>")
    office["META-INF/manifest.xml"] = """
      <manifest:manifest \(Office.openSpaces)><manifest:file-entry><manifest:encryption-data/>
      </manifest:file-entry></manifest:manifest>
      """
    #expect(office.reply.codes == ["document.encrypted"])
  }

  @Test("a presentation has a page a slide, its notes apart")
  func slides() {
    func frame(_ kind: String, _ text: String) -> String {
      "<draw:frame presentation:class=\"\(kind)\"><draw:text-box>\(text)</draw:text-box></draw:frame>"
    }
    let list = "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
    let reply = Office.openDocument(
      .odp,
      """
      <draw:page>\(frame("title", "<text:p>PLC</text:p>"))\(frame("date-time", "<text:p>today</text:p>"))
      </draw:page><draw:page draw:style-name="dp1">\(frame("title", "<text:p>gone</text:p>"))</draw:page>
      <draw:page>\(frame("title", "<text:p>Norms</text:p>"))\(frame("outline", list))
      <presentation:notes>\(frame("notes", "<text:p>say hello</text:p>"))</presentation:notes></draw:page>
      """,
      styles: "<style:style style:name=\"dp1\" style:family=\"drawing-page\">"
        + "<style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>"
    ).reply
    #expect(reply.texts == ["PLC", "Norms", "item", "say hello"])
    #expect(reply.document?.passages?.map(\.location?.page) == [1, 3, 3, 3])
    #expect(reply.document?.title == "PLC")
    #expect(reply.document?.pages == 3)
    #expect(reply.document?.words == 3)
    #expect(reply.codes == ["document.hidden-content"])
  }
}

import Artifacts
import Testing

@testable import DocumentInspection

/// Expected texts were read off the markup by hand, as ECMA-376 part 1 §19 and §21.1 have it shown.
@Suite("PowerPoint presentations")
struct SlidesTests {
  private typealias Office = OfficeParts

  @Test("slides come in the order in which they are shown, a page each")
  func order() {
    let reply = Office.powerPoint([
      Office.shape("ctrTitle", Office.line("Book study"))
        + Office.shape("subTitle", Office.line("Spring")),
      Office.shape("title", Office.line("Norms"))
        + Office.shape(
          "body", Office.line("one") + Office.line("two", properties: "<a:pPr lvl=\"1\"/>"))
        + Office.shape("sldNum", "<a:p><a:fld type=\"slidenum\"><a:t>2</a:t></a:fld></a:p>"),
    ]).reply
    #expect(reply.document?.format == "pptx")
    #expect(reply.document?.title == "Book study")
    #expect(reply.document?.pages == 2)
    #expect(reply.document?.words == 6)
    #expect(reply.texts == ["Book study", "Spring", "Norms", "one", "two"])
    #expect(reply.document?.passages?.map(\.location?.page) == [1, 1, 2, 2, 2])
    #expect(reply.findings.isEmpty)
  }

  @Test("titles are headings, outlines lists, text boxes paragraphs")
  func kinds() throws {
    let parts = Office.powerPoint([
      Office.shape("title", Office.line("a"))
        + Office.shape(
          "body",
          Office.line("b", properties: "<a:pPr lvl=\"2\"/>")
            + Office.line("c", properties: "<a:pPr><a:buNone/></a:pPr>"))
        + Office.shape(
          nil,
          Office.line("d") + Office.line("e", properties: "<a:pPr><a:buChar char=\"-\"/></a:pPr>"))
    ]).parts
    var package = OfficePackage(DocumentParts(names: Array(parts.keys)) { parts[$0] })
    let blocks = try #require(SlidesReader.read(&package)).builder.document.blocks
    #expect(
      blocks.map(\.kind) == [
        .heading(level: 1), .listItem(level: 3), .paragraph, .paragraph, .listItem(level: 1),
      ])
  }

  @Test("tables have a header row and columns in line below merged cells")
  func table() {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<a:tc \(attributes)><a:txBody>\(Office.line(text))</a:txBody></a:tc>"
    }
    let reply = Office.powerPoint([
      """
      <p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/><a:tblGrid/>
      <a:tr>\(cell("Time"))\(cell("Item"))\(cell("Who"))</a:tr>
      <a:tr>\(cell("Day 1", "gridSpan=\"3\""))\(cell("", "hMerge=\"1\""))\(cell("", "hMerge=\"1\""))</a:tr>
      <a:tr>\(cell("9:00", "rowSpan=\"2\""))\(cell("a"))\(cell("b"))</a:tr>
      <a:tr>\(cell("", "vMerge=\"1\""))\(cell("c"))\(cell("d"))</a:tr></a:tbl></a:graphicData></a:graphic>
      </p:graphicFrame>
      """
    ]).reply
    #expect(reply.texts == ["Time | Item | Who", "Day 1", "9:00 | a | b", "c | d"])
  }

  @Test("links of words, of shapes and of videos that lie elsewhere")
  func links() {
    let link = "<a:rPr lang=\"en-US\"><a:hlinkClick r:id=\"l\"/></a:rPr>"
    let reply = Office.powerPoint(
      [
        Office.shape(
          nil, "<a:p><a:r><a:t>see </a:t></a:r><a:r>\(link)<a:t>our clip</a:t></a:r></a:p>")
          + "<p:pic><p:nvPicPr><p:cNvPr id=\"3\"><a:hlinkClick r:id=\"n\"/></p:cNvPr><p:nvPr>"
          + "<a:videoFile r:link=\"v\"/></p:nvPr></p:nvPicPr></p:pic>"
      ],
      relations: [
        ("l", "hyperlink", "https://a.example/1"), ("n", "slide", "slide1.xml"),
        ("v", "video", "https://a.example/2.mp4"),
      ]
    ).reply
    #expect(
      reply.links == [
        Link(target: "https://a.example/1", text: "our clip", location: Location(page: 1)),
        Link(target: "https://a.example/2.mp4", location: Location(page: 1)),
      ])
    #expect(reply.texts == ["see our clip"])
  }

  @Test("notes are apart and not counted, hidden slides are left out and said to be there")
  func notes() {
    var office = Office.powerPoint(
      [Office.shape("title", Office.line("Norms")), Office.shape("title", Office.line("gone"))])
    office.relate("ppt/slides/slide2.xml", [("n", "notesSlide", "../notesSlides/notesSlide1.xml")])
    office["ppt/notesSlides/notesSlide1.xml"] =
      "<p:notes \(Office.slideSpaces)>\(Office.shape("body", Office.line("say hello")))</p:notes>"
    office["ppt/slides/slide1.xml"] = office["ppt/slides/slide1.xml"].replacing(
      "<p:sld ", with: "<p:sld show=\"0\" ")
    #expect(office.reply.texts == ["Norms", "say hello"])
    #expect(office.reply.document?.words == 1)
    #expect(office.reply.codes == ["document.hidden-content"])
  }
}

import Artifacts
import Testing

@testable import DocumentInspection

/// Expected texts were read off the markup by hand, as ECMA-376 part 1 §18 has it shown.
@Suite("Spreadsheets")
struct SheetTests {
  private typealias Office = OfficeParts

  private func text(_ place: String, _ text: String) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  private func number(_ place: String, _ value: String, style: Int = 0) -> String {
    "<c r=\"\(place)\" s=\"\(style)\"><v>\(value)</v></c>"
  }

  private func sheet(_ rows: String, after: String = "") -> String {
    "<sheetData>\(rows)</sheetData>\(after)"
  }

  private func row(_ number: Int, _ cells: String, _ attributes: String = "") -> String {
    "<row r=\"\(number)\" \(attributes)>\(cells)</row>"
  }

  @Test("an agenda in a sheet is one, with its days and times as they are stored")
  func agenda() {
    let rows =
      row(1, text("A1", "Retreat agenda")) + row(2, number("A2", "46093", style: 1))
      + row(4, text("A4", "Time") + text("B4", "Item") + text("C4", "Lead"))
      + row(5, number("A5", "0.375", style: 2) + text("B5", "Norms") + text("C5", "Ana"))
      + row(
        6, number("A6", "0.395833333333333", style: 2) + text("B6", "Tuning") + text("C6", "Bo"))
    let reply = Office.excel(
      [("Sheet1", "", sheet(rows))], formats: ["d/m/yyyy", "h:mm AM/PM"]
    ).reply
    #expect(
      reply.texts == [
        "Retreat agenda", "12/3/2026", "Time | Item | Lead", "9:00 AM | Norms | Ana",
        "9:30 AM | Tuning | Bo",
      ])
    #expect(
      reply.document?.passages?.map(\.location?.cell) == [
        "Sheet1!A1", "Sheet1!A2", "Sheet1!A4", "Sheet1!A5", "Sheet1!A6",
      ])
    #expect(reply.agenda?.title == "Retreat agenda")
    // Shown, it might be the third of December.
    #expect(reply.agenda?.date == "2026-03-12")
    #expect(reply.agenda?.items.map(\.start) == ["09:00", "09:30"])
  }

  @Test("texts are shared, written in place, results of formulas, or none")
  func kinds() {
    let cells = """
      <c r="A1" t="s"><v>1</v></c><c r="B1" t="str"><f>A1</f><v>made_x000D_&#10;up</v></c>
      <c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="d"><v>2026-03-12</v></c>
      <c r="F1" t="s"><v>99</v></c><c r="G1"/><c t="inlineStr"><is><r><rPr><b/></rPr><t>rich</t></r><r>
      <t> text</t></r></is></c>
      """
    let reply = Office.excel(
      [("Sheet1", "", sheet("<row>\(cells)</row>"))],
      strings: ["<t>zero</t>", "<r><t>sha</t></r><r><t>red</t></r><rPh><t>guide</t></rPh>"]
    ).reply
    #expect(reply.texts == ["shared | made\nup | TRUE | #N/A | 2026-03-12 | rich text"])
  }

  @Test("sheets come in the workbook's order; hidden sheets, rows and columns are left out")
  func hidden() {
    let reply = Office.excel([
      ("Day 1", "", sheet(row(1, text("A1", "a") + text("B1", "b")))),
      ("Secret", "hidden", sheet(row(1, text("A1", "secret")))),
      (
        "Bo's", "",
        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"
          + sheet(
            row(1, text("A1", "x") + text("B1", "gone"))
              + row(2, text("A2", "gone"), "hidden=\"1\""))
      ),
    ]).reply
    #expect(reply.texts == ["Day 1", "a | b", "Bo's", "x"])
    #expect(
      reply.document?.passages?.map(\.location?.cell) == [nil, "'Day 1'!A1", nil, "'Bo''s'!A1"])
    #expect(reply.codes == ["document.hidden-content"])
    let message = reply.findings.first?.message ?? ""
    for kind in ["a hidden sheet", "hidden rows", "hidden columns"] {
      #expect(message.contains(kind))
    }
    #expect(reply.document?.words == 3)
  }

  @Test("links stand in a part of their own or in a formula")
  func links() {
    let rows =
      row(1, text("A1", "clip") + text("B1", "sheet"))
      + row(
        2, "<c r=\"A2\" t=\"str\"><f>HYPERLINK(\"https://a.example/2\",\"two\")</f><v>two</v></c>")
    var office = Office.excel([
      (
        "Sheet1", "",
        sheet(
          rows,
          after: "<hyperlinks><hyperlink ref=\"A1\" r:id=\"l\"/><hyperlink ref=\"B1\" "
            + "location=\"Sheet2!A1\"/></hyperlinks>")
      )
    ])
    office.relate("xl/worksheets/sheet0.xml", [("l", "hyperlink", "https://a.example/1")])
    #expect(
      office.reply.links == [
        Link(target: "https://a.example/1", text: "clip", location: Location(cell: "Sheet1!A1")),
        Link(target: "#Sheet2!A1", text: "sheet", location: Location(cell: "Sheet1!B1")),
        Link(target: "https://a.example/2", text: "two", location: Location(cell: "Sheet1!A2")),
      ])
  }

  @Test("a row across the table heads a day; behind an empty row words open another table")
  func tables() throws {
    let rows =
      row(1, text("A1", "Time") + text("B1", "Item")) + row(2, text("A2", "Day 1"))
      + row(3, text("A3", "9:00") + text("B3", "Norms")) + row(4, text("B4", "alone"))
      + row(6, text("A6", "Actions")) + row(7, text("A7", "What") + text("B7", "Who"))
      + row(8, text("A8", "Book a room") + text("B8", "Ana"))
    let parts = Office.excel([
      ("Sheet1", "", sheet(rows, after: "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>"))
    ]).parts
    var package = OfficePackage(DocumentParts(names: Array(parts.keys)) { parts[$0] })
    let blocks = try #require(WorkbookReader.read(&package)).builder.document.blocks
    #expect(
      blocks.map(\.kind) == [
        .row(table: 1), .paragraph, .row(table: 1), .row(table: 1), .paragraph, .row(table: 2),
        .row(table: 2),
      ])
    #expect(blocks[0].cells.map(\.isHeader) == [true, true])
    #expect(blocks[3].cells.map(\.text) == ["", "alone"])
    #expect(blocks[5].cells.map(\.isHeader) == [true, true])
  }

  @Test("a log in a sheet is a log, rows that share their days are an agenda")
  func logs() {
    func day(_ row: Int, _ serial: Int, _ time: String, _ cells: String) -> String {
      self.row(
        row, number("A\(row)", "\(serial)", style: 1) + number("B\(row)", time, style: 2) + cells)
    }
    func reply(_ header: String, _ serials: [Int]) -> Reply {
      let rows = serials.enumerated().map { index, serial in
        day(index + 2, serial, "0.4\(index)", text("C\(index + 2)", "We talked about norms"))
      }
      let head = row(1, text("A1", "Date") + text("B1", "Time") + text("C1", header))
      return Office.excel(
        [("Sheet1", "", sheet(head + rows.joined()))], formats: ["yyyy-mm-dd", "h:mm"]
      ).reply
    }
    let log = reply("Notes", [46000, 46007, 46014, 46021])
    #expect(log.kind == .log)
    // By Python: date(1899, 12, 30) + timedelta(46000) and 46021.
    #expect(log.log?.first == "2025-12-09")
    #expect(log.log?.last == "2025-12-30")
    let agenda = reply("Session", [46000, 46000, 46000, 46001])
    #expect(agenda.kind == .document)
    #expect(agenda.agenda?.items.count == 4)
  }

  @Test("an OpenDocument sheet shows its cells' texts, repeated ones as often as they are")
  func openDocument() {
    let reply = Office.openDocument(
      .ods,
      """
      <table:table table:name="Plan"><table:table-column table:number-columns-repeated="3"/>
      <table:table-row><table:table-cell office:value-type="string"><text:p>Agenda</text:p>
      <office:annotation><dc:creator>Ana</dc:creator><text:p>comment</text:p></office:annotation>
      </table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date"
      office:date-value="2026-03-12"><text:p>03/12/26</text:p></table:table-cell><table:table-cell
      table:number-columns-repeated="2"><text:p>x<text:s/>y</text:p><text:p><text:a xlink:href="b.mp4">z
      </text:a></text:p></table:table-cell></table:table-row>
      <table:table-row table:visibility="collapse"><table:table-cell><text:p>gone</text:p>
      </table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048569"><table:table-cell
      table:number-columns-repeated="16384"/></table:table-row></table:table>
      """
    ).reply
    #expect(
      reply.texts == ["Agenda", "03/12/26 | x y\nz | x y\nz", "03/12/26 | x y\nz | x y\nz"])
    #expect(
      reply.document?.passages?.map(\.location?.cell) == ["Plan!A1", "Plan!A5", "Plan!A6"])
    #expect(reply.links?.map(\.target) == ["b.mp4"])
    #expect(reply.links?.first?.location == Location(cell: "Plan!B5"))
    #expect(reply.codes == ["document.hidden-content", "privacy.author"])
  }

  @Test("cells are called as spreadsheets call them")
  func addresses() {
    for (column, row, name) in [
      (0, 1, "A1"), (25, 9, "Z9"), (26, 1, "AA1"), (701, 2, "ZZ2"),
      (702, 3, "AAA3"), (16_383, 1_048_576, "XFD1048576"),
    ] {
      #expect(SheetAddress(name) == SheetAddress(column: column, row: row))
      #expect(SheetAddress(column: column, row: row)?.text(in: "S") == "S!\(name)")
    }
    for wrong in [
      "", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "ÄÖ1", "AAAAAAAAAAAAAA1",
      "A99999999999999999999",
    ] {
      #expect(SheetAddress(wrong) == nil, "\(wrong)")
    }
  }
}

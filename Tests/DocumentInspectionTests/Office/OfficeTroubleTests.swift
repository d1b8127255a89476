import Artifacts
import TestSupport
import Testing

@testable import DocumentInspection

@Suite("Whatever an office document's parts hold, the inspector answers")
struct OfficeTroubleTests {
  private typealias Office = OfficeParts

  private static var samples: [OfficeParts] {
    let cells = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46093.5</v></c>"
    var word = Office.word(
      "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(Office.p("a"))</w:tc></w:tr>"
        + "</w:tbl>\(Office.p("b", style: "s"))<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r></w:p>",
      relations: [("s", "styles", "styles.xml")])
    word["word/styles.xml"] =
      "<w:styles \(Office.wordSpaces)><w:style w:styleId=\"s\"><w:name w:val=\"heading 1\"/>"
      + "<w:basedOn w:val=\"s\"/></w:style></w:styles>"
    return [
      word,
      Office.excel(
        [("S", "", "<sheetData><row r=\"1\">\(cells)</row></sheetData>")], strings: ["<t>x</t>"],
        formats: ["[h]:mm;@"]),
      Office.powerPoint([
        Office.shape("title", Office.line("a")), Office.shape("body", Office.line("b")),
      ]),
      Office.openDocument(
        .odt,
        "<text:h text:outline-level=\"1\">a</text:h><text:list><text:list-item><text:p>b</text:p>"
          + "</text:list-item></text:list><table:table><table:table-row><table:table-cell "
          + "table:number-columns-spanned=\"2\"><text:p>c</text:p></table:table-cell></table:table-row>"
          + "</table:table>"),
      Office.openDocument(
        .ods,
        "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"2\">"
          + "<table:table-cell table:number-columns-repeated=\"2\" office:date-value=\"2026-03-12\">"
          + "<text:p>3/12/26</text:p></table:table-cell></table:table-row></table:table>"),
    ]
  }

  @Test(
    "every part missing, empty, cut in many places, and with flipped bits",
    arguments: samples.indices)
  func damaged(_ index: Int) {
    let sample = Self.samples[index]
    var generator = SeededGenerator(state: 0x5EED_0011)
    for (name, bytes) in sample.parts {
      var office = sample
      office.parts[name] = nil
      _ = office.reply
      for count in stride(from: 0, to: bytes.count, by: 5) {
        office.parts[name] = Array(bytes.prefix(count))
        _ = office.reply
      }
      for _ in 0..<40 {
        var flipped = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          flipped[Int.random(in: flipped.indices, using: &generator)] ^=
            1 << UInt8.random(in: 0...7, using: &generator)
        }
        office.parts[name] = flipped
        _ = office.reply
      }
    }
  }

  @Test("each part in the place of each other", arguments: samples.indices)
  func swapped(_ index: Int) {
    let sample = Self.samples[index]
    for name in sample.parts.keys {
      for other in Self.samples.flatMap(\.parts.values) {
        var office = sample
        office.parts[name] = other
        _ = office.reply
      }
    }
  }

  @Test("a document without its main part can't be read", arguments: PackagedFormat.allCases)
  func empty(_ format: PackagedFormat) {
    let reply = OfficeParts(format: format).reply
    #expect(reply.kind == .document)
    #expect(reply.document?.format == format.rawValue)
    #expect(reply.codes == ["document.unreadable"])
  }

  @Test("relations that lead nowhere, out of the package, or in a circle")
  func relations() {
    var office = Office.word(
      Office.p("a", style: "s"),
      relations: [
        ("s", "styles", "../../../../etc/passwd"), ("h", "header", "document.xml"),
        ("f", "footer", "nowhere.xml"), ("n", "footnotes", "/word/document.xml"),
      ])
    #expect(office.reply.texts.contains("a"))
    office.relate("", [("m", "officeDocument", "_rels/.rels")])
    #expect(office.reply.texts.isEmpty)
    #expect(office.reply.codes.contains("document.no-text"))
  }

  @Test("a part that is not well-formed is read as far as it can be, and says so")
  func malformed() {
    var office = Office.word(Office.p("one") + Office.p("two"))
    let text = office["word/document.xml"]
    office["word/document.xml"] = String(text.prefix(text.count - 40))
    let reply = office.reply
    #expect(reply.texts.first == "one")
    #expect(reply.codes.contains("document.malformed"))
    #expect(reply.findings.first?.location == Location(member: "word/document.xml"))
  }

  @Test("parts in UTF-16 are read")
  func utf16() {
    var office = Office.word(Office.p("Größe"))
    let units = office["word/document.xml"].utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    office.parts["word/document.xml"] = [0xFF, 0xFE] + units
    #expect(office.reply.texts == ["Größe"])
  }

  @Test("entities of a part's own are not followed", .timeLimit(.minutes(1)))
  func entities() {
    var office = Office.word("")
    office["word/document.xml"] = """
      <!DOCTYPE w [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>
      <w:document \(Office.wordSpaces)><w:body><w:p><w:r><w:t>x&a;&f;y</w:t></w:r></w:p></w:body>
      </w:document>
      """
    #expect(office.reply.texts == ["xy"])
  }

  @Test("deep nesting ends the reading, not the inspector", .timeLimit(.minutes(1)))
  func deep() {
    let opening = String(repeating: "<w:tbl><w:tr><w:tc><w:p><w:r>", count: 20_000)
    let reply = Office.word(Office.p("first") + opening).reply
    #expect(reply.texts == ["first"])
    #expect(reply.codes.contains("document.cut"))
  }

  @Test("two million cells are read to the cap, in a bounded time", .timeLimit(.minutes(2)))
  func manyCells() {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 100) + "</row>"
    let reply = Office.excel([
      ("S", "", "<sheetData>" + String(repeating: row, count: 20_000) + "</sheetData>")
    ]).reply
    #expect(reply.codes.contains("document.cut"))
    // A row, a cell and its value have a tag at each end but the last.
    let words = reply.document?.words ?? 0
    #expect((240_000...250_000).contains(words), "\(words)")
  }

  @Test("a row that is repeated a million times does not fill the memory", .timeLimit(.minutes(1)))
  func repeatedRows() {
    let reply = Office.openDocument(
      .ods,
      "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
        + "table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>"
        + "</table:table-row></table:table>"
    ).reply
    #expect(reply.codes.contains("document.cut"))
    #expect((reply.document?.passages?.count ?? 0) <= 20_000)
  }

  @Test("a part that is named thousands of times is read a bounded number of times")
  func namedAgain() {
    let long = String(repeating: "<!-- \(String(repeating: "x ", count: 200)) -->", count: 10_000)
    var office = Office.word(
      Office.p("a"), relations: (0..<200).map { ("h\($0)", "header", "h.xml") })
    office["word/h.xml"] = "<w:hdr \(Office.wordSpaces)>\(long)\(Office.p("head"))</w:hdr>"
    let reply = office.reply
    #expect(reply.texts.filter { $0 == "head" }.count < 40)
    #expect(reply.codes.contains("document.cut"))
  }

  @Test("a long text that every cell shares does not fill the memory", .timeLimit(.minutes(1)))
  func sharedText() {
    let row = "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 256) + "</row>"
    let reply = Office.excel(
      [("S", "", "<sheetData>" + String(repeating: row, count: 500) + "</sheetData>")],
      strings: ["<t>\(String(repeating: "word ", count: 1 << 20))</t>"]
    ).reply
    #expect(reply.codes.contains("document.cut"))
  }

  @Test(
    "numbers that no document has",
    arguments: ["-1", "0", "9223372036854775807", "99999999999999999999", "x", ""])
  func numbers(_ number: String) {
    for attribute in ["w:val"] {
      _ =
        Office.word(
          "<w:tbl><w:tr><w:trPr><w:gridBefore \(attribute)=\"\(number)\"/></w:trPr><w:tc><w:tcPr>"
            + "<w:gridSpan \(attribute)=\"\(number)\"/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl "
            + "\(attribute)=\"\(number)\"/><w:numId \(attribute)=\"\(number)\"/></w:numPr><w:outlineLvl "
            + "\(attribute)=\"\(number)\"/></w:pPr></w:p></w:tc></w:tr></w:tbl>"
        ).reply
    }
    let cell =
      "<c r=\"A\(number)\" s=\"\(number)\" t=\"s\"><v>\(number)</v></c><c s=\"1\"><v>\(number)"
      + "</v></c>"
    _ =
      Office.excel(
        [
          (
            "S", "",
            "<cols><col min=\"\(number)\" max=\"\(number)\" hidden=\"1\"/></cols><sheetData><row "
              + "r=\"\(number)\">\(cell)</row></sheetData><mergeCells><mergeCell ref=\"A\(number):B1\"/>"
              + "</mergeCells>"
          )
        ], formats: ["[h]:mm:ss.000 yyyy"]
      ).reply
    for format in [PackagedFormat.ods, .odt] {
      _ =
        Office.openDocument(
          format,
          "<table:table><table:table-column table:number-columns-repeated=\"\(number)\" "
            + "table:visibility=\"collapse\"/><table:table-row table:number-rows-repeated=\"\(number)\">"
            + "<table:table-cell table:number-columns-spanned=\"\(number)\" "
            + "table:number-columns-repeated=\"\(number)\"><text:p>a</text:p></table:table-cell>"
            + "<table:covered-table-cell table:number-columns-repeated=\"\(number)\"/>"
            + "</table:table-row></table:table><text:h text:outline-level=\"\(number)\">b</text:h>"
        ).reply
    }
    _ =
      Office.powerPoint([
        Office.shape("body", Office.line("a", properties: "<a:pPr lvl=\"\(number)\"/>"))
          + "<a:tbl><a:tr><a:tc gridSpan=\"\(number)\"/></a:tr></a:tbl>"
      ]).reply
  }

  @Test("a letter with a million accents over many runs", .timeLimit(.minutes(1)))
  func accents() {
    let run = "<w:r><w:t>\(String(repeating: "\u{301}", count: 500))</w:t></w:r>"
    let reply = Office.word(
      "<w:p><w:r><w:t>a</w:t></w:r>\(String(repeating: run, count: 2_000))</w:p>"
    ).reply
    #expect(reply.document?.words == 1)
    #expect((reply.texts.first?.utf8.count ?? 0) <= 1_024)
  }

  /// [MS-CFB] §2.2 and §2.6: a header, one sector of the table, one of the directory.
  @Test(
    "old formats and locked documents say what to do",
    arguments: [
      ("WordDocument", "doc", "document.format-not-read", ".docx"),
      ("Workbook", "xls", "document.format-not-read", ".xlsx"),
      ("PowerPoint Document", "ppt", "document.format-not-read", ".pptx"),
      ("EncryptedPackage", "ole", "document.encrypted", "without a password"),
      ("Something", "ole", "document.format-not-read", "PDF"),
    ])
  func compound(_ stream: String, _ format: String, _ code: String, _ advice: String) {
    let bytes = Self.compoundFile(stream)
    let reply = Self.inspect(bytes)
    #expect(reply.document?.format == format)
    #expect(reply.codes == [code])
    #expect(reply.findings.first?.fix?.contains(advice) == true)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      _ = Self.inspect(Array(bytes.prefix(count)))
    }
    var generator = SeededGenerator(state: 0x5EED_0012)
    for _ in 0..<300 {
      var flipped = bytes
      for _ in 0..<4 {
        flipped[Int.random(in: 0..<600, using: &generator)] ^=
          1 << UInt8.random(in: 0...7, using: &generator)
      }
      _ = Self.inspect(flipped)
    }
  }

  private static func inspect(_ bytes: [UInt8]) -> Reply {
    CompoundFileInspector.inspect { offset, count in
      guard offset >= 0, offset < bytes.count else { return [] }
      return Array(bytes[Int(offset)..<min(bytes.count, Int(offset) + count)])
    }
  }

  private static func compoundFile(_ stream: String) -> [UInt8] {
    func little(_ number: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 16) + little(0x3E, 2) + little(3, 2) + [0xFE, 0xFF]
    bytes += little(9, 2) + little(6, 2) + [UInt8](repeating: 0, count: 10)
    bytes += little(1, 4) + little(1, 4) + little(0, 4) + little(4_096, 4)
    bytes += little(0xFFFF_FFFE, 4) + little(0, 4) + little(0xFFFF_FFFE, 4) + little(0, 4)
    bytes += little(0, 4)
    while bytes.count < 512 { bytes += little(0xFFFF_FFFF, 4) }
    bytes += little(0xFFFF_FFFD, 4) + little(0xFFFF_FFFE, 4)
    while bytes.count < 1_024 { bytes += little(0xFFFF_FFFF, 4) }
    for (name, type) in [("Root Entry", 5), (stream, 2)] {
      var entry = name.utf16.flatMap { little(UInt32($0), 2) }
      entry += [UInt8](repeating: 0, count: 64 - entry.count)
      entry += little(UInt32(name.utf16.count * 2 + 2), 2) + [UInt8(type), 1]
      bytes += entry + [UInt8](repeating: 0, count: 60)
    }
    return bytes + [UInt8](repeating: 0, count: 256)
  }

  @Test("an Apple document asks for a PDF and says what preview it holds")
  func apple() {
    func finding(_ names: Set<String>) -> Finding? {
      AppleDocument.reply(names: names, mediaType: "application/zip").findings.first
    }
    let plain = finding(["Index/Document.iwa"])
    #expect(plain?.code == .documentFormatNotRead)
    #expect(plain?.fix?.contains("PDF") == true)
    #expect(plain?.message.contains("picture") == false)
    #expect(finding(["preview.jpg"])?.message.contains("preview.jpg") == true)
    #expect(finding(["QuickLook/Preview.pdf"])?.message.contains("PDF of itself") == true)
  }
}

import Artifacts
import DocumentInspection
import TestSupport
import Testing

/// What the pages say is what their content streams, below, put where.
@Suite("PDF", .serialized)
struct PDFTests {
  private static let isReady: Void = PDFInspector.load()

  private func inspect(_ sample: PDFSample) -> Reply { inspect(sample.bytes) }

  private func inspect(_ bytes: [UInt8]) -> Reply {
    Self.isReady
    return PDFInspector().inspect(bytes)
  }

  private func texts(_ reply: Reply) -> [String] { reply.document?.passages?.map(\.text) ?? [] }

  @Test("headings, paragraphs and lists are told by size, room and marks")
  func blocks() throws {
    let text = PDFSample.text
    let reply = inspect(
      PDFSample(
        text("Faculty meeting", 72, 720, 24, true) + text("Our norms", 72, 680, 16, true)
          + text(
            "We listen to one another before we answer, and say what we understood of their", 72,
            650, 12,
            false)
          + text("understanding beforehand. Then we answer.", 72, 636, 12, false)
          + text("Nobody speaks twice before everyone spoke once.", 72, 622, 12, false)
          + text("\\225", 80, 600, 12, false) + text("Be on time", 100, 600, 12, false)
          + text("\\225", 80, 586, 12, false) + text("Bring the samples", 100, 586, 12, false)
          + text("1.", 100, 572, 12, false) + text("The first one", 120, 572, 12, false)))
    #expect(
      texts(reply) == [
        "Faculty meeting", "Our norms",
        "We listen to one another before we answer, and say what we understood of their understanding beforehand. "
          + "Then we answer.",
        "Nobody speaks twice before everyone spoke once.", "Be on time", "Bring the samples",
        "The first one",
      ])
    #expect(reply.kind == .document)
    #expect(reply.mediaType == "application/pdf")
    #expect(reply.document?.format == "pdf")
    #expect(reply.document?.title == "Faculty meeting")
    #expect(reply.document?.pages == 1)
    #expect(reply.document?.passages?.allSatisfy { $0.location == Location(page: 1) } == true)
    #expect(reply.findings.isEmpty)
  }

  private static let schedule =
    PDFSample.text("Time", 72, 700, bold: true) + PDFSample.text("Topic", 180, 700, bold: true)
    + PDFSample.text("Lead", 400, 700, bold: true)
    + PDFSample.text("9:00-9:20 AM", 72, 680) + PDFSample.text("Welcome", 180, 680)
    + PDFSample.text("Ana Ruiz", 400, 680)
    + PDFSample.text("9:20-9:50 AM", 72, 660) + PDFSample.text("Tuning protocol with two", 180, 660)
    + PDFSample.text("Bo Lind", 400, 660) + PDFSample.text("samples of writing", 180, 647)
    + PDFSample.text("Break: coffee, tea and fruit for everybody in the long corridor", 72, 625)
    + PDFSample.text("10:00-10:30 AM", 72, 605) + PDFSample.text("Learning walk", 180, 605)
    + PDFSample.text("Cy Okoro", 400, 605)

  @Test("words in columns are a table, a row with wrapped cells is one row")
  func table() throws {
    let reply = inspect(
      PDFSample(PDFSample.text("Agenda for March 12, 2026", 72, 740) + Self.schedule))
    #expect(
      texts(reply) == [
        "Agenda for March 12, 2026", "Time | Topic | Lead", "9:00-9:20 AM | Welcome | Ana Ruiz",
        "9:20-9:50 AM | Tuning protocol with two samples of writing | Bo Lind",
        "Break: coffee, tea and fruit for everybody in the long corridor",
        "10:00-10:30 AM | Learning walk | Cy Okoro",
      ])
    let agenda = try #require(reply.agenda)
    #expect(agenda.date == "2026-03-12")
    #expect(agenda.items.map(\.start).contains("09:20"))
  }

  /// In Helvetica (Adobe's font metrics) `10:30` is 30 points wide at 12, so that five points are left to
  /// the next cell; `four sections` ends at 139.4, a point before the second column.
  @Test("cells that nearly touch are told by the gutter of the other rows")
  func narrowGutters() {
    let text = PDFSample.text
    let rows = [("8:00", "Coffee"), ("8:20", "Norms"), ("10:30", "Break"), ("11:00", "Tuning")]
    var content = ""
    for (index, row) in rows.enumerated() {
      content += text(row.0, 72, 700 - index * 20, 12, false)
      content += text(row.1, 107, 700 - index * 20, 12, false)
    }
    for (index, row) in [("What", "Who"), ("Copy four sections", "Ana"), ("Call", "Bo")]
      .enumerated()
    {
      content += text(row.0, 40, 500 - index * 20, 12, false)
      content += text(row.1, 143, 500 - index * 20, 12, false)
    }
    #expect(
      texts(inspect(PDFSample(content))) == [
        "8:00 | Coffee", "8:20 | Norms", "10:30 | Break", "11:00 | Tuning", "What | Who",
        "Copy four sections | Ana", "Call | Bo",
      ])
  }

  @Test("a cell that was made of two keeps its row, and a broken word its hyphen")
  func mergedCells() {
    let text = PDFSample.text
    let content =
      text("Greeting", 72, 700, 12, false) + text("by name", 250, 700, 12, false)
      + text("8:00", 450, 700, 12, false)
      + text("Plan the common lesson on the shared planner", 72, 680, 12, false)
      + text("8:05", 450, 680, 12, false)
      + text("Quiz", 72, 660, 12, false) + text("part-to-", 250, 660, 12, false)
      + text("8:45", 450, 660, 12, false) + text("whole", 250, 647, 12, false)
    #expect(
      texts(inspect(PDFSample(content))) == [
        "Greeting | by name | 8:00", "Plan the common lesson on the shared planner | 8:05",
        "Quiz | part-to-whole | 8:45",
      ])
  }

  @Test("a page in two columns is read column by column")
  func columns() {
    let left = [
      "Teachers at our school met every week and", "looked at samples of writing together with",
      "the protocol that they had agreed upon at", "the beginning of the year, so that each of",
      "them knew what was coming.",
    ]
    let right = [
      "After the winter break the groups changed", "and a new facilitator took over the notes",
      "and the clock, which many of them said had", "made it easier to speak about what did not",
      "work in class.",
    ]
    var content = ""
    for (index, line) in left.enumerated() {
      content += PDFSample.text(line, 50, 700 - index * 14)
      content += PDFSample.text(right[index], 330, 700 - index * 14)
    }
    let text = texts(inspect(PDFSample(content))).joined(separator: " ")
    #expect(text == (left + right).joined(separator: " "))
  }

  @Test("links keep their page and words; files and programs are named, not followed")
  func links() {
    var sample = PDFSample(
      PDFSample.text("See the clip and", 72, 700), PDFSample.text("the other file here", 72, 700))
    sample.pages[0].annotations =
      PDFSample.link("/S/URI/URI(https://example.org/a?b=1)", "92 695 139 715")
      + PDFSample.link("/S/GoTo/D[12 0 R/Fit]", "0 0 10 10")
    sample.pages[1].annotations =
      PDFSample.link("/S/GoToR/F(notes 2.pdf)/D[0/Fit]", "72 695 300 715")
      + PDFSample.link("/S/Launch/F(video/clip.mp4)", "0 0 10 10")
      + PDFSample.link("/S/JavaScript/JS(app.alert(1))", "0 0 10 10")
    let reply = inspect(sample)
    #expect(
      reply.links == [
        Link(
          target: "https://example.org/a?b=1", text: "the clip", location: Location(page: 1)),
        Link(
          target: "notes%202.pdf", text: "the other file here", location: Location(page: 2)),
        Link(target: "video/clip.mp4", location: Location(page: 2)),
      ])
    #expect(reply.document?.pages == 2)
    #expect(reply.document?.passages?.map(\.location) == [Location(page: 1), Location(page: 2)])
  }

  @Test("an address that is only written out is a link as well")
  func addresses() {
    let reply = inspect(PDFSample(PDFSample.text("See https://example.org/x.", 72, 700)))
    #expect(reply.links?.map(\.target) == ["https://example.org/x"])
  }

  @Test("the author is said to be named, and dates of the file are no meeting's")
  func metadata() {
    var sample = PDFSample(Self.schedule)
    sample.info =
      "/Title(Team agenda)/Author(Ana Ruiz)/Producer(LibreOffice 7.4)"
      + "/CreationDate(D:20260312150405Z)"
    let reply = inspect(sample)
    #expect(reply.document?.title == "Team agenda")
    #expect(reply.codes.contains("privacy.author"))
    #expect(reply.findings.allSatisfy { !$0.message.contains("Ana") })
    #expect(reply.agenda?.date == nil)
    sample.info = "/Title(Microsoft Word - agenda.docx)"
    #expect(inspect(sample).document?.title == nil)
  }

  @Test("what stands at the foot of every page is no part of the agenda")
  func footers() {
    let pages = (1...3).map { number in
      PDFSample.text("Page \(number) of 3, 14:00-15:00 Board room", 72, 30)
        + PDFSample.text("\(8 + number):00-\(8 + number):30 Item number \(number)", 72, 700)
    }
    var sample = PDFSample()
    sample.pages = pages.map { PDFSample.Page(content: $0) }
    sample.info = "/Title(Team agenda)"
    let reply = inspect(sample)
    #expect(reply.agenda?.items.map(\.start) == ["09:00", "10:00", "11:00"])
    #expect(texts(reply).filter { $0.hasPrefix("Page") }.count == 3)
  }

  @Test("pages that are pictures are said to be, and what to do")
  func scans() {
    let picture = "q 100 0 0 100 0 0 cm /X1 Do Q"
    var sample = PDFSample(picture)
    sample.objects = [
      PDFSample.stream(
        "0", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
      )
    ]
    sample.pages[0].resources = "/XObject<</X1 50 0 R>>"
    let scan = inspect(sample)
    #expect(scan.codes == ["document.no-text"])
    #expect(scan.findings.first?.fix?.contains("OCR") == true)
    sample.pages.insert(PDFSample.Page(content: PDFSample.text("our norms", 72, 700)), at: 0)
    let mixed = inspect(sample)
    #expect(mixed.codes == ["document.no-text"])
    #expect(mixed.findings.first?.location?.page == 2)
    #expect(mixed.document?.words == 2)
  }

  @Test("what was typed into a form is read where it stands")
  func forms() {
    var sample = PDFSample(PDFSample.text("Facilitator:", 72, 700))
    sample.objects = [
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(who)/V(Ana Ruiz)/Rect[150 696 300 712]/P 10 0 R>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/T(pin)/V(4711)/Rect[150 596 300 612]/P 10 0 R>>",
    ]
    sample.pages[0].annotations = "50 0 R 51 0 R"
    sample.catalog = "/AcroForm<</Fields[50 0 R 51 0 R]>>"
    #expect(texts(inspect(sample)) == ["Facilitator: Ana Ruiz"])
  }

  @Test("files inside are named and not looked into")
  func attachments() {
    var sample = PDFSample(PDFSample.text("our norms", 72, 700))
    sample.objects = [
      "<</Type/Filespec/F(notes.docx)/EF<</F 51 0 R>>>>",
      PDFSample.stream("PK", "/Type/EmbeddedFile"),
    ]
    sample.catalog = "/Names<</EmbeddedFiles<</Names[(notes.docx)50 0 R]>>>>"
    let reply = inspect(sample)
    #expect(reply.codes == ["document.attachments"])
    #expect(reply.findings.first?.found == "notes.docx")
  }

  @Test("a font whose table of characters is not to be had leaves a hole that is said")
  func tables() {
    var sample = PDFSample(
      PDFSample.text("our norms", 72, 700) + "BT /F9 12 Tf 1 0 0 1 72 600 Tm <00410042> Tj ET")
    sample.pages[0].resources = ""
    sample.objects = [
      "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/NoSuchTable-H/DescendantFonts[51 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>",
    ]
    let text = String(decoding: sample.bytes, as: UTF8.self)
      .replacing("/F2 4 0 R>>", with: "/F2 4 0 R/F9 50 0 R>>")
    let reply = inspect(Array(text.utf8))
    #expect(reply.codes.contains("document.letters-missing"))
    #expect(texts(reply) == ["our norms"])
  }

  @Test("a file that needs a password asks for a copy without; one that needs none is read")
  func locked() {
    let reply = inspect(LockedPDFs.withUserPassword)
    #expect(reply.codes == ["document.encrypted"])
    #expect(reply.kind == .document)
    #expect(reply.document?.format == "pdf")
    #expect(reply.findings.first?.fix?.contains("password") == true)
    let open = inspect(LockedPDFs.withoutUserPassword)
    #expect(texts(open) == ["our norms"])
    #expect(open.codes.isEmpty)
  }

  @Test("what is no PDF behind its first bytes is unreadable")
  func damaged() {
    for bytes in ["%PDF-1.4", "%PDF-1.4\n%%EOF\n", "%PDF-9.9 words and words"] {
      #expect(inspect(Array(bytes.utf8)).codes == ["document.unreadable"])
    }
  }

  @Test("a file whose table of offsets is lost is read; faults of a page are said")
  func repaired() {
    let content = PDFSample.text("our norms", 72, 700)
    let text = String(decoding: PDFSample(content).bytes, as: UTF8.self)
    let lost = inspect(Array(text.replacing(/startxref\n[0-9]+/, with: "startxref\n7").utf8))
    #expect(texts(lost) == ["our norms"])
    // Poppler's own complaint here: no such font.
    let faulty = inspect(PDFSample(content + "BT /F8 12 Tf 1 0 0 1 72 600 Tm (lost) Tj ET"))
    #expect(texts(faulty) == ["our norms"])
    #expect(faulty.codes == ["document.malformed"])
  }

  @Test(
    "more pages than are read are counted, and the cut is said",
    .timeLimit(.minutes(15 * Sanitizer.patience)))
  func manyPages() {
    var sample = PDFSample()
    sample.pages = (0..<2_010).map { _ in PDFSample.Page(content: "BT /F1 9 Tf (word) Tj ET") }
    let reply = inspect(sample)
    #expect(reply.document?.pages == 2_010)
    #expect(reply.document?.words == 2_000)
    #expect(reply.codes.contains("document.cut"))
  }

  @Test(
    "files cut anywhere, and with flipped bits, have an answer",
    .timeLimit(.minutes(15 * Sanitizer.patience)))
  func corrupt() {
    var sample = PDFSample(Self.schedule)
    sample.pages[0].annotations = PDFSample.link("/S/URI/URI(https://example.org)", "0 0 99 99")
    let bytes = sample.bytes
    for count in stride(from: 0, to: bytes.count, by: 37) {
      #expect(inspect(Array(bytes.prefix(count))).kind == .document)
    }
    var generator = SeededGenerator(state: 0x5EED_0010)
    for _ in 0..<150 {
      #expect(inspect(generator.flipping(bytes, most: 12)).kind == .document)
    }
  }

  @Test(
    "numbers beyond all pages are bounded", .timeLimit(.minutes(15 * Sanitizer.patience)),
    arguments: [
      "BT /F1 1e9 Tf 1 0 0 1 1e30 -1e30 Tm (a b) Tj ET", "BT /F1 -0 Tf (a) Tj ET",
      "1e-300 0 0 1e300 0 0 cm BT /F1 12 Tf (a b c) Tj ET", "BT /F1 12 Tf 1e9 Tc (aaa) Tj ET",
      "BT /F1 12 Tf 0 1 -1 0 300 300 Tm (turned words) Tj ET",
    ])
  func absurd(content: String) { #expect(inspect(PDFSample(content)).kind == .document) }

  @Test(
    "pages that contain themselves, and forms that draw themselves, end",
    .timeLimit(.minutes(15 * Sanitizer.patience)))
  func loops() {
    var sample = PDFSample("/X1 Do")
    sample.objects = [
      PDFSample.stream(
        "/X1 Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 50 0 R>>>>")
    ]
    sample.pages[0].resources = "/XObject<</X1 50 0 R>>"
    #expect(inspect(sample).kind == .document)
    let looped = String(decoding: PDFSample("").bytes, as: UTF8.self)
      .replacing("/Kids[10 0 R]", with: "/Kids[ 2 0 R]")
    #expect(inspect(Array(looped.utf8)).kind == .document)
  }
}

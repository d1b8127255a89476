internal import Artifacts

/// Fills a `Document` from a PDF: its text in reading order with pages, links, title.
struct PDFReader {
  static let mostPages = 2_000
  static let mostGlyphs = 6_000_000

  private(set) var findings: [Finding] = []
  private var builder = DocumentBuilder(format: "pdf")
  private var pages: [(page: PDFPage, lines: [PageLine])] = []
  private var silent: [(page: Int, hasPictures: Bool)] = []

  static func document(from file: borrowing PDFFile) -> (document: Document, findings: [Finding]) {
    var reader = PDFReader()
    reader.builder.setPageCount(file.pageCount)
    reader.builder.beginAnchors()
    for name in file.placeNames(most: DocumentBuilder.mostAnchors) {
      reader.builder.addAnchor(name)
    }
    reader.load(file)
    reader.fill()
    reader.describe(file)
    return (reader.builder.document, reader.findings)
  }

  private mutating func load(_ file: borrowing PDFFile) {
    var glyphs = 0
    for index in 0..<min(file.pageCount, Self.mostPages) where glyphs <= Self.mostGlyphs {
      guard let page = file.page(index) else {
        silent.append((index + 1, false))
        pages.append((PDFPage(width: 0, height: 0, glyphCount: 0), []))
        continue
      }
      glyphs += page.glyphCount
      if page.isCut { builder.markCut() }
      if page.runs.isEmpty { silent.append((index + 1, page.hasPictures)) }
      pages.append((page, PageLine.lines(of: page.runs)))
    }
    if pages.count < file.pageCount { builder.markCut() }
  }

  private mutating func fill() {
    let margins = PageMargins(pages)
    let sizes = PageHeadings.sizes(in: pages.lazy.flatMap(\.lines), bodySize: margins.bodySize)
    for (index, (page, lines)) in pages.enumerated() {
      var text = PageText(page: index + 1, margins: margins, headingSizes: sizes)
      let asides = lines.filter { margins.isRepeated($0, of: page) }
      let body = lines.filter { !margins.isRepeated($0, of: page) }
      add(asides.filter { $0.box.middle < page.height / 2 }, page: index + 1)
      for block in text.blocks(of: body, nextTable: { builder.newTable() }) { add(block, page) }
      add(asides.filter { $0.box.middle >= page.height / 2 }, page: index + 1)
      for link in page.links {
        _ = builder.appendLink(
          link.target, text: link.text, at: Location(page: index + 1))
      }
    }
  }

  /// What every page repeats.
  private mutating func add(_ asides: [PageLine], page: Int) {
    for line in asides {
      builder.append(Block(kind: .paragraph, text: line.text, isAside: true, page: page))
    }
  }

  private mutating func add(_ block: Block, _ page: PDFPage) {
    builder.append(block)
    // Addresses that are written out and can't be clicked.
    guard page.links.isEmpty else { return }
    for text in [block.text] + block.cells.map(\.text) {
      builder.appendAddresses(in: text, line: nil, page: block.page)
    }
  }

  // MARK: What is to be said of the file

  private mutating func describe(_ file: borrowing PDFFile) {
    if let title = file.title, !Self.isMadeUp(title) { builder.setTitle(title) }
    var sweep = PrivacySweep()
    let isNamed = file.author?.collapsed.isEmpty == false
    if isNamed || file.metadata.map { XMPPeople.areNamed(in: $0) } == true {
      sweep.addPerson("author")
    }
    findings += sweep.findings(of: "document")
    if file.hasFaults {
      findings.append(
        Finding(.documentMalformed, "The PDF breaks its format's rules and was read with repairs."))
    }
    if file.lacksTables {
      findings.append(
        Finding(
          .documentLettersMissing,
          "The PDF leaves out how its letters are numbered, so that some could not be read."))
    }
    if let finding = Finding.attachments(file.attachments, of: "PDF") { findings.append(finding) }
    describeSilence()
  }

  /// Programs put the file's name there where nobody wrote a title.
  private static func isMadeUp(_ title: String) -> Bool {
    let title = title.collapsed.lowercased()
    return ["untitled", "microsoft word - ", "untitled document"].contains {
      $0.hasSuffix(" ") ? title.hasPrefix($0) : title == $0
    } || [".docx", ".doc", ".odt", ".pdf", ".tmp", ".indd"].contains { title.hasSuffix($0) }
  }

  /// Pages without text beside others that have some; a file without any is said to be so anyway.
  private mutating func describeSilence() {
    let pictures = silent.filter(\.hasPictures).map(\.page)
    guard builder.document.hasText, let first = pictures.first else { return }
    let numbers = pictures.prefix(20).map(String.init).joined(separator: ", ")
    findings.append(
      Finding(
        .documentNoText,
        pictures.count == 1
          ? "Page \(numbers) is a picture without text, as scanners make them."
          : "\(pictures.count) pages are pictures without text, as scanners make them.",
        found: "pages \(numbers)" + (pictures.count > 20 ? "…" : ""),
        fix:
          "Run text recognition (OCR) over the PDF, or hand in the document it was printed from.",
        location: Location(page: first)))
  }
}

internal import CLibPoppler

/// Why a PDF can't be opened.
enum PDFFailure: Error {
  /// It needs a password.
  case locked
  case damaged
}

/// A PDF that poppler opened. Owns it; only copies leave it.
///
/// Nothing that it names is opened, run or followed, and no picture is drawn. Every call of poppler's
/// stands in this file, because the shim keeps what poppler complains of by file.
@safe struct PDFFile: ~Copyable {
  private let document: OpaquePointer

  /// More characters than a printed page of any size holds.
  static let mostGlyphsOnPage = 500_000
  private static let mostFieldLines = 20_000
  private static let mostAttachments = 1_000

  /// `bytes`: the whole file.
  init(_ bytes: [UInt8]) throws(PDFFailure) {
    var outcome = EXHIBIT_PDF_OPEN
    let opened = unsafe bytes.withUnsafeBytes { buffer in
      unsafe exhibit_open_pdf(buffer.baseAddress, buffer.count, &outcome)
    }
    guard let opened = unsafe opened else {
      throw outcome == EXHIBIT_PDF_LOCKED ? .locked : .damaged
    }
    unsafe document = opened
  }

  deinit { unsafe exhibit_release(UnsafeMutableRawPointer(document)) }

  /// Never closes it.
  consuming func keepOpen() { discard self }

  /// Has poppler tell its complaints to us instead of the terminal. Before the first file.
  static func listen() { exhibit_listen_to_poppler() }

  var pageCount: Int { unsafe max(0, Int(poppler_document_get_n_pages(document))) }
  var title: String? { unsafe Self.taken(poppler_document_get_title(document)) }
  var author: String? { unsafe Self.taken(poppler_document_get_author(document)) }
  var subject: String? { unsafe Self.taken(poppler_document_get_subject(document)) }
  var keywords: String? { unsafe Self.taken(poppler_document_get_keywords(document)) }
  /// XMP, as it stands in the file.
  var metadata: String? { unsafe Self.taken(poppler_document_get_metadata(document)) }
  /// The program that the document was written in.
  var creator: String? { unsafe Self.taken(poppler_document_get_creator(document)) }

  /// Whether poppler found faults so far, in this thread's last opened file.
  var hasFaults: Bool { unsafe exhibit_pdf_complaints_here().pointee.errors > 0 }
  /// Whether a table of characters is not to be had that the document only names.
  var lacksTables: Bool { unsafe exhibit_pdf_complaints_here().pointee.lacks_tables != 0 }

  /// Names of the files inside it.
  var attachments: [String] {
    guard let list = unsafe poppler_document_get_attachments(document) else { return [] }
    defer { unsafe g_list_free_full(list, exhibit_release) }
    var names: [String] = []
    unsafe Self.each(list) { (attachment: UnsafeMutablePointer<PopplerAttachment>) in
      guard names.count < Self.mostAttachments else { return }
      unsafe names.append(attachment.pointee.name.map { unsafe String(cString: $0) } ?? "?")
    }
    return names
  }

  /// The names under which places of the document can be linked to (PDF 32000-1 §12.3.2.3), one more
  /// than `most` where there are more.
  func placeNames(most: Int) -> [String] {
    guard let tree = unsafe poppler_document_create_dests_tree(document) else { return [] }
    defer { unsafe g_tree_destroy(tree) }
    let list = PlaceNames(most: most)
    let visit: GTraverseFunc = { name, _, context in
      guard let name = unsafe name, let context = unsafe context else { return 0 }
      let list = unsafe Unmanaged<PlaceNames>.fromOpaque(context).takeUnretainedValue()
      unsafe list.names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
      return list.names.count > list.most ? 1 : 0
    }
    unsafe g_tree_foreach(tree, visit, Unmanaged.passUnretained(list).toOpaque())
    return list.names
  }

  private final class PlaceNames {
    let most: Int
    var names: [String] = []

    init(most: Int) { self.most = most }
  }

  /// Nil for a page that can't be read.
  func page(_ index: Int) -> PDFPage? {
    guard let index = Int32(exactly: index),
      let page = unsafe poppler_document_get_page(document, index)
    else { return nil }
    defer { unsafe exhibit_release(UnsafeMutableRawPointer(page)) }
    var (width, height) = (0.0, 0.0)
    unsafe poppler_page_get_size(page, &width, &height)
    let size = PageBox(x1: 0, y1: 0, x2: width, y2: height)
    let glyphs = unsafe glyphs(of: page)
    var result = PDFPage(width: size.right, height: size.bottom, glyphCount: glyphs.count)
    result.isCut = glyphs.count >= Self.mostGlyphsOnPage
    unsafe result.links = links(of: page, height: size.bottom, among: glyphs)
    result.runs = PageRuns.runs(of: glyphs)
    unsafe result.runs += typed(into: page, height: size.bottom)
    if glyphs.isEmpty { unsafe result.hasPictures = hasPictures(page) }
    return result
  }

  // MARK: Text

  private func glyphs(of page: OpaquePointer) -> [PageGlyph] {
    guard let text = unsafe Self.taken(poppler_page_get_text(page)), !text.isEmpty else {
      return []
    }
    var count: guint = 0
    var boxes: UnsafeMutablePointer<PopplerRectangle>?
    let hasBoxes = unsafe poppler_page_get_text_layout(page, &boxes, &count)
    guard hasBoxes != 0, let boxes = unsafe boxes else { return [] }
    defer { unsafe g_free(boxes) }
    let fonts = unsafe FontSpans(poppler_page_get_text_attributes(page))
    var glyphs: [PageGlyph] = []
    glyphs.reserveCapacity(min(Int(count), Self.mostGlyphsOnPage))
    var place = fonts.spans.startIndex
    // One box a character; where there are more of one than of the other, the rest has no place.
    for (index, scalar) in zip(0..<min(Int(count), Self.mostGlyphsOnPage), text.unicodeScalars) {
      while place + 1 < fonts.spans.count, fonts.spans[place].last < index { place += 1 }
      let font = fonts.spans.indices.contains(place) ? fonts.spans[place] : nil
      let box = unsafe Self.box(boxes[index])
      let size = font.map(\.size) ?? box.height
      glyphs.append(
        PageGlyph(scalar: scalar, box: box, size: size, isBold: font?.isBold ?? false))
    }
    return glyphs
  }

  private static func box(_ area: PopplerRectangle) -> PageBox {
    PageBox(x1: area.x1, y1: area.y1, x2: area.x2, y2: area.y2)
  }

  /// Areas of annotations count from the page's lower edge.
  private static func box(_ area: PopplerRectangle, height: Double) -> PageBox {
    PageBox(x1: area.x1, y1: height - area.y1, x2: area.x2, y2: height - area.y2)
  }

  /// What somebody typed into a form, a run a line.
  private func typed(
    into page: OpaquePointer, height: Double
  ) -> [PageRun] {
    guard let list = unsafe poppler_page_get_form_field_mapping(page) else { return [] }
    defer { unsafe poppler_page_free_form_field_mapping(list) }
    var runs: [PageRun] = []
    unsafe Self.each(list) { (mapping: UnsafeMutablePointer<PopplerFormFieldMapping>) in
      guard runs.count < Self.mostFieldLines, let field = unsafe mapping.pointee.field,
        let text = unsafe Self.taken(exhibit_typed_text(field))
      else { return }
      runs += unsafe FormField(
        text: text, box: Self.box(mapping.pointee.area, height: height)
      ).runs
    }
    return runs
  }

  private func hasPictures(_ page: OpaquePointer) -> Bool {
    guard let list = unsafe poppler_page_get_image_mapping(page) else { return false }
    unsafe poppler_page_free_image_mapping(list)
    return true
  }

  /// Whether any page has a picture, or there are more pages than are looked at.
  var hasPictures: Bool {
    if pageCount > Self.mostPagesLookedAt { return true }
    return (0..<pageCount).contains { index in
      guard let page = unsafe poppler_document_get_page(document, Int32(index)) else { return true }
      defer { unsafe exhibit_release(UnsafeMutableRawPointer(page)) }
      return unsafe hasPictures(page)
    }
  }

  /// Whether a comment on any of the first pages names who wrote it.
  var namesReviewers: Bool {
    (0..<min(pageCount, Self.mostPagesLookedAt)).contains { index in
      guard let page = unsafe poppler_document_get_page(document, Int32(index)) else {
        return false
      }
      defer { unsafe exhibit_release(UnsafeMutableRawPointer(page)) }
      guard let list = unsafe poppler_page_get_annot_mapping(page) else { return false }
      defer { unsafe poppler_page_free_annot_mapping(list) }
      var isNamed = false
      unsafe Self.each(list) { (mapping: UnsafeMutablePointer<PopplerAnnotMapping>) in
        guard !isNamed, let annotation = unsafe mapping.pointee.annot else { return }
        unsafe isNamed = exhibit_names_reviewer(annotation) != 0
      }
      return isNamed
    }
  }

  private static let mostPagesLookedAt = 2_000

  // MARK: Links

  private func links(
    of page: OpaquePointer, height: Double, among glyphs: [PageGlyph]
  ) -> [PDFLink] {
    guard let list = unsafe poppler_page_get_link_mapping(page) else { return [] }
    defer { unsafe poppler_page_free_link_mapping(list) }
    var links: [PDFLink] = []
    unsafe Self.each(list) { (mapping: UnsafeMutablePointer<PopplerLinkMapping>) in
      var isFile: Int32 = 0
      guard links.count < PDFLink.mostOnPage,
        let written = unsafe exhibit_action_target(mapping.pointee.action, &isFile)
      else { return }
      let target = unsafe String(cString: written)
      let box = unsafe Self.box(mapping.pointee.area, height: height)
      var page: Int32 = 0
      let place = unsafe exhibit_action_place(mapping.pointee.action, &page)
        .map { unsafe String(cString: $0) }
      links.append(
        PDFLink(
          target: isFile != 0
            ? PDFLink.reference(toFile: target, place: place, page: Int(page)) : target,
          box: box))
    }
    // The list begins with the annotation that the page names last.
    return PDFLink.named(by: glyphs, links.reversed())
  }

  // MARK: C

  /// Frees what poppler handed over.
  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe g_free(text) }
    return unsafe String(cString: text)
  }

  fileprivate static func each<Element>(
    _ list: UnsafeMutablePointer<GList>?, _ body: (UnsafeMutablePointer<Element>) -> Void
  ) {
    var next = unsafe list
    while let node = unsafe next {
      if let element = unsafe node.pointee.data {
        unsafe body(element.assumingMemoryBound(to: Element.self))
      }
      unsafe next = node.pointee.next
    }
  }
}

/// Which characters of a page have which font.
private struct FontSpans {
  struct Span {
    var last: Int
    var size: Double
    var isBold: Bool
  }

  private(set) var spans: [Span] = []

  /// Takes the list over.
  init(_ list: UnsafeMutablePointer<GList>?) {
    guard let list = unsafe list else { return }
    var found: [Span] = []
    unsafe PDFFile.each(list) { (font: UnsafeMutablePointer<PopplerTextAttributes>) in
      let name = unsafe font.pointee.font_name.map { unsafe String(cString: $0).lowercased() } ?? ""
      let size = unsafe font.pointee.font_size
      unsafe found.append(
        Span(
          last: Int(font.pointee.end_index), size: size > 0 && size < 10_000 ? size : 12,
          isBold: ["bold", "black", "heavy"].contains { name.contains($0) }))
    }
    unsafe poppler_page_free_text_attributes(list)
    spans = found
  }
}

package import Artifacts

/// Reads PDF files.
///
/// poppler parses what strangers made; nothing that a file names is opened, run or followed.
package struct PDFInspector {
  private let depth: DocumentDepth

  package init(depth: DocumentDepth = .whole) { self.depth = depth }

  /// Has poppler load what it looks for on its first use, and the locks forbid afterwards: its list of
  /// character tables, the tables of the four East Asian collections, the system's time zone.
  package static func load() {
    PDFFile.listen()
    PDFWarmUp.run()
  }

  /// `bytes`: the whole file.
  package func inspect(_ bytes: [UInt8]) -> Reply {
    let mediaType = "application/pdf"
    do throws(PDFFailure) {
      let file = try PDFFile(bytes)
      let (document, findings) = PDFReader.document(from: file)
      var reply = DocumentReply.reply(for: document, mediaType: mediaType, depth: depth)
      if !document.hasText { Self.explainSilence(&reply) }
      reply.findings += findings
      return reply
    } catch {
      var reply = Reply(kind: .document, mediaType: mediaType)
      reply.document = DocumentFacts(format: "pdf")
      reply.findings = [Self.finding(for: error)]
      return reply
    }
  }

  /// Kinds of what the file says of people outside its pages, in our own words; nil where it can't be read.
  package func properties(of bytes: [UInt8]) -> [String]? {
    guard let file = try? PDFFile(bytes) else { return nil }
    var kinds: [String] = []
    for (kind, value) in [
      ("author", file.author), ("subject", file.subject), ("keywords", file.keywords),
    ] where value?.collapsed.isEmpty == false { kinds.append(kind) }
    if let metadata = file.metadata, Self.names(metadata) { kinds.append("XMP") }
    if !file.attachments.isEmpty { kinds.append("attached files") }
    if file.namesReviewers { kinds.append("names at its comments") }
    return kinds
  }

  /// Whether pictures are in it, which may have metadata of their own.
  package func hasPictures(_ bytes: [UInt8]) -> Bool {
    guard let file = try? PDFFile(bytes) else { return true }
    return file.hasPictures
  }

  /// Whether XMP has a field of people, places or earlier versions (ISO 16684-1 §8).
  private static func names(_ metadata: String) -> Bool {
    [
      "dc:creator", "dc:contributor", "dc:rights", "pdf:Author", "xmpRights:", "xmpMM:History",
      "xmpMM:DerivedFrom", "photoshop:", "Iptc4xmpCore:", "exif:GPS", "tiff:Artist",
      "aux:OwnerName",
    ].contains(where: metadata.contains)
  }

  private static func finding(for failure: PDFFailure) -> Finding {
    switch failure {
    case .locked: Finding(.documentEncrypted, "The PDF can't be opened without a password.")
    case .damaged:
      Finding(
        .documentUnreadable, "The PDF is damaged or cut off: no page of it can be found.")
    }
  }

  private static func explainSilence(_ reply: inout Reply) {
    for index in reply.findings.indices where reply.findings[index].code == .documentNoText {
      reply.findings[index] = Finding(
        .documentNoText, "The PDF holds no text; its pages are pictures, as scanners make them.",
        fix: "Run text recognition (OCR) over the PDF, or hand in the document it was printed from."
      )
    }
  }
}

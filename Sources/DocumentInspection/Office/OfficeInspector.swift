package import Artifacts

/// Reads documents that are kept as zip files: what their parts hold, and never the file itself.
package enum OfficeInspector {
  package static func inspect(
    _ parts: DocumentParts, as format: PackagedFormat, mediaType: String,
    depth: DocumentDepth = .whole
  ) -> Reply {
    var package = OfficePackage(parts)
    if format.isOpenDocument, OpenDocumentLocks.areEncrypted(&package) {
      return CompoundFileInspector.locked(mediaType, format.rawValue)
    }
    guard let reading = read(&package, as: format) else {
      return unreadable(
        format, mediaType, "The \(format.name)'s main part is missing or holds no text.")
    }
    let properties = OfficeProperties.of(&package, format)
    var reply = reply(to: reading, properties, mediaType: mediaType, depth)
    reply.findings = package.findings + reply.findings
    return reply
  }

  private static func unreadable(
    _ format: PackagedFormat, _ mediaType: String, _ message: String
  ) -> Reply {
    var reply = Reply(
      kind: .document, mediaType: mediaType, findings: [Finding(.documentUnreadable, message)])
    reply.document = DocumentFacts(format: format.rawValue)
    return reply
  }

  private static func read(
    _ package: inout OfficePackage, as format: PackagedFormat
  ) -> OfficeReading? {
    switch format {
    case .docx: WordReader.read(&package)
    case .pptx: SlidesReader.read(&package)
    case .xlsx: WorkbookReader.read(&package)
    case .odt, .odp, .ods: OpenDocumentReader.read(&package, format)
    }
  }

  private static func reply(
    to reading: OfficeReading, _ properties: OfficeProperties, mediaType: String,
    _ depth: DocumentDepth
  ) -> Reply {
    var builder = reading.builder
    builder.setTitle(properties.title)
    builder.setLanguage(
      StatedLanguage.settled(
        [properties.language, reading.language], eastAsian: reading.eastAsianLanguage,
        in: builder.document))
    let stated = statedPages(properties, builder.document)
    let pages = reading.arePagesSure ? reading.pages : stated
    if !reading.arePagesSure, reading.pages != stated { builder.dropPages() }
    var reply = DocumentReply.reply(
      for: builder.document, mediaType: mediaType, depth: depth)
    reply.document?.pages = pages
    if let finding = reading.hidden.finding { reply.findings.append(finding) }
    var privacy = properties.privacy
    for kind in reading.privacy.people { privacy.addPerson(kind) }
    reply.findings += privacy.findings(of: "document")
    return reply
  }

  /// What the program counted when it last saved the file; nil where it counted another text's words,
  /// as a template's copies do.
  private static func statedPages(_ properties: OfficeProperties, _ document: Document) -> Int? {
    guard let pages = properties.pages, (1...100_000).contains(pages), let words = properties.words
    else { return nil }
    return abs(words - document.words) <= document.words / 5 + 5 ? pages : nil
  }
}

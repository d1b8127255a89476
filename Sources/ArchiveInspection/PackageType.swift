/// Whether a zip file is a document, told by the parts that its format demands and not by names that
/// happen to stand somewhere in its bytes.
package enum PackageType: Sendable, Equatable {
  /// The format's short name, and its media type.
  case document(format: String, mediaType: String)
  case archive
  /// The list of parts can't be read, or a part that tells can't.
  case unknown

  /// A zip file that starts with a member.
  package static func mayBeOne(_ start: [UInt8]) -> Bool {
    start.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  package static func of(_ source: ArchiveSource) -> PackageType {
    var budget = ZipPackage.budget(for: source)
    return of(source, &budget)
  }

  /// Of a file that lies in another.
  package static func of(memory: [UInt8]) -> PackageType { of(ArchiveSource(memory: memory)) }

  /// - Parameter budget: what an archive that holds the file may still unpack to.
  static func of(_ source: ArchiveSource, _ budget: inout UnpackBudget) -> PackageType {
    guard mayBeOne(source.bytes(at: 0, count: 4)) else { return .archive }
    do throws(PackageError) {
      let package = try ZipPackage(source, &budget) { telling.contains($0) }
      return statedType(package) ?? openXML(package) ?? iWork(package) ?? .archive
    } catch {
      return error == .tooLarge || error == .notAPackage ? .archive : .unknown
    }
  }

  private static let mimetype = "mimetype"
  private static let contentTypes = "[Content_Types].xml"
  private static let telling: Set<[UInt8]> = [Array(mimetype.utf8), Array(contentTypes.utf8)]

  /// OpenDocument 1.2 part 3 §3.3 and EPUB OCF §4.2.1: a part whose only content is the type.
  private static func statedType(_ package: ZipPackage) -> PackageType? {
    guard let stated = package.part(mimetype) else { return nil }
    let openDocument = "application/vnd.oasis.opendocument."
    let text = String(decoding: stated.prefix(200), as: UTF8.self).filter { !$0.isWhitespace }
    return [
      ("odt", openDocument + "text"), ("ods", openDocument + "spreadsheet"),
      ("odp", openDocument + "presentation"), ("epub", "application/epub+zip"),
    ].first { text == $0.1 }.map { .document(format: $0.0, mediaType: $0.1) }
  }

  /// ECMA-376 part 2 §10.1.2: the list of types names that of the main part.
  private static func openXML(_ package: ZipPackage) -> PackageType? {
    guard let list = package.part(contentTypes) else { return nil }
    // ASCII in every encoding that the list may have, but for the zeros of UTF-16.
    let text = String(decoding: list.filter { $0 != 0 }, as: UTF8.self)
    let openXML = "application/vnd.openxmlformats-officedocument."
    return [
      ("docx", "wordprocessingml.document", "wordprocessingml.", "ms-word."),
      ("xlsx", "spreadsheetml.sheet", "spreadsheetml.", "ms-excel."),
      ("pptx", "presentationml.presentation", "presentationml.", "ms-powerpoint."),
    ].first { format in
      mainParts.contains { text.contains(format.2 + $0) || text.contains(format.3 + $0) }
    }.map { .document(format: $0.0, mediaType: openXML + $0.1) }
  }

  /// Documents, templates and slide shows, each also with macros.
  private static let mainParts = ["document", "sheet", "presentation", "template", "slideshow"]
    .flatMap { ["\($0).main+xml", "\($0).macroEnabled.main+xml"] }

  /// Pages, Numbers and Keynote; which of them it is, no part says for sure.
  private static func iWork(_ package: ZipPackage) -> PackageType? {
    let names = Set(package.names)
    // Since 2013, with the parts in the file or in a zip file of their own; before, XML.
    let isOne =
      ["Index/Document.iwa", "index.apxl", "index.apxl.gz"].contains {
        names.contains(Array($0.utf8))
      }
      || ["index.xml", "index.xml.gz", "Index.zip"].contains { names.contains(Array($0.utf8)) }
        && ["buildVersionHistory.plist", "Metadata/BuildVersionHistory.plist"]
          .contains { names.contains(Array($0.utf8)) }
    return isOne ? .document(format: "iwork", mediaType: "application/zip") : nil
  }
}

package import Artifacts

/// Says what an OLE compound file is, and what to hand in instead.
package enum CompoundFileInspector {
  private struct Kind {
    let stream: String
    let format: String
    let mediaType: String
    let name: String
    let better: String
  }

  private static let kinds = [
    Kind(
      stream: "WordDocument", format: "doc", mediaType: "application/msword",
      name: "an old Word document (.doc)", better: ".docx"),
    Kind(
      stream: "Workbook", format: "xls", mediaType: "application/vnd.ms-excel",
      name: "an old Excel workbook (.xls)", better: ".xlsx"),
    Kind(
      stream: "Book", format: "xls", mediaType: "application/vnd.ms-excel",
      name: "an old Excel workbook (.xls)", better: ".xlsx"),
    Kind(
      stream: "PowerPoint Document", format: "ppt", mediaType: "application/vnd.ms-powerpoint",
      name: "an old PowerPoint presentation (.ppt)", better: ".pptx"),
  ]

  /// - Parameter read: as many bytes as there are of so many at an offset.
  package static func inspect(read: @escaping (Int64, Int) -> [UInt8]) -> Reply {
    let names = CompoundFile(read: read)?.names ?? []
    if names.contains("EncryptedPackage") { return locked("application/x-ole-storage", "ole") }
    guard let kind = kinds.first(where: { names.contains($0.stream) }) else {
      return reply(
        "ole", "application/x-ole-storage",
        Finding(
          .documentFormatNotRead,
          "The file is kept in an old container of Office's, whose text is not read.",
          fix: "Save it as PDF, or in a newer format."))
    }
    return reply(
      kind.format, kind.mediaType,
      Finding(
        .documentFormatNotRead, "The file is \(kind.name), whose text is not read.",
        fix: "Open it and save it as \(kind.better) or as PDF."))
  }

  /// A document that needs a password.
  package static func locked(_ mediaType: String, _ format: String) -> Reply {
    reply(format, mediaType, Finding(.documentEncrypted, "The document needs a password."))
  }

  private static func reply(_ format: String, _ mediaType: String, _ finding: Finding) -> Reply {
    var reply = Reply(kind: .document, mediaType: mediaType, findings: [finding])
    reply.document = DocumentFacts(format: format)
    return reply
  }
}

package import Artifacts

/// A Pages, Numbers or Keynote file: nobody but Apple reads its text; what it holds beside it is a
/// preview.
package enum AppleDocument {
  /// The whole document as PDF, which versions before 2013 put beside their own format.
  package static let wholePreview = "QuickLook/Preview.pdf"

  private static let pictures = [
    "preview.jpg", "preview-web.jpg", "QuickLook/Thumbnail.jpg", "QuickLook/Preview.jpg",
  ]

  /// - Parameters:
  ///   - names: of the parts of the file.
  ///   - preview: what came of the whole document as PDF, where the file holds that.
  package static func reply(
    names: Set<String>, mediaType: String, preview: Reply? = nil
  ) -> Reply {
    if let preview, preview.document?.passages?.isEmpty == false {
      return reply(from: preview, mediaType: mediaType)
    }
    var reply = Reply(kind: .document, mediaType: mediaType)
    reply.document = DocumentFacts(format: "iwork")
    var message = "The file was made by Pages, Numbers or Keynote, and only they read its text"
    if names.contains(wholePreview) {
      message += "; it holds a PDF of itself (\(wholePreview))"
    } else if let picture = pictures.first(where: names.contains) {
      message += "; it holds a picture of its first page (\(picture))"
    }
    reply.findings = [
      Finding(
        .documentFormatNotRead, message + ".",
        fix: "Export it as PDF (File, Export To, PDF) and hand that in.")
    ]
    return reply
  }

  private static func reply(from preview: Reply, mediaType: String) -> Reply {
    var reply = preview
    reply.mediaType = mediaType
    reply.document?.format = "iwork"
    reply.findings.insert(
      Finding(
        .documentFormatNotRead,
        "The file was made by Pages, Numbers or Keynote, and only they read its text; the PDF that it "
          + "holds of itself was read in its place, and may be older.",
        fix: "Export it as PDF (File, Export To, PDF) and hand that in."), at: 0)
    return reply
  }
}

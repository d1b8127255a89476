package import Artifacts

/// A Pages, Numbers or Keynote file: nobody but Apple reads its text; what it holds beside it is a
/// preview.
package enum AppleDocument {
  /// The whole document as PDF, which versions before 2013 put beside their own format: a reader of
  /// PDF can be given this part.
  package static let wholePreview = "QuickLook/Preview.pdf"

  private static let pictures = [
    "preview.jpg", "preview-web.jpg", "QuickLook/Thumbnail.jpg", "QuickLook/Preview.jpg",
  ]

  /// - Parameter names: of the parts of the file.
  package static func reply(names: Set<String>, mediaType: String) -> Reply {
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
}

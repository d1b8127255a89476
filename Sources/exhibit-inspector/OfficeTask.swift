internal import ArchiveInspection
internal import Artifacts
internal import DocumentInspection

/// Hands the parts of a document that is kept as a zip file from the room that unpacks them to the one
/// that reads them.
struct OfficeTask {
  private let source: ArchiveSource
  private let depth: DocumentDepth

  /// - Parameter depth: how much of the document is wanted.
  init(descriptor: Int32, size: Int64, depth: DocumentDepth) {
    self.depth = depth
    source = ArchiveSource(descriptor: descriptor, size: size)
  }

  func inspect(format: String, mediaType: String) -> Reply {
    let known = PackagedFormat(rawValue: format)
    do throws(PackageError) {
      let preview = Array(AppleDocument.wholePreview.utf8)
      let package = try ZipPackage(source) { known?.wants($0) ?? ($0 == preview) }
      guard let known else { return apple(package, mediaType) }
      let parts = DocumentParts(names: package.names.map { String(decoding: $0, as: UTF8.self) }) {
        package.part($0)
      }
      var reply = OfficeInspector.inspect(
        parts, as: known, mediaType: mediaType, depth: depth)
      if !package.isWhole { reply.findings.append(Self.cutOff) }
      return reply
    } catch {
      return Self.reply(to: error, format: format, mediaType: mediaType)
    }
  }

  /// Where the file holds a PDF of itself, that is read; a broken one says no more than none.
  private func apple(_ package: ZipPackage, _ mediaType: String) -> Reply {
    let names = package.names.map { String(decoding: $0, as: UTF8.self) }
    let preview = package.part(AppleDocument.wholePreview).map {
      PDFInspector(depth: depth).inspect($0)
    }
    return AppleDocument.reply(names: Set(names), mediaType: mediaType, preview: preview)
  }

  private static var cutOff: Finding {
    Finding(
      .documentMalformed,
      "The file's end is missing; what is left of it was read, and something may be lost.",
      fix: "Copy or download it again from where it was made.")
  }

  private static func reply(to error: PackageError, format: String, mediaType: String) -> Reply {
    let finding =
      switch error {
      case .encrypted: Finding(.documentEncrypted, "The document needs a password.")
      case .tooLarge:
        Finding(
          .documentTooLarge, "The document's text is too large to be read.",
          expected: "at most \(ZipPackage.partBytes) bytes in a part and "
            + "\(ZipPackage.totalBytes) in all",
          fix: "Hand in a shorter document, or the sheets that matter.")
      case .damaged, .notAPackage:
        Finding(
          .documentUnreadable, "The file is damaged: its parts can't be unpacked.",
          fix: "Copy or download it again from where it was made.")
      }
    var reply = Reply(kind: .document, mediaType: mediaType, findings: [finding])
    reply.document = DocumentFacts(format: format)
    return reply
  }
}

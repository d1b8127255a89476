internal import ArchiveInspection
internal import Artifacts
internal import ContentTypes
internal import DocumentInspection
internal import MediaInspection
internal import PictureInspection
internal import Wire

/// Writes a file without private metadata into another descriptor, by the room that knows its type.
struct RewriteTask {
  let descriptor: Int32
  let size: Int64
  let type: ContentType?
  let nameExtension: String?
  /// The file's first bytes, so many; nil where they can't be read.
  let read: (Int) -> [UInt8]?

  /// A longer text is rewritten by nobody: it is held in memory, twice.
  private static let longestText: Int64 = 32 << 20
  private static let longestPDF: Int64 = 128 << 20

  /// Nothing but what `copy` is: it opens nothing, and writes by offset.
  func rewrite(into copy: Int32, byteCap: Int64) -> RewriteReply {
    guard size > 0 else { return RewriteReply(.clean) }
    guard let type else { return RewriteReply(.failed, why: "it can't be read") }
    switch type.reader {
    case .media(let demuxer):
      return media(
        MediaRewriter(
          descriptor: descriptor, size: size, demuxer: demuxer, container: type.container
        ).rewrite(into: copy, byteCap: byteCap))
    case .picture:
      let rewriter = PictureRewriter(descriptor: descriptor, size: size)
      return picture(rewriter.rewrite(mediaType: type.mediaType ?? ""), into: copy)
    case .packagedDocument(let format):
      return office(format, into: copy, byteCap: byteCap)
    case .text: return text(into: copy)
    case .pdf: return pdf()
    case .archive:
      return RewriteReply(
        .unsupported, why: "the files in an archive are not looked into; unpack it and clean them")
    case .nothing, .richText, .unreadDocument:
      return RewriteReply(
        .unsupported, why: "files of this kind can't be cleaned; look at its properties yourself")
    }
  }

  private func media(_ result: MediaRewriter.Result) -> RewriteReply {
    switch result {
    case .clean: RewriteReply(.clean)
    case .unsupported:
      RewriteReply(
        .unsupported,
        why: "recordings of this kind can't be cleaned; convert it to MP4, or look at its tags "
          + "yourself")
    case .failed: RewriteReply(.failed, why: Self.unwritable)
    case .cleaned(let size, let removed, let streams, _):
      RewriteReply(
        .cleaned, size: size, removed: removed,
        streams: streams.map {
          RewriteReply.StreamDigest(packets: $0.packets, sha256: $0.sha256)
        })
    }
  }

  private static let unwritable = "it can't be rewritten without changing its contents"

  private func picture(_ result: PictureRewriter.Result, into copy: Int32) -> RewriteReply {
    switch result {
    case .clean: RewriteReply(.clean)
    case .unsupported:
      RewriteReply(
        .unsupported,
        why:
          "pictures of this kind or size can't be cleaned; save it as JPEG or PNG, or look at its "
          + "properties yourself")
    case .failed: RewriteReply(.failed, why: Self.unwritable)
    case .cleaned(let bytes, let removed): written(bytes, removed, [], into: copy)
    }
  }

  private func written(
    _ bytes: [UInt8], _ removed: [String], _ kept: [String], into copy: Int32
  ) -> RewriteReply {
    guard !bytes.isEmpty, RewriteOutput(copy).put(bytes, at: 0) else {
      return RewriteReply(.failed, why: "the copy can't be written")
    }
    return RewriteReply(
      .cleaned, size: Int64(bytes.count), removed: removed, kept: kept.isEmpty ? nil : kept)
  }

  private func bytes(atMost cap: Int64) -> [UInt8]? {
    size <= cap ? read(Int(size)) : nil
  }

  private func text(into copy: Int32) -> RewriteReply {
    guard let bytes = bytes(atMost: Self.longestText) else {
      return RewriteReply(.failed, why: "it is too long")
    }
    let cleaning = TextCleaning(
      picture: PartCleaning.embeddedPicture, saysPlace: PlaceTracks.saysPlace)
    switch cleaning.clean(bytes, nameExtension: nameExtension) {
    case .clean(let kept): return RewriteReply(.clean, kept: kept.isEmpty ? nil : kept)
    case .failed(let why): return RewriteReply(.failed, why: why)
    case .cleaned(let new, let removed, let kept): return written(new, removed, kept, into: copy)
    }
  }

  private func pdf() -> RewriteReply {
    guard let bytes = bytes(atMost: Self.longestPDF) else {
      return RewriteReply(.failed, why: "it is too long")
    }
    guard let properties = PDFInspector().properties(of: bytes) else {
      return RewriteReply(.failed, why: "it can't be read, so that its properties can't be either")
    }
    guard properties.isEmpty else {
      return RewriteReply(
        .failed,
        why: "a PDF can't be rewritten, and this one has properties "
          + "(\(properties.joined(separator: ", "))); export it again without them")
    }
    return RewriteReply(
      .clean,
      kept: PDFInspector().hasPictures(bytes)
        ? ["pictures in the PDF, which were not looked into"] : nil)
  }

  private func office(_ format: String, into copy: Int32, byteCap: Int64) -> RewriteReply {
    guard let known = PackagedFormat(rawValue: format) else {
      return RewriteReply(
        .unsupported, why: "files of this kind can't be cleaned; export it as PDF or DOCX")
    }
    let source = ArchiveSource(descriptor: descriptor, size: size)
    var parts = PartCleaning(known)
    let result = ZipRewriter(source).rewrite(into: copy, byteCap: byteCap) { name, bytes in
      parts.change(name, bytes)
    }
    let kept = parts.kept.isEmpty ? nil : parts.kept
    switch result {
    case .unchanged: return RewriteReply(.clean, kept: kept)
    case .failed:
      return RewriteReply(.failed, why: "it is damaged, needs a password, or is too large")
    case .written(let size, _):
      return RewriteReply(.cleaned, size: size, removed: parts.removed, kept: kept)
    }
  }
}

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

  /// Nothing but what `copy` is: it opens nothing, and writes by offset.
  func rewrite(into copy: Int32, byteCap: Int64) -> RewriteReply {
    guard size > 0 else { return RewriteReply(.clean) }
    guard let type else { return RewriteReply(.unsupported) }
    switch type.reader {
    case .media(let demuxer):
      return media(
        MediaRewriter(
          descriptor: descriptor, size: size, demuxer: demuxer, container: type.container
        ).rewrite(into: copy, byteCap: byteCap))
    case .picture:
      return picture(into: copy, type.mediaType ?? "")
    case .packagedDocument(let format):
      return office(format, into: copy, byteCap: byteCap)
    case .text where Self.isPlain(type): return RewriteReply(.clean)
    case .nothing, .text, .archive, .richText, .pdf, .unreadDocument:
      return RewriteReply(.unsupported)
    }
  }

  /// Text in which nothing but the text itself could name anybody.
  private static func isPlain(_ type: ContentType) -> Bool {
    type.mediaType.map { plain.contains($0) } ?? false
  }

  private static let plain: Set<String> = [
    "text/plain", "text/markdown", "text/csv", "text/tab-separated-values", "text/vtt",
    "application/x-subrip",
  ]

  private func media(_ result: MediaRewriter.Result) -> RewriteReply {
    switch result {
    case .clean: RewriteReply(.clean)
    case .unsupported: RewriteReply(.unsupported)
    case .failed: RewriteReply(.failed)
    case .cleaned(let size, let removed, let streams):
      RewriteReply(
        .cleaned, size: size, removed: removed,
        streams: streams.map {
          RewriteReply.StreamDigest(packets: $0.packets, sha256: $0.sha256)
        })
    }
  }

  private func picture(into copy: Int32, _ mediaType: String) -> RewriteReply {
    switch PictureRewriter(descriptor: descriptor, size: size).rewrite(mediaType: mediaType) {
    case .clean: return RewriteReply(.clean)
    case .unsupported: return RewriteReply(.unsupported)
    case .failed: return RewriteReply(.failed)
    case .cleaned(let bytes, let removed):
      guard RewriteOutput(copy).put(bytes, at: 0) else { return RewriteReply(.failed) }
      return RewriteReply(.cleaned, size: Int64(bytes.count), removed: removed)
    }
  }

  private func office(_ format: String, into copy: Int32, byteCap: Int64) -> RewriteReply {
    guard let known = PackagedFormat(rawValue: format) else { return RewriteReply(.unsupported) }
    let source = ArchiveSource(descriptor: descriptor, size: size)
    var removed: [String] = []
    func note(_ kinds: [String]) {
      for kind in kinds where !removed.contains(kind) { removed.append(kind) }
    }
    let rewriter = ZipRewriter(source) { name, bytes in
      if let (new, kinds) = OfficeCleaning.cleaned(name, bytes, known) {
        note(kinds)
        return new
      }
      guard let mediaType = Self.pictureType(name),
        case .cleaned(let new, let kinds) = PictureRewriter.rewrite(bytes, mediaType: mediaType)
      else { return nil }
      note(kinds)
      return new
    } wants: { name in
      OfficeCleaning.wants(name, known) || Self.pictureType(name) != nil
    }
    switch rewriter.rewrite(into: copy, byteCap: byteCap) {
    case .unchanged: return RewriteReply(.clean)
    case .failed: return RewriteReply(.failed)
    case .written(let size): return RewriteReply(.cleaned, size: size, removed: removed)
    }
  }

  private static func pictureType(_ name: String) -> String? {
    switch ArtifactPath(name).nameExtension {
    case "jpg", "jpeg": "image/jpeg"
    case "png": "image/png"
    default: nil
    }
  }
}

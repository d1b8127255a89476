package import Artifacts

/// Reads a still picture's dimensions from its header.
package struct PictureInspector {
  /// Frame headers lie behind embedded profiles and previews, at most so far into a file.
  private static let headerLength = 4 << 20

  private let reader: DescriptorReader

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64) {
    reader = DescriptorReader(descriptor: descriptor, size: size)
  }

  package func inspect(mediaType: String) -> Reply {
    var reply = Reply(kind: .image, mediaType: mediaType)
    for length in [64 << 10, Self.headerLength] {
      let bytes = reader.bytes(at: 0, count: length)
      if let header = ImageHeader(bytes, mediaType: mediaType) {
        reply.image = ImageFacts(width: header.width, height: header.height)
        return reply
      }
      if bytes.count < length { break }
    }
    reply.findings = [
      Finding(.imageDamaged, "The picture's header is damaged: it states no width and height.")
    ]
    return reply
  }
}

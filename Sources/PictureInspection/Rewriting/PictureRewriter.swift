/// Takes a photo's metadata out of its file. The coded picture is copied as it is, never decoded.
package struct PictureRewriter {
  private let file: PictureFile

  /// A larger picture is left alone: it is rewritten in memory.
  private static let longest: Int64 = 64 << 20

  package enum Result {
    case cleaned([UInt8], removed: [String])
    /// It has none.
    case clean
    case unsupported
    case failed
  }

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64) {
    file = PictureFile(descriptor: descriptor, size: size)
  }

  package func rewrite(mediaType: String) -> Result {
    guard file.size <= Self.longest else { return .unsupported }
    let bytes = file.bytes(at: 0, count: Int(file.size))
    guard bytes.count == Int(file.size) else { return .failed }
    return Self.rewrite(bytes, mediaType: mediaType)
  }

  package static func rewrite(_ bytes: [UInt8], mediaType: String) -> Result {
    switch mediaType {
    case "image/jpeg": JPEGCleaning(bytes).result
    case "image/png": PNGCleaning(bytes).result
    case "image/webp": WebPCleaning(bytes).result
    case "image/gif": GIFCleaning(bytes).result
    case "image/heic", "image/heif", "image/avif": HEIFCleaning(bytes).result
    // Nothing but a size and pixels.
    case "image/bmp": .clean
    default: .unsupported
    }
  }
}

/// A WebP file without its EXIF and XMP (RFC 9649 §2.7); every other chunk is copied as it is. Whatever
/// follows the picture's end goes.
struct WebPCleaning {
  let result: PictureRewriter.Result

  /// Of the flags in VP8X: whether EXIF and XMP follow.
  private static let metadataFlags: UInt8 = 0x0C

  init(_ bytes: [UInt8]) {
    guard bytes.count >= 12, bytes.starts(with: "RIFF".utf8),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else {
      result = .failed
      return
    }
    let stated = 8 + ByteOrder.little.number(bytes, 4, 4)
    guard stated <= bytes.count + 1 else {
      result = .failed
      return
    }
    let end = min(stated, bytes.count)
    var (chunks, removed, offset) = ([UInt8](), [String](), 12)
    while offset + 8 <= end {
      let length = ByteOrder.little.number(bytes, offset + 4, 4)
      // Chunks are padded to an even length.
      let next = offset + 8 + length + length % 2
      guard length <= end - offset - 8, next <= end + 1 else {
        result = .failed
        return
      }
      switch String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self) {
      case "EXIF": removed.append("EXIF")
      case "XMP ": removed.append("XMP")
      case "VP8X" where length > 0:
        chunks += bytes[offset..<min(next, end)]
        chunks[chunks.count - (min(next, end) - offset) + 8] &= ~Self.metadataFlags
      default: chunks += bytes[offset..<min(next, end)]
      }
      offset = next
    }
    if end < bytes.count { removed.append("what follows the picture") }
    let head = Array("RIFF".utf8) + ByteOrder.little.bytes(chunks.count + 4, 4) + Array("WEBP".utf8)
    result =
      removed.isEmpty
      ? .clean
      : .cleaned(
        head + chunks,
        removed: removed.reduce(into: []) { kinds, kind in
          if !kinds.contains(kind) { kinds.append(kind) }
        })
  }
}

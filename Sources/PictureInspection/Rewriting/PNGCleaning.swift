/// A PNG file without its texts, times and EXIF (PNG, third edition, §11.3); every other chunk is copied
/// as it is. Whatever follows the picture's end goes.
struct PNGCleaning {
  let result: PictureRewriter.Result

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let privateChunks = [
    "tEXt": "texts", "zTXt": "texts", "iTXt": "texts", "eXIf": "EXIF", "tIME": "a time",
  ]

  init(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.signature) else {
      result = .failed
      return
    }
    var (output, removed, offset) = (Self.signature, [String](), 8)
    while offset + 12 <= bytes.count {
      let length = ByteOrder.big.number(bytes, offset, 4)
      guard length <= bytes.count - offset - 12 else { break }
      let type = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
      let end = offset + 12 + length
      if let kind = Self.privateChunks[type] {
        if !removed.contains(kind) { removed.append(kind) }
      } else {
        output += bytes[offset..<end]
      }
      offset = end
      if type == "IEND" {
        if offset < bytes.count { removed.append("what follows the picture") }
        result = removed.isEmpty ? .clean : .cleaned(output, removed: removed)
        return
      }
    }
    result = .failed
  }
}

/// A picture's width and height in pixels, before any turning.
struct ImageSize: Equatable {
  let width: Int
  let height: Int

  /// Nil for a picture without an extent.
  init?(width: Int, height: Int) {
    guard width > 0, height > 0 else { return nil }
    (self.width, self.height) = (width, height)
  }

  /// What the first bytes state. Nil where they are incomplete or no picture's. Each format by its
  /// own specification.
  init?(header bytes: [UInt8], mediaType: String) {
    let size: (Int, Int)? =
      switch mediaType {
      case "image/png": Self.png(bytes)
      case "image/gif": Self.gif(bytes)
      case "image/bmp": Self.bitmap(bytes)
      case "image/webp": Self.webP(bytes)
      case "image/jpeg": Self.jpeg(bytes)
      case "image/heic", "image/avif": Self.heif(bytes)
      default: nil
      }
    guard let size else { return nil }
    self.init(width: size.0, height: size.1)
  }

  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10 else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// The height of a picture stored top to bottom is negative.
  private static func bitmap(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 26 else { return nil }
    let height = Int32(truncatingIfNeeded: little(bytes, 22, 4))
    return (little(bytes, 18, 4), Int(height.magnitude))
  }

  private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8 ": return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    default: return nil
    }
  }

  /// ITU-T T.81 §B.2.2: the frame header behind any start-of-frame marker but DHT, JPG and DAC.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    var offset = 2
    while offset + 9 < bytes.count {
      guard bytes[offset] == 0xFF else { return nil }
      let marker = bytes[offset + 1]
      switch marker {
      case 0xFF: offset += 1
      case 0x01, 0xD0...0xD8: offset += 2
      case 0xD9, 0xDA: return nil
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        return (big(bytes, offset + 7, 2), big(bytes, offset + 5, 2))
      default: offset += 2 + max(2, big(bytes, offset + 2, 2))
      }
    }
    return nil
  }

  /// ISO/IEC 23008-12 §6.5.3: the largest `ispe` property; thumbnails and tiles have smaller ones.
  private static func heif(_ bytes: [UInt8]) -> (Int, Int)? {
    let name = Array("ispe".utf8)
    var largest: (Int, Int)?
    guard bytes.count >= 20 else { return nil }
    for offset in 0..<(bytes.count - 16)
    where bytes[offset] == name[0] && bytes[offset..<(offset + 4)].elementsEqual(name) {
      let size = (big(bytes, offset + 8, 4), big(bytes, offset + 12, 4))
      let area = largest.map { $0.0.multipliedReportingOverflow(by: $0.1).partialValue } ?? 0
      if size.0.multipliedReportingOverflow(by: size.1).partialValue > area { largest = size }
    }
    return largest
  }

  private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    ByteOrder.big.number(bytes, offset, count)
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    ByteOrder.little.number(bytes, offset, count)
  }
}

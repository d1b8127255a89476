/// The width and height that a picture's first bytes state, and its EXIF-free orientation if any.
struct ImageHeader: Equatable {
  let width: Int
  let height: Int

  /// Nil where the header is incomplete or no picture's. Each format by its own specification.
  init?(_ bytes: [UInt8], mediaType: String) {
    let size: (Int, Int)? =
      switch mediaType {
      case "image/png": Self.png(bytes)
      case "image/gif": Self.gif(bytes)
      case "image/bmp": Self.bitmap(bytes)
      case "image/webp": Self.webP(bytes)
      case "image/jpeg": Self.jpeg(bytes)
      case "image/tiff": Self.tiff(bytes)
      case "image/heic", "image/avif": Self.heif(bytes)
      default: nil
      }
    guard let size, size.0 > 0, size.1 > 0 else { return nil }
    (width, height) = size
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

  /// TIFF 6.0 §2: tags 256 and 257 of the first directory.
  private static func tiff(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 8 else { return nil }
    let read = bytes[0] == 0x49 ? little : big
    let directory = read(bytes, 4, 4)
    guard directory + 2 <= bytes.count else { return nil }
    var width = 0
    var height = 0
    for entry in 0..<read(bytes, directory, 2) {
      let offset = directory + 2 + entry * 12
      guard offset + 12 <= bytes.count else { break }
      let value = read(bytes, offset + 8, read(bytes, offset + 2, 2) == 3 ? 2 : 4)
      switch read(bytes, offset, 2) {
      case 256: width = value
      case 257: height = value
      default: continue
      }
    }
    return (width, height)
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

  // MARK: Numbers; 0 past the end

  private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

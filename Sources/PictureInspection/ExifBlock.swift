internal import CLibExif

/// One EXIF block, read by libexif. Owns its structure and copies every value out.
///
/// Marked safe: the pointer lives exactly as long as the object and never leaves it.
@safe final class ExifBlock {
  private let exif: UnsafeMutablePointer<ExifData>

  /// libexif reads no more.
  static let longest = 0xFFFE

  /// - Parameter bytes: a TIFF structure, with or without the `Exif` signature before it.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    let signature = PictureStructure.exifSignature
    let block = Array(
      (bytes.starts(with: signature) ? bytes : signature + bytes).prefix(Self.longest))
    let read = unsafe block.withUnsafeBufferPointer { buffer in
      unsafe exhibit_read_exif(buffer.baseAddress, UInt32(buffer.count))
    }
    guard let read = unsafe read else { return nil }
    unsafe exif = unsafe read
  }

  deinit { unsafe exif_data_unref(exif) }

  /// ASCII up to its first zero, without white space around it; nil where nothing is left.
  func text(_ directory: ExifIfd, _ tag: Int32) -> String? {
    guard let (format, bytes) = entry(directory, tag), format == EXIF_FORMAT_ASCII else {
      return nil
    }
    let characters = bytes.prefix { $0 != 0 }.drop { $0 <= 0x20 }
    return characters.isEmpty ? nil : String(decoding: characters, as: UTF8.self)
  }

  /// True where the entry holds more than zeros and white space.
  func says(_ directory: ExifIfd, _ tag: Int32) -> Bool {
    entry(directory, tag)?.bytes.contains { $0 > 0x20 } == true
  }

  /// The first of the entry's whole numbers.
  func number(_ directory: ExifIfd, _ tag: Int32) -> Int? {
    guard let (format, bytes) = entry(directory, tag) else { return nil }
    switch format {
    case EXIF_FORMAT_SHORT where bytes.count >= 2: return order.number(bytes, 0, 2)
    case EXIF_FORMAT_LONG where bytes.count >= 4: return order.number(bytes, 0, 4)
    case EXIF_FORMAT_BYTE where !bytes.isEmpty: return Int(bytes[0])
    default: return nil
    }
  }

  /// Pairs of numerator and denominator.
  func fractions(_ directory: ExifIfd, _ tag: Int32) -> [(Int, Int)] {
    guard let (format, bytes) = entry(directory, tag), format == EXIF_FORMAT_RATIONAL else {
      return []
    }
    return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map {
      (order.number(bytes, $0, 4), order.number(bytes, $0 + 4, 4))
    }
  }

  private var order: ByteOrder {
    unsafe exif_data_get_byte_order(exif) == EXIF_BYTE_ORDER_MOTOROLA ? .big : .little
  }

  private func entry(_ directory: ExifIfd, _ tag: Int32) -> (format: ExifFormat, bytes: [UInt8])? {
    guard let entry = unsafe exhibit_exif_entry(exif, directory, tag),
      let start = unsafe entry.pointee.data
    else { return nil }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(entry.pointee.size))
    return unsafe (entry.pointee.format, Array(bytes.prefix(Self.longest)))
  }
}

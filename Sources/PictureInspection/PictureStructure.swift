/// The chunks, segments or boxes of a picture: whether they end before the file does, and where
/// its EXIF lies. Told from the structure alone; no pixel is decoded.
struct PictureStructure: Equatable {
  enum End: Equatable {
    /// The picture ends where the file ends or before; what a telephone appends is no fault.
    case reached
    /// More should follow.
    case missing
    /// The format, or a structure that is not understood, can't say.
    case unknown
  }

  /// A stretch of the file.
  struct Extent: Equatable {
    let offset: Int64
    let count: Int
  }

  var end = End.unknown
  /// EXIF with or without its `Exif` signature; no more than libexif reads.
  var exif: Extent?
  /// A text chunk of PNG that names a person.
  var namesAuthor = false

  /// No sound picture has more parts.
  static let mostParts = 100_000

  init() {}

  init(_ file: PictureFile, mediaType: String) {
    switch mediaType {
    case "image/jpeg": self = Self.jpeg(file)
    case "image/png": self = Self.png(file)
    case "image/webp": self = Self.webP(file)
    case "image/gif": end = GIFBlocks(file).end
    case "image/heic", "image/avif": end = Self.isoBaseMedia(file)
    default: break
    }
  }

  // MARK: JPEG

  /// ITU-T T.81 Annex B: marker segments up to the first scan, then coded data up to the marker EOI.
  /// Exif 2.32 §4.5.4: EXIF is an APP1 segment that starts with `Exif` and two zeros.
  private static func jpeg(_ file: PictureFile) -> PictureStructure {
    var structure = PictureStructure()
    var offset: Int64 = 2
    for _ in 0..<mostParts {
      let head = file.bytes(at: offset, count: 10)
      guard head.count >= 4 else {
        structure.end = .missing
        return structure
      }
      guard head[0] == 0xFF else { return structure }
      let length = ByteOrder.big.number(head, 2, 2)
      switch head[1] {
      case 0xFF: offset += 1
      case 0x01, 0xD0...0xD8: offset += 2
      case 0xD9:
        structure.end = .reached
        return structure
      case 0xDA:
        structure.end = codedDataEnd(file, from: offset + 2)
        return structure
      default:
        if head[1] == 0xE1, structure.exif == nil, head.dropFirst(4).elementsEqual(exifSignature) {
          structure.exif = Extent(offset: offset + 4, count: max(0, length - 2))
        }
        offset += 2 + Int64(max(2, length))
      }
    }
    return structure
  }

  static let exifSignature: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]

  /// In coded data the byte FF is followed by a zero or a marker, so the first EOI is the picture's.
  /// Most files end with one, which spares the search.
  private static func codedDataEnd(_ file: PictureFile, from start: Int64) -> End {
    if file.size - 2 >= start, file.bytes(at: file.size - 2, count: 2) == [0xFF, 0xD9] {
      return .reached
    }
    let window = 256 << 10
    let most: Int64 = 256 << 20
    var offset = start
    while offset < file.size, offset - start < most {
      let bytes = file.bytes(at: offset, count: window)
      guard bytes.count > 1 else { break }
      if holdsEndOfImage(bytes) { return .reached }
      // One byte again, for a marker that lies across.
      offset += Int64(bytes.count - 1)
    }
    return offset - start < most ? .missing : .unknown
  }

  private static func holdsEndOfImage(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while let found = bytes[position...].firstIndex(of: 0xFF), found + 1 < bytes.count {
      if bytes[found + 1] == 0xD9 { return true }
      position = found + 1
    }
    return false
  }

  // MARK: PNG

  /// PNG third edition §5.3 and §11.3.4.5: chunks up to IEND; EXIF is the chunk `eXIf`, without a
  /// signature; the text chunks' keyword `Author` names a person.
  private static func png(_ file: PictureFile) -> PictureStructure {
    var structure = PictureStructure()
    var offset: Int64 = 8
    for _ in 0..<mostParts {
      let head = file.bytes(at: offset, count: 16)
      guard head.count >= 8 else {
        structure.end = .missing
        return structure
      }
      let length = ByteOrder.big.number(head, 0, 4)
      let name = head[4..<8]
      guard name.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else {
        return structure
      }
      let next = offset + 12 + Int64(length)
      if next > file.size {
        structure.end = .missing
        return structure
      }
      switch String(decoding: name, as: UTF8.self) {
      case "IEND":
        structure.end = .reached
        return structure
      case "eXIf": structure.exif = Extent(offset: offset + 8, count: length)
      case "tEXt", "iTXt", "zTXt":
        if head.dropFirst(8).starts(with: "Author\u{0}".utf8) { structure.namesAuthor = true }
      default: break
      }
      offset = next
    }
    return structure
  }

  // MARK: WebP

  /// RFC 9649 §2.3 and §2.7.1.5: chunks within one RIFF chunk that states the file's size.
  private static func webP(_ file: PictureFile) -> PictureStructure {
    var structure = PictureStructure()
    let stated = Int64(ByteOrder.little.number(file.bytes(at: 4, count: 4), 0, 4)) + 8
    // Some writers forget the last chunk's padding.
    structure.end = stated > file.size + 1 ? .missing : .reached
    var offset: Int64 = 12
    for _ in 0..<mostParts where offset < min(stated, file.size) {
      let head = file.bytes(at: offset, count: 8)
      guard head.count == 8 else { break }
      let length = ByteOrder.little.number(head, 4, 4)
      if offset + 8 + Int64(length) > file.size {
        structure.end = .missing
        break
      }
      if head.starts(with: "EXIF".utf8) {
        structure.exif = Extent(offset: offset + 8, count: length)
      }
      offset += 8 + Int64(length + length % 2)
    }
    return structure
  }

  // MARK: HEIC, AVIF

  /// ISO/IEC 14496-12 §4.2: boxes that say how long they are. What telephones append is no box.
  private static func isoBaseMedia(_ file: PictureFile) -> End {
    var offset: Int64 = 0
    for _ in 0..<mostParts {
      if offset == file.size { return .reached }
      guard let box = BoxHeader(file, at: offset) else { return offset > 0 ? .reached : .unknown }
      guard let size = box.size else { return .reached }
      let (next, overflow) = offset.addingReportingOverflow(size)
      guard !overflow, next <= file.size else {
        return ["ftyp", "meta", "mdat", "moov"].contains(box.type) ? .missing : .reached
      }
      offset = next
    }
    return .unknown
  }
}

/// A box of an ISO base media file.
struct BoxHeader: Equatable {
  let type: String
  /// Header included; nil where it reaches to the end of the file.
  let size: Int64?
  let headerLength: Int

  /// Nil where no box starts at `offset`.
  init?(_ file: PictureFile, at offset: Int64) {
    self.init(file.bytes(at: offset, count: 16))
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8, bytes[4..<8].allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      return nil
    }
    type = String(decoding: bytes[4..<8], as: UTF8.self)
    switch ByteOrder.big.number(bytes, 0, 4) {
    case 0: (size, headerLength) = (nil, 8)
    case 1:
      // The upper half of a 64-bit size is far beyond any file.
      let long = ByteOrder.big.number(bytes, 8, 4) == 0 ? ByteOrder.big.number(bytes, 12, 4) : .max
      guard bytes.count >= 16, long >= 16 else { return nil }
      (size, headerLength) = (Int64(long), 16)
    case let short where short >= 8: (size, headerLength) = (Int64(short), 8)
    default: return nil
    }
  }
}

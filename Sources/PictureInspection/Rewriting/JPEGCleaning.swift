/// A JPEG file without its metadata (ITU-T T.81 Annex B): application segments and comments go, but JFIF,
/// the colour profile and Adobe's colour transform stay, which the picture looks different without. How it
/// is turned stays as an EXIF block of that one entry. Whatever follows the picture's end goes.
struct JPEGCleaning {
  private var output: [UInt8] = [0xFF, 0xD8]
  private var removed: [String] = []
  private var orientation: Int?
  private let bytes: [UInt8]
  private var isSound = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isSound = read()
  }

  var result: PictureRewriter.Result {
    guard isSound else { return .failed }
    return removed.isEmpty ? .clean : .cleaned(turned, removed: removed)
  }

  private var turned: [UInt8] {
    guard let orientation, orientation != 1 else { return output }
    return Array(output.prefix(2)) + Self.exif(orientation) + output.dropFirst(2)
  }

  /// EXIF 2.32 §4.6: one directory of one entry, 0x0112, a SHORT.
  private static func exif(_ orientation: Int) -> [UInt8] {
    let block: [UInt8] =
      PictureStructure.exifSignature + [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1]
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(clamping: orientation), 0, 0, 0, 0, 0, 0]
    return [0xFF, 0xE1] + ByteOrder.big.bytes(block.count + 2, 2) + block
  }

  private mutating func read() -> Bool {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return false }
    var offset = 2
    while offset + 1 < bytes.count {
      guard bytes[offset] == 0xFF else { return false }
      let marker = bytes[offset + 1]
      switch marker {
      case 0xFF: offset += 1
      case 0x01, 0xD0...0xD8:
        output += bytes[offset..<(offset + 2)]
        offset += 2
      case 0xD9:
        output += [0xFF, 0xD9]
        if offset + 2 < bytes.count { note("what follows the picture") }
        return true
      default:
        guard let end = takeSegment(marker, at: offset) else { return false }
        offset = marker == 0xDA ? takeCodedData(from: end) : end
      }
    }
    return false
  }

  /// Copies a marker segment or leaves it out; gives where it ends, nil where it does not fit.
  private mutating func takeSegment(_ marker: UInt8, at offset: Int) -> Int? {
    let length = ByteOrder.big.number(bytes, offset + 2, 2)
    let end = offset + 2 + length
    guard length >= 2, end <= bytes.count else { return nil }
    let content = bytes[(offset + 4)..<end]
    if let kind = Self.kind(marker, content) {
      note(kind)
      if kind == "EXIF", orientation == nil {
        orientation = ExifFacts(Array(content.prefix(ExifBlock.longest))).orientation
      }
    } else {
      output += bytes[offset..<end]
    }
    return end
  }

  /// What a segment is called that goes; nil for one that stays.
  private static func kind(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> String? {
    func begins(_ text: String) -> Bool { content.starts(with: text.utf8) }
    switch marker {
    case 0xE0: return begins("JFIF\0") ? nil : "a preview"
    case 0xE2 where begins("ICC_PROFILE\0"): return nil
    case 0xEE where begins("Adobe"): return nil
    case 0xE1: return begins("Exif\0") ? "EXIF" : begins("http") ? "XMP" : "application data"
    case 0xED: return "IPTC"
    case 0xE2...0xEF: return "application data"
    case 0xFE: return "a comment"
    default: return nil
    }
  }

  /// Copies coded data up to the next marker that is none of its own.
  private mutating func takeCodedData(from start: Int) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0, !(0xD0...0xD7).contains(bytes[offset + 1]),
        bytes[offset + 1] != 0xFF
      {
        break
      }
      offset += 1
    }
    output += bytes[start..<offset]
    return offset
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }
}

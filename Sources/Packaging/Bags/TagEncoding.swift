/// The character sets of tag files that are read here.
enum TagEncoding: Sendable, Equatable {
  case utf8, ascii, latin1
  /// By the byte-order mark, big-endian without one (RFC 2781 §4.3).
  case utf16
  case utf16LittleEndian, utf16BigEndian

  init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "us-ascii", "ascii": self = .ascii
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1": self = .latin1
    case "utf-16", "utf16": self = .utf16
    case "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    default: return nil
    }
  }
}

/// Turns a tag file's bytes into lines of UTF-8, piece by piece; a line ends with LF, CR or both.
struct TagLines {
  /// A longer line is no line of a tag file.
  static let lineCap = 1 << 20

  private var encoding: TagEncoding
  private var isFirst = true
  private var pendingBytes: [UInt8] = []
  private var highSurrogate: UInt16?
  private var line: [UInt8] = []
  private var endedWithReturn = false
  /// Lines so far.
  private(set) var count = 0
  /// A byte-order mark stood at the beginning.
  private(set) var hasMark = false
  /// Bytes that are none of the encoding.
  private(set) var isDamaged = false
  private(set) var isTooLong = false

  init(_ encoding: TagEncoding) { self.encoding = encoding }

  mutating func feed(_ piece: [UInt8], _ deliver: ([UInt8], Int) -> Void) {
    for byte in decode(piece) { take(byte, deliver) }
  }

  /// - Returns: false where the last line was not ended.
  mutating func finish(_ deliver: ([UInt8], Int) -> Void) -> Bool {
    // A file of one or two bytes waited for its mark.
    if isFirst { feed([], deliver) }
    if !pendingBytes.isEmpty || highSurrogate != nil { isDamaged = true }
    guard !line.isEmpty else { return true }
    end(deliver)
    return false
  }

  private mutating func take(_ byte: UInt8, _ deliver: ([UInt8], Int) -> Void) {
    if byte == 0x0A, endedWithReturn {
      endedWithReturn = false
      return
    }
    endedWithReturn = byte == 0x0D
    if byte == 0x0A || byte == 0x0D {
      end(deliver)
    } else if line.count < Self.lineCap {
      line.append(byte)
    } else {
      isTooLong = true
    }
  }

  private mutating func end(_ deliver: ([UInt8], Int) -> Void) {
    count += 1
    if String(validating: line, as: UTF8.self) == nil { isDamaged = true }
    deliver(line, count)
    line.removeAll(keepingCapacity: true)
  }

  // MARK: Characters

  private mutating func decode(_ piece: [UInt8]) -> [UInt8] {
    var bytes = pendingBytes + piece
    pendingBytes = []
    if isFirst {
      // Enough for the longest mark.
      guard bytes.count >= 3 || piece.isEmpty else {
        pendingBytes = bytes
        return []
      }
      isFirst = false
      bytes = withoutMark(bytes)
    }
    switch encoding {
    case .utf8: return bytes
    case .ascii:
      if bytes.contains(where: { $0 > 0x7F }) { isDamaged = true }
      return bytes
    case .latin1: return bytes.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    case .utf16, .utf16BigEndian: return units(bytes, isLittle: false)
    case .utf16LittleEndian: return units(bytes, isLittle: true)
    }
  }

  private mutating func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8, .ascii, .latin1:
      guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return bytes }
      hasMark = true
      return Array(bytes.dropFirst(3))
    case .utf16:
      if bytes.starts(with: [0xFF, 0xFE]) {
        encoding = .utf16LittleEndian
        return Array(bytes.dropFirst(2))
      }
      encoding = .utf16BigEndian
      return bytes.starts(with: [0xFE, 0xFF]) ? Array(bytes.dropFirst(2)) : bytes
    case .utf16LittleEndian, .utf16BigEndian:
      guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else {
        return bytes
      }
      hasMark = true
      return Array(bytes.dropFirst(2))
    }
  }

  private mutating func units(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    let whole = bytes.count & ~1
    pendingBytes = Array(bytes[whole...])
    for position in stride(from: 0, to: whole, by: 2) {
      let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
      append(isLittle ? second << 8 | first : first << 8 | second, to: &decoded)
    }
    return decoded
  }

  private mutating func append(_ unit: UInt16, to decoded: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      guard UTF16.isTrailSurrogate(unit) else {
        isDamaged = true
        return append(unit, to: &decoded)
      }
      let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
      Unicode.Scalar(value).map { decoded += String($0).utf8 }
    } else if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else if let scalar = Unicode.Scalar(UInt32(unit)) {
      if unit < 0x80 { decoded.append(UInt8(unit)) } else { decoded += String(scalar).utf8 }
    } else {
      isDamaged = true
    }
  }
}

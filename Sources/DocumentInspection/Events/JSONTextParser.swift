/// Parses JSON strictly (RFC 8259), within caps on depth and number of values.
///
/// Foundation's parser is none for strangers: what it does at great depth is not promised.
struct JSONTextParser {
  private let utf8: [UInt8]
  private var index = 0
  private var values = 0

  static let deepest = 64
  static let mostValues = 200_000

  /// Nil where the text is no JSON, or goes beyond the caps.
  static func value(of utf8: [UInt8]) -> JSONText? {
    var parser = JSONTextParser(utf8: utf8)
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipSpace()
    return parser.index == utf8.count ? value : nil
  }

  private init(utf8: [UInt8]) { self.utf8 = utf8 }

  private mutating func value(depth: Int) -> JSONText? {
    skipSpace()
    values += 1
    guard depth <= Self.deepest, values <= Self.mostValues, let byte = peek else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  // MARK: Containers

  private mutating func object(depth: Int) -> JSONText? {
    index += 1
    var members: [(key: String, value: JSONText)] = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\""), let key = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append((key, value))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array(depth: Int) -> JSONText? {
    index += 1
    var elements: [JSONText] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { return nil }
    }
  }

  // MARK: Scalars

  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape(), let bytes = UTF8.encode(scalar) else { return nil }
        text += bytes
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  /// Four hexadecimal digits, or two times four; half of a pair alone is U+FFFD.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let first = unit() else { return nil }
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let start = index
    guard take(#"\u"#), let second = unit(), second & 0xFC00 == 0xDC00 else {
      index = start
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
  }

  private mutating func unit() -> UInt32? {
    guard index + 4 <= utf8.count else { return nil }
    var value: UInt32 = 0
    for byte in utf8[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }

  private mutating func number() -> JSONText? {
    let start = index
    _ = take("-")
    guard let first = digits(), first.count == 1 || first.first != UInt8(ascii: "0") else {
      return nil
    }
    if take("."), digits() == nil { return nil }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() != nil else { return nil }
    }
    return .number(String(decoding: utf8[start..<index], as: UTF8.self))
  }

  private mutating func digits() -> ArraySlice<UInt8>? {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index > start ? utf8[start..<index] : nil
  }

  // MARK: Looking

  private var peek: UInt8? { index < utf8.count ? utf8[index] : nil }

  private mutating func take(_ word: String) -> Bool {
    guard utf8[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }
}

internal import Artifacts

/// A file's text in UTF-8, without byte order mark and NUL.
struct DecodedText {
  /// Always valid UTF-8.
  var utf8: [UInt8]
  var findings: [Finding] = []
}

/// Turns bytes of a stated or guessed character set into UTF-8.
///
/// In this order: a byte order mark, zeros where UTF-16 has them, what the bytes are if they are
/// sound UTF-8, what the document declares, windows-1252. A declared set that nobody has a table for
/// is said to be.
enum TextDecoder {
  static func decode(_ bytes: [UInt8]) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repairedUTF8(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
    if let isBigEndian = unmarkedUTF16(bytes) {
      var text = utf16(bytes[...], isBigEndian: isBigEndian)
      text.findings.append(guess("The text has no byte order mark and was read as UTF-16."))
      return text
    }
    let declared = DeclaredCharset.name(in: bytes)
    return withoutMark(bytes, declared: declared)
  }

  /// Bytes of a named character set in UTF-8; nil where we have no table for it.
  ///
  /// - Parameter charset: a name of the IANA registry, in any case.
  static func decode(_ bytes: [UInt8], charset: String) -> [UInt8]? {
    switch charset.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8":
      return withoutNUL(Array(String(decoding: bytes, as: UTF8.self).utf8))
    case "utf-16le": return utf16(bytes[...], isBigEndian: false).utf8
    case "utf-16be": return utf16(bytes[...], isBigEndian: true).utf8
    case "utf-16": return decode(bytes).utf8
    default:
      if let table = SingleByteCharset.named(charset) { return withoutNUL(table.decode(bytes)) }
      return (SystemCharset.named(charset)?.decode(bytes)).map { withoutNUL($0.utf8) }
    }
  }

  private static func withoutMark(_ bytes: [UInt8], declared: String?) -> DecodedText {
    let survey = UTF8Survey(bytes)
    let table = declared.flatMap(SingleByteCharset.named)
    let set = declared.flatMap(SystemCharset.named)
    // Its letters look like ASCII.
    if let set, set.isEscaped, bytes.contains(0x1B) { return read(bytes, as: set) }
    if survey.faults == 0 {
      var text = DecodedText(utf8: withoutNUL(bytes))
      if let declared, table != nil || set != nil, survey.sequences > 0 {
        text.findings = [guess("The text declares \(declared), but was read as UTF-8.")]
      }
      return text
    }
    if let table { return DecodedText(utf8: withoutNUL(table.decode(bytes))) }
    if let set { return read(bytes, as: set) }
    // Some damage in what is plainly UTF-8 is damage, not another character set.
    if survey.sequences > survey.faults { return repairedUTF8(bytes) }
    var text = DecodedText(utf8: withoutNUL(SingleByteCharset.windows1252.decode(bytes)))
    text.findings = [
      declared.map { declared in
        let isOpen = ["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased())
        return Finding(
          isOpen ? .documentCharsetGuessed : .documentCharsetUnavailable,
          "The text declares \(declared), but was read as windows-1252.")
      }
        ?? guess(
          "The text does not say how its letters are encoded and was read as windows-1252.")
    ]
    return text
  }

  private static func read(_ bytes: [UInt8], as set: SystemCharset) -> DecodedText {
    guard let (utf8, faults) = set.decode(bytes) else { return repairedUTF8(bytes) }
    guard faults > 0 else { return DecodedText(utf8: withoutNUL(utf8)) }
    let finding = Finding(
      .documentMalformed, "The text holds bytes that are no \(set.name); they were replaced.",
      found: "\(faults) faulty bytes")
    return DecodedText(utf8: withoutNUL(utf8), findings: [finding])
  }

  private static func repairedUTF8(_ bytes: [UInt8]) -> DecodedText {
    let survey = UTF8Survey(bytes)
    guard survey.faults > 0 else { return DecodedText(utf8: withoutNUL(bytes)) }
    let repaired = withoutNUL(Array(String(decoding: bytes, as: UTF8.self).utf8))
    let finding = Finding(
      .documentMalformed, "The text holds bytes that are no UTF-8; they were replaced.",
      found: "\(survey.faults) faulty sequences")
    return DecodedText(utf8: repaired, findings: [finding])
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var first: UInt8?
    for byte in bytes {
      guard let held = first else {
        first = byte
        continue
      }
      let (high, low) = isBigEndian ? (held, byte) : (byte, held)
      units.append(UInt16(high) << 8 | UInt16(low))
      first = nil
    }
    let text = withoutNUL(Array(String(decoding: units, as: UTF16.self).utf8))
    guard first != nil else { return DecodedText(utf8: text) }
    let finding = Finding(.documentMalformed, "The text ends in the middle of a character.")
    return DecodedText(utf8: text, findings: [finding])
  }

  /// Nearly every second byte zero, nearly none of the others: UTF-16 of a European language.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let head = bytes.prefix(1_024)
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let many = head.count / 2 * 7 / 10
    let few = head.count / 20
    if zeros[1] >= many, zeros[0] <= few { return false }
    if zeros[0] >= many, zeros[1] <= few { return true }
    return nil
  }

  private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
  }

  private static func guess(_ message: String) -> Finding {
    Finding(.documentCharsetGuessed, message)
  }
}

/// How many sequences of more than one byte are sound UTF-8, and how many are not.
private struct UTF8Survey {
  var sequences = 0
  var faults = 0

  init(_ bytes: [UInt8]) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { sequences += 1 }
      case .error: faults += 1
      case .emptyInput: return
      }
    }
  }
}

/// Text of RTF while it comes together: bytes of whatever character set, and characters that are named.
struct RTFText {
  private(set) var text = ""
  /// Whether bytes were left out for want of their character set.
  private(set) var lacksLetters = false
  private var bytes: [UInt8] = []
  private var charset = RTFCharset.ansi
  private var highSurrogate: UInt16?

  var isEmpty: Bool { text.isEmpty && bytes.isEmpty }

  mutating func add(_ byte: UInt8, charset: String) {
    if charset != self.charset { settle() }
    self.charset = charset
    bytes.append(byte)
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    settle()
    text.unicodeScalars.append(scalar)
  }

  /// A number of `\u`: a UTF-16 unit, negative above the middle.
  mutating func add(unit number: Int) {
    settle()
    let unit = UInt16(truncatingIfNeeded: number)
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else if UTF16.isTrailSurrogate(unit) {
      guard let high = highSurrogate else { return }
      highSurrogate = nil
      text += String(decoding: [high, unit], as: UTF16.self)
    } else if let scalar = Unicode.Scalar(UInt32(unit)), unit != 0 {
      text.unicodeScalars.append(PageLetters.plain(scalar))
    }
  }

  /// All of it, and begins anew.
  mutating func take() -> String {
    settle()
    defer { text = "" }
    return CharacterGuard.defused(text)
  }

  private mutating func settle() {
    guard !bytes.isEmpty else { return }
    defer { bytes = [] }
    if charset == RTFCharset.symbols {
      for byte in bytes {
        let scalar = Unicode.Scalar(0xF000 + UInt32(byte)).map(PageLetters.plain)
        if let scalar, scalar.value < 0xE000 { text.unicodeScalars.append(scalar) }
      }
    } else if let utf8 = TextDecoder.decode(bytes, charset: charset) {
      text += String(decoding: utf8, as: UTF8.self)
    } else {
      // What is ASCII is the same in nearly all of them.
      for byte in bytes where byte < 0x80 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
      if bytes.contains(where: { $0 >= 0x80 }) { lacksLetters = true }
    }
  }
}

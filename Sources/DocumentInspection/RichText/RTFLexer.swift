/// A piece of RTF (Rich Text Format Specification 1.9.1, “RTF Syntax”).
enum RTFToken: Equatable {
  case open
  case close
  /// A control word and its number.
  case word(String, Int?)
  /// A control symbol: a backslash and one character that is no letter.
  case symbol(UInt8)
  /// One byte of text, written out or as `\'hh`.
  case byte(UInt8)
}

/// Cuts RTF into its pieces.
struct RTFLexer: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var index = 0
  /// Of the file, from 1.
  private(set) var line = 1

  /// No word of the specification is longer than 32 letters.
  private static let longestWord = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> RTFToken? {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "{"): return .open
      case UInt8(ascii: "}"): return .close
      case UInt8(ascii: "\\"): if let token = control() { return token }
      case 0x0A: line += 1
      case 0x0D, 0: break
      default: return .byte(byte)
      }
    }
    return nil
  }

  /// Nil for what stands for nothing.
  private mutating func control() -> RTFToken? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if Self.isLetter(first) { return word() }
    index += 1
    switch first {
    case UInt8(ascii: "'"): return hex()
    case 0x0A, 0x0D:
      // A line end behind a backslash is a paragraph's end.
      if first == 0x0A { line += 1 }
      return .word("par", nil)
    default: return .symbol(first)
    }
  }

  private mutating func word() -> RTFToken? {
    let start = index
    while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
    let name = String(
      decoding: bytes[start..<Swift.min(index, start + Self.longestWord)], as: UTF8.self)
    let value = number()
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard name == "bin" else { return .word(name, value) }
    // So many bytes that are no text, whatever they look like.
    let length = Swift.max(0, value ?? 0)
    for byte in bytes[index..<Swift.min(bytes.count, index + length)] where byte == 0x0A {
      line += 1
    }
    index = Swift.min(bytes.count, index + length)
    return nil
  }

  private mutating func number() -> Int? {
    var isNegative = false
    var at = index
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") {
      isNegative = true
      at += 1
    }
    var value: Int?
    while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
      value = Swift.min((value ?? 0) * 10 + Int(bytes[at] - 0x30), 1 << 31)
      at += 1
    }
    guard let value else { return nil }
    index = at
    return isNegative ? -value : value
  }

  private mutating func hex() -> RTFToken? {
    var value: UInt8 = 0
    for _ in 0..<2 {
      guard index < bytes.count, let digit = Self.hexDigit(bytes[index]) else { return nil }
      value = value << 4 | digit
      index += 1
    }
    return .byte(value)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

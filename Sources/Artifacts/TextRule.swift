/// The one rule that tells a text of any character set of single or double bytes from what is none.
package enum TextRule {
  /// How many first bytes the rule is to be asked about.
  package static let reach = 16 << 10

  /// Random bytes, and so whatever is compressed, hold a tenth of control characters and in every
  /// 256 bytes a zero; a text may hold a stray one. Where most letters are high bytes and no UTF-8,
  /// as in windows-1251 or Shift_JIS, nothing else speaks for text, and fewer are borne with.
  ///
  /// Not generic: across modules that would be called a byte at a time through witnesses, and took a fifth
  /// of the time that a page takes.
  package static func fits(_ bytes: ArraySlice<UInt8>) -> Bool {
    let count = bytes.count
    var (controls, high, upperControls) = (0, 0, 0)
    for byte in bytes {
      switch byte {
      case 0: return false
      case 0x01..<0x09, 0x0E..<0x1B, 0x1C..<0x20: controls += 1
      case 0x7F: upperControls += 1
      case 0x80..<0xA0:
        high += 1
        upperControls += 1
      case 0xA0...: high += 1
      default: break
      }
    }
    // A note of a line may hold its one stray control character as well.
    guard controls * 50 <= count || controls == 1 && count >= 16 else { return false }
    if high * 3 <= count || isUTF8(bytes) { return true }
    guard count < 64 else { return controls * 500 <= count }
    // In a few bytes chance may hold no control character, but hardly none of the upper ones too.
    return controls == 0 && upperControls == 0
  }

  package static func fits(_ bytes: [UInt8]) -> Bool { fits(bytes[...]) }

  /// Sound UTF-8, but for a sequence that the end may have cut.
  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}

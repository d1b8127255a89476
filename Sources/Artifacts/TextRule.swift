/// The one rule that tells a text of any character set of single or double bytes from what is none.
package enum TextRule {
  /// How many first bytes the rule is to be asked about.
  package static let reach = 16 << 10

  /// Random bytes, and so whatever is compressed, hold a tenth of control characters and in every
  /// 256 bytes a zero; a text may hold a stray one. Where most letters are high bytes and no UTF-8,
  /// as in windows-1251 or Shift_JIS, nothing else speaks for text, and fewer are borne with.
  package static func fits(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    let count = bytes.count
    guard !bytes.contains(0) else { return false }
    let controls = bytes.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    // A note of a line may hold its one stray control character as well.
    guard controls * 50 <= count || controls == 1 && count >= 16 else { return false }
    let high = bytes.count { $0 >= 0x80 }
    if high * 3 <= count || isUTF8(bytes) { return true }
    guard count < 64 else { return controls * 500 <= count }
    // In a few bytes chance may hold no control character, but hardly none of the upper ones too.
    return controls == 0 && !bytes.contains { (0x7F..<0xA0).contains($0) }
  }

  /// Sound UTF-8, but for a sequence that the end may have cut.
  private static func isUTF8(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}

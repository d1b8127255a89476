/// Words of a header in another character set than ASCII (RFC 2047).
enum EncodedWords {
  /// The text with its encoded words decoded; one that breaks the rules stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.contains("=?") else { return text }
    var result = ""
    var rest = text[...]
    // White space between two encoded words is no text (§6.2).
    var gap: Substring?
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = Word(rest[start.lowerBound...]) else {
        result += (gap ?? "") + before + "=?"
        gap = nil
        rest = rest[start.upperBound...]
        continue
      }
      if let space = gap, !before.allSatisfy(\.isWhitespace) { result += space }
      if gap == nil || !before.allSatisfy(\.isWhitespace) { result += before }
      result += word.text
      gap = ""
      rest = rest[word.end...]
    }
    return result + rest
  }

  private struct Word {
    let text: String
    let end: Substring.Index

    /// Longer than the 75 characters of §2, as programs write them.
    private static let longest = 4_096

    /// `=?charset?B?…?=`; nil where the text does not begin with one.
    init?(_ text: Substring) {
      let head = text.prefix(Self.longest)
      let parts = head.dropFirst(2).split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=" else { return nil }
      let bytes: [UInt8]
      switch parts[1] {
      case "B", "b": bytes = TransferEncoding.base64(parts[2].utf8)
      case "Q", "q": bytes = Self.quoted(parts[2])
      default: return nil
      }
      // RFC 2231 §5: a language may stand behind the charset.
      let charset = String(parts[0].prefix { $0 != "*" })
      let utf8 = TextDecoder.decode(bytes, charset: charset) ?? TextDecoder.decode(bytes).utf8
      self.text = CharacterGuard.defused(String(decoding: utf8, as: UTF8.self))
      end = text.index(after: parts[3].startIndex)
    }

    private static func quoted(_ text: Substring) -> [UInt8] {
      TransferEncoding.quotedPrintable(
        Array(text.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })[...]
      ).bytes
    }
  }
}

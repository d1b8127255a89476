/// Questions about a text that its bytes answer, many times faster than its characters do.
extension StringProtocol {
  /// The same as `count <= limit`: bytes are counted in no time, and characters are never more.
  func hasAtMost(_ limit: Int) -> Bool { utf8.count <= limit || count <= limit }

  /// Whether the text of ASCII signs, or of whole characters that nothing joins, stands in this one.
  func holds(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    guard let first = needle.first, utf8.count >= needle.count else { return needle.isEmpty }
    let bytes = Array(utf8)
    for start in 0...(bytes.count - needle.count) where bytes[start] == first {
      if bytes[start..<start + needle.count].elementsEqual(needle) { return true }
    }
    return false
  }

  func holds(_ sign: UInt8) -> Bool { utf8.contains(sign) }

  /// The same as `split(separator: " ")`, by bytes where they decide it.
  var spaceParted: [SubSequence] {
    guard isASCII else { return split(separator: " ") }
    var parts: [SubSequence] = []
    var start: Index?
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let isSpace = utf8[index] == 0x20
      if isSpace, let first = start {
        parts.append(self[first..<index])
        start = nil
      } else if !isSpace, start == nil {
        start = index
      }
      index = utf8.index(after: index)
    }
    if let start { parts.append(self[start..<endIndex]) }
    return parts
  }

  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// In ASCII alone: words in lower case with one space for everything between them; nil for any other
  /// text.
  var asciiComparable: String? {
    var words: [UInt8] = []
    words.reserveCapacity(utf8.count)
    var isPending = false
    for byte in utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
        if isPending, !words.isEmpty { words.append(0x20) }
        isPending = false
        words.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      case 0x27: break
      case 0x80...: return nil
      default: isPending = true
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// In ASCII alone: runs of white space as one space each; nil for any other text.
  var asciiCollapsed: String? {
    var kept: [UInt8] = []
    kept.reserveCapacity(utf8.count)
    var isPending = false
    for byte in utf8 {
      switch byte {
      case 0x20, 9...13: isPending = !kept.isEmpty
      case 0x80...: return nil
      default:
        if isPending { kept.append(0x20) }
        isPending = false
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

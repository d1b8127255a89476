/// What stands in a page's styles and scripts, which hold no markup.
struct RawText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `/* … */` in either, `// …` at a line's beginning in scripts.
  var hasComments: Bool {
    if has("/*") { return true }
    return bytes.split(separator: 0x0A).contains { line in
      line.drop { $0 == 0x20 || $0 == 0x09 }.starts(with: "//".utf8)
    }
  }

  /// - Parameter mark: in lower case; letters of either case are found.
  func has(_ mark: String) -> Bool { bytes.indices.contains { stands(mark, at: $0) } }

  private func stands(_ mark: String, at index: Int) -> Bool {
    var index = index
    for letter in mark.utf8 {
      guard index < bytes.count else { return false }
      let byte = (0x41...0x5A).contains(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
      guard byte == letter else { return false }
      index += 1
    }
    return true
  }

  /// With every `url(…)` that leads into a computer shortened (CSS Values 4 §4.5); nil where there is none.
  var withoutPaths: [UInt8]? {
    var (output, place, isChanged) = ([UInt8](), 0, false)
    while place < bytes.count {
      guard stands("url(", at: place) else {
        output.append(bytes[place])
        place += 1
        continue
      }
      let start = place + 4
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
      output += bytes[place..<start]
      let inner = bytes[start..<end]
      if let short = Self.shortened(inner) {
        output += short
        isChanged = true
      } else {
        output += inner
      }
      place = end
    }
    return isChanged ? output : nil
  }

  private static func shortened(_ inner: ArraySlice<UInt8>) -> [UInt8]? {
    let edges = Set(" \t\r\n'\"".utf8)
    let head = inner.prefix(while: edges.contains)
    let rest = inner.dropFirst(head.count)
    var text = Array(rest)
    while let last = text.last, edges.contains(last) { text.removeLast() }
    // Within an attribute quotes are written as references.
    for quote in ["", "&quot;", "&#39;"] {
      guard text.starts(with: quote.utf8), text.count > quote.utf8.count * 2 else { continue }
      let address = text.dropFirst(quote.utf8.count).dropLast(quote.utf8.count)
      guard
        let short = LocalPath.shortened(String(decoding: address, as: UTF8.self), isAddress: true)
      else { continue }
      let tail = rest.dropFirst(text.count)
      return Array(head) + Array("\(quote)\(short)\(quote)".utf8) + Array(tail)
    }
    return nil
  }
}

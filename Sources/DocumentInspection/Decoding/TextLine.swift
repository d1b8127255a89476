/// One line of a text file, without its line ending.
struct TextLine {
  /// From 1.
  let number: Int
  let text: String

  /// Ends lines at LF, CR LF and CR.
  static func lines(of utf8: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    forEach(in: utf8) { lines.append($0) }
    return lines
  }

  static func forEach(in utf8: [UInt8], _ body: (TextLine) -> Void) {
    var (start, number) = (0, 1)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      body(TextLine(number: number, text: String(decoding: utf8[start..<index], as: UTF8.self)))
      number += 1
      index += byte == 0x0D && index + 1 < utf8.count && utf8[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    if start < utf8.count {
      body(TextLine(number: number, text: String(decoding: utf8[start...], as: UTF8.self)))
    }
  }
}

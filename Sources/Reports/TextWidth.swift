/// How many columns of a terminal a text takes: a simple `wcwidth`.
enum TextWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text with spaces up to `width`, or cut in its middle, where `…` stands for what is left out:
  /// a path's end tells more than its middle.
  static func fitted(_ text: String, to width: Int) -> String {
    let shown = cut(text, to: width)
    return shown + String(repeating: " ", count: max(0, width - of(shown)))
  }

  static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 1 else { return width == 1 ? "…" : "" }
    let tailWidth = (width - 1) * 2 / 3
    let head = prefix(text.unicodeScalars, within: width - 1 - tailWidth)
    let tail = prefix(text.unicodeScalars.reversed(), within: tailWidth).reversed()
    return String(String.UnicodeScalarView(head)) + "…" + String(String.UnicodeScalarView(tail))
  }

  /// The text in lines of at most `width` columns, broken at spaces, or anywhere in a long word.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, of(line) + 1 + of(word) <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while of(word) > width {
        let head = prefix(word.unicodeScalars, within: max(2, width))
        lines.append(String(String.UnicodeScalarView(head)))
        word = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(head.count)))
      }
      line = word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func prefix(
    _ scalars: some Sequence<Unicode.Scalar>, within width: Int
  ) -> [Unicode.Scalar] {
    var taken = 0
    return scalars.prefix {
      taken += columns(of: $0)
      return taken <= width
    }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return isWide(scalar) ? 2 : 1
  }

  /// East Asian Wide and Fullwidth blocks, and emoji that are shown as pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}

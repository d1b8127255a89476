/// Strangers' text made safe to show on a terminal: nothing in it moves the cursor, colours the
/// screen, reverses the reading direction or hides.
package struct DisplayText: Sendable, CustomStringConvertible {
  package let description: String

  /// Escapes C0, C1, DEL, bidirectional controls and zero-width characters as `\u{…}`, and line
  /// feed, tab and carriage return as `\n`, `\t`, `\r`.
  package init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isUnsafe) else {
      description = text
      return
    }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown += #"\n"#
      case "\t": shown += #"\t"#
      case "\r": shown += #"\r"#
      case _ where Self.isUnsafe(scalar): shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    description = shown
  }

  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}

/// Characters that are drawn with a font of symbols, as Unicode has them. Only what people write in
/// agendas; any other symbol says nothing as a text.
enum SymbolFont {
  /// - Parameter code: four hexadecimal digits; most fonts' signs are shifted to U+F000.
  static func text(font: String?, code: String?) -> String {
    guard let code, let value = UInt32(code, radix: 16) else { return "" }
    let sign = value & 0xFFFF
    guard (0xF000...0xF0FF).contains(sign) || sign < 0x100 else {
      return Unicode.Scalar(sign).map { String($0) } ?? ""
    }
    let position = sign & 0xFF
    let font = font?.lowercased() ?? ""
    if font.hasPrefix("wingdings") { return wingdings[position] ?? "" }
    if font == "symbol" { return symbol[position] ?? "" }
    return sign < 0x80 ? Unicode.Scalar(sign).map { String($0) } ?? "" : ""
  }

  private static let wingdings: [UInt32: String] = [
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]

  private static let symbol: [UInt32: String] = [
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
  ]
}

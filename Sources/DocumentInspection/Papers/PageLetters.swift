/// Characters that fonts keep where no text has them.
enum PageLetters {
  /// Word's bullets come from the Symbol and Wingdings fonts, in the private use area.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xF0B7, 0xF09F, 0xF06C: "•"
    case 0xF0A7, 0xF06E: "▪"
    case 0xF0D8, 0xF076: "‣"
    default: scalar
    }
  }
}

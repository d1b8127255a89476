/// The one rule for counting words, for every format: docs/formats/words.md, as LibreOffice counts.
enum WordCount {
  static func words(in text: String) -> Int {
    var (count, hyphens, isInside) = (0, 0, false)
    for scalar in text.unicodeScalars {
      switch kind(of: scalar) {
      case .mark: continue
      case .gap: isInside = false
      case .single:
        count += 1
        isInside = false
      case .letter:
        // A dash typed as two hyphens parts what it stands between.
        let isDashed = hyphens >= 2 && scalar != "-"
        if !isInside || isDashed { count += 1 }
        isInside = true
      }
      hyphens = scalar == "-" ? hyphens + 1 : 0
    }
    return count
  }

  private enum Kind {
    /// White space, an en or em dash: what stands around it are two words.
    case gap
    /// A word by itself.
    case single
    /// Part of a word.
    case letter
    /// Not seen, or part of the letter before.
    case mark
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.value < 0x80 { return scalar.isWhite ? .gap : .letter }
    switch scalar.value {
    case 0x2013, 0x2014: return .gap
    case 0xAD, 0x34F, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
      0x3099...0x309A, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
      return .mark
    case 0x300...0x36F: return .mark
    case 0x3000: return .gap
    // Jamo, ideographs and their radicals and punctuation, kana, Yi, Hangul, full and half width.
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF01...0xFFEF, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      return .single
    default: return scalar.isWhite ? .gap : .letter
    }
  }
}

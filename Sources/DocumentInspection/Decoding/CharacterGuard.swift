/// Keeps from the readers what Swift takes for one character: a letter with a million accents, a
/// family of a million emoji. Every look at a character reads all of it.
enum CharacterGuard {
  /// In UTF-8. No writing puts more than thirty marks on a letter (UAX #15 §13), and the longest
  /// emoji take some fifty bytes.
  private static let longestCharacter = 512

  /// The text with no character longer than that. `isDefused` where one was.
  ///
  /// - Parameter utf8: valid UTF-8. A character that long has no ASCII but at its start and end, so
  ///   that only long runs of other bytes are looked at by characters.
  static func defused(_ utf8: [UInt8]) -> (utf8: [UInt8], isDefused: Bool) {
    var kept: [UInt8] = []
    var (copied, isDefused) = (0, false)
    var index = 0
    while index < utf8.count {
      guard utf8[index] >= 0x80 else {
        index += 1
        continue
      }
      let start = index
      index = utf8[start...].firstIndex { $0 < 0x80 } ?? utf8.count
      guard index - start > longestCharacter, let short = shortened(utf8[start..<index]) else {
        continue
      }
      kept += utf8[copied..<start] + short
      (copied, isDefused) = (index, true)
    }
    return isDefused ? (kept + utf8[copied...], true) : (utf8, false)
  }

  static func defused(_ text: String) -> String {
    let (utf8, isDefused) = defused(Array(text.utf8))
    return isDefused ? String(decoding: utf8, as: UTF8.self) : text
  }

  /// Nil where no character is too long.
  private static func shortened(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    var kept: [UInt8] = []
    for character in String(decoding: run, as: UTF8.self) {
      guard character.utf8.count > longestCharacter else {
        kept += character.utf8
        continue
      }
      for scalar in character.unicodeScalars.prefix(longestCharacter / 4) {
        kept += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return kept.count < run.count ? kept : nil
  }
}

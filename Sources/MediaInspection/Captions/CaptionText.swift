/// A caption's packet as people read it, by FFmpeg's name of its codec.
enum CaptionText: String {
  case movText = "mov_text"
  case subRip = "subrip"
  case plain = "text"
  case webVTT = "webvtt"
  case ass = "ass"

  /// The text without its markup, and who says it where the format has a place for that.
  func read(_ payload: [UInt8]) -> (text: String, speaker: String?) {
    switch self {
    case .movText: return (Self.collapsed(Self.movText(payload)), nil)
    case .plain: return (Self.collapsed(Self.text(payload)), nil)
    case .subRip:
      return (Self.collapsed(Self.withoutTags(Self.withoutBraces(Self.text(payload)))), nil)
    case .webVTT:
      let text = Self.text(payload)
      return (
        Self.collapsed(Self.withoutEntities(Self.withoutTags(text))), Self.voice(in: text)
      )
    case .ass: return Self.ass(Self.text(payload))
    }
  }

  /// 3GPP TS 26.245 §5.17: two bytes of length, text in UTF-8, or UTF-16 behind a byte order mark.
  private static func movText(_ payload: [UInt8]) -> String {
    guard payload.count > 2 else { return "" }
    let length = Int(payload[0]) << 8 | Int(payload[1])
    let text = payload.dropFirst(2).prefix(length)
    guard text.starts(with: [0xFE, 0xFF]) else { return Self.text(Array(text)) }
    let units = Array(text.dropFirst(2))
    let pairs = stride(from: 0, to: units.count - units.count % 2, by: 2).map {
      UInt16(units[$0]) << 8 | UInt16(units[$0 + 1])
    }
    return String(decoding: pairs, as: UTF16.self)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Matroska's ASS: ReadOrder, Layer, Style, Name, three margins, Effect, and the text.
  private static func ass(_ line: String) -> (text: String, speaker: String?) {
    let fields = line.split(separator: ",", maxSplits: 8, omittingEmptySubsequences: false)
    guard fields.count == 9 else { return ("", nil) }
    let name = collapsed(String(fields[3]))
    let text = withoutBraces(String(fields[8]))
      .replacing("\\N", with: " ").replacing("\\n", with: " ").replacing("\\h", with: " ")
    return (collapsed(text), name.isEmpty || name.utf8.count > 200 ? nil : name)
  }

  /// `{\an8}` and its like.
  private static func withoutBraces(_ text: String) -> String {
    without(text, from: "{", to: "}") { $0.first == "\\" }
  }

  /// `<i>`, `</font>`, `<v Name>`, `<00:01.000>`; a lone `<` is what was said.
  private static func withoutTags(_ text: String) -> String {
    without(text, from: "<", to: ">") { inside in
      inside.first.map { $0.isLetter || $0 == "/" || $0.isNumber } == true
    }
  }

  private static func without(
    _ text: String, from open: Character, to close: Character, where isMarkup: (Substring) -> Bool
  ) -> String {
    guard text.contains(open) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: open) {
      result += rest[..<start]
      let inside = rest[rest.index(after: start)...].prefix { $0 != close && $0 != open }
      if inside.endIndex < rest.endIndex, rest[inside.endIndex] == close, isMarkup(inside) {
        rest = rest[rest.index(after: inside.endIndex)...]
      } else {
        result.append(open)
        rest = rest[rest.index(after: start)...]
      }
    }
    return result + rest
  }

  private static func withoutEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&nbsp;", with: " ").replacing("&lrm;", with: "").replacing("&rlm;", with: "")
      .replacing("&amp;", with: "&")
  }

  /// The name of the first `<v Name>`.
  private static func voice(in text: String) -> String? {
    guard let start = text.firstRange(of: "<v")?.upperBound else { return nil }
    let tag = text[start...].prefix { $0 != ">" }
    guard tag.endIndex < text.endIndex, let gap = tag.firstIndex(of: " "),
      gap == tag.startIndex || tag.first == "."
    else { return nil }
    let name = collapsed(withoutEntities(String(tag[gap...])))
    return name.isEmpty || name.utf8.count > 200 ? nil : name
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

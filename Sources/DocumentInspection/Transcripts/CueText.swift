/// A cue's payload as people read it.
enum CueText {
  /// WebVTT: every tag is markup and the few entities are decoded. `voice` is the first `<v Name>`.
  static func webVTT(_ payload: String) -> (text: String, voice: String?) {
    var (text, voice): (String, String?) = ("", nil)
    var rest = Substring(payload)
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        rest = rest[open...]
        break
      }
      let tag = rest[rest.index(after: open)..<close]
      if voice == nil { voice = speaker(ofTag: tag) }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return (decoded(text).collapsed, voice.map { decoded($0).collapsed })
  }

  /// SubRip: only the tags it knows are markup; a lone `<` is what was said.
  static func subRip(_ payload: String) -> String {
    guard payload.utf8.contains(UInt8(ascii: "<")) || payload.utf8.contains(UInt8(ascii: "{"))
    else {
      return payload.collapsed
    }
    let known = ["i", "b", "u", "s", "font"]
    var text = ""
    var rest = Substring(payload)
    while let open = rest.firstIndex(where: { $0 == "<" || $0 == "{" }) {
      text += rest[..<open]
      let mark: Character = rest[open] == "<" ? ">" : "}"
      let inside = rest[rest.index(after: open)...].prefix { $0 != mark && $0 != "<" && $0 != "{" }
      let name = inside.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
      let isTag = mark == ">" ? known.contains(name) : inside.first == "\\"
      if isTag, inside.endIndex < rest.endIndex, rest[inside.endIndex] == mark {
        rest = rest[rest.index(after: inside.endIndex)...]
      } else {
        text.append(rest[open])
        rest = rest[rest.index(after: open)...]
      }
    }
    return (text + rest).collapsed
  }

  private static func speaker(ofTag tag: Substring) -> String? {
    guard tag.first == "v", let gap = tag.firstIndex(where: \.isWhitespace),
      tag.dropFirst().first == "." || tag.index(after: tag.startIndex) == gap
    else { return nil }
    let name = tag[gap...].collapsed
    return name.isEmpty || name.count > 200 ? nil : name
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "lrm": "", "rlm": "",
  ]

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let name = rest[rest.index(after: mark)...].prefix(10).prefix { $0 != ";" && $0 != "&" }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let value = character(name) {
        result += value
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result.append("&")
        rest = rest[rest.index(after: mark)...]
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return entities[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).flatMap { $0.value == 0 ? nil : String($0) }
  }
}

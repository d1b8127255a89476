/// A SubRip cue's payload as people read it: only the tags it knows are markup; a lone `<` is what was
/// said.
enum SubRipCueText {
  private static let tags = ["i", "b", "u", "s", "font"]

  static func text(_ payload: String) -> String {
    let utf8 = payload.utf8
    guard utf8.contains(UInt8(ascii: "<")) || utf8.contains(UInt8(ascii: "{")) else {
      return CharacterReference.decoded(payload).collapsed
    }
    var text = ""
    var rest = Substring(payload)
    while let open = rest.firstIndex(where: { $0 == "<" || $0 == "{" }) {
      text += rest[..<open]
      let mark: Character = rest[open] == "<" ? ">" : "}"
      let inside = rest[rest.index(after: open)...].prefix { $0 != mark && $0 != "<" && $0 != "{" }
      let name = inside.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
      let isTag = mark == ">" ? tags.contains(name) : inside.first == "\\"
      if isTag, inside.endIndex < rest.endIndex, rest[inside.endIndex] == mark {
        rest = rest[rest.index(after: inside.endIndex)...]
      } else {
        text.append(rest[open])
        rest = rest[rest.index(after: open)...]
      }
    }
    return CharacterReference.decoded(text + rest).collapsed
  }
}

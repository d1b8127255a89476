/// A WebVTT cue's payload as people read it (W3C WebVTT §6.4): tags are markup, entities are letters.
struct WebVTTCueText {
  private var rest: Substring.UnicodeScalarView
  private var parts: [(voice: String?, text: String)] = []
  private var voice: String?
  private var text = ""
  /// Open `ruby` and `v` elements; others change nothing of the text.
  private var open: [String] = []

  static let longestName = 200

  /// The text in order, a part for each voice. A ruby annotation stands in brackets behind its base.
  static func parts(_ payload: String) -> [(voice: String?, text: String)] {
    var reader = WebVTTCueText(rest: payload.unicodeScalars[...])
    reader.read()
    reader.endPart()
    return reader.parts.isEmpty ? [(nil, "")] : reader.parts
  }

  private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  private mutating func read() {
    while let mark = rest.firstIndex(of: "<") {
      text += CharacterReference.decoded(String(rest[..<mark]))
      rest = rest[rest.index(after: mark)...]
      // A tag that is never closed goes to the end of the cue.
      let end = rest.firstIndex(of: ">") ?? rest.endIndex
      tag(String(rest[..<end]))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[rest.endIndex...]
    }
    text += CharacterReference.decoded(String(rest))
    if open.last == "rt" { endAnnotation() }
  }

  private mutating func endPart() {
    let cleaned = text.collapsed
    if !cleaned.isEmpty || (parts.isEmpty && voice != nil) {
      if let last = parts.indices.last, parts[last].voice == voice {
        // Both are collapsed, and a cue may have a million parts.
        if !parts[last].text.isEmpty, !cleaned.isEmpty { parts[last].text += " " }
        parts[last].text += cleaned
      } else {
        parts.append((voice, cleaned))
      }
    }
    text = ""
  }

  private mutating func tag(_ tag: String) {
    if tag.hasPrefix("/") {
      close(tag.dropFirst().collapsed)
      return
    }
    let name = String(tag.prefix { $0 != "." && !$0.isWhitespace })
    switch name {
    case "v":
      endPart()
      open.append(name)
      voice = annotation(of: tag)
    case "ruby": open.append(name)
    case "rt":
      guard open.last == "ruby" else { return }
      open.append(name)
      text += "("
    default: break
    }
  }

  private mutating func close(_ name: String) {
    switch (name, open.last) {
    case ("rt", "rt"): endAnnotation()
    case ("ruby", "rt"):
      endAnnotation()
      _ = open.popLast()
    case ("ruby", "ruby"): _ = open.popLast()
    case ("v", "v"):
      endPart()
      _ = open.popLast()
      voice = nil
    default: break
    }
  }

  private mutating func endAnnotation() {
    text += ")"
    _ = open.popLast()
  }

  /// What stands behind the name and its classes.
  private func annotation(of tag: String) -> String? {
    guard let gap = tag.firstIndex(where: \.isWhitespace) else { return nil }
    let name = CharacterReference.decoded(String(tag[gap...])).collapsed
    return name.isEmpty || name.utf8.count > Self.longestName * 4 ? nil : name
  }
}

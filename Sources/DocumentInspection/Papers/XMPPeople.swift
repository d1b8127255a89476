/// Who made a file as XMP says it (ISO 16684-1 §8.3, ISO 32000-1 §14.3).
enum XMPPeople {
  /// More than any program writes.
  private static let longest = 1 << 20

  private static let elements = ["dc:creator", "dc:contributor", "pdf:Author", "xmpRights:Owner"]

  /// Whether one of them has a name in it; as an element or as an attribute.
  static func areNamed(in metadata: String) -> Bool {
    let text = metadata.utf8.count > longest ? String(metadata.prefix(longest)) : metadata
    return elements.contains { name in
      if let value = between("<\(name)", "</\(name)>", text),
        let close = value.firstIndex(of: ">"), hasText(value[value.index(after: close)...])
      {
        return true
      }
      let value = between("\(name)=\"", "\"", text) ?? between("\(name)='", "'", text)
      return value.map { !$0.allSatisfy(\.isWhitespace) } ?? false
    }
  }

  private static func between(_ open: String, _ close: String, _ text: String) -> Substring? {
    guard let start = text.firstRange(of: open)?.upperBound,
      let end = text[start...].firstRange(of: close)?.lowerBound
    else { return nil }
    return text[start..<end]
  }

  /// Whether anything but tags and space is in it.
  private static func hasText(_ markup: Substring) -> Bool {
    var isTag = false
    for character in markup {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag,
        !character.isWhitespace
      {
        return true
      }
    }
    return false
  }
}

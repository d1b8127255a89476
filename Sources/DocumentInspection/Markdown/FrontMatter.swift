/// What stands between two lines of dashes at the top of a Markdown text: YAML of one word a line, as
/// far as it is read.
struct FrontMatter {
  struct Entry: Equatable {
    let key: String
    let value: String
    let line: Int
  }

  private(set) var entries: [Entry] = []
  /// Of bytes, with the closing line; 0 where there is none.
  private(set) var length = 0

  private static let longest = 64 << 10

  init(_ utf8: [UInt8]) {
    let head = Array(utf8.prefix(Self.longest))
    var lines = head.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    guard let first = lines.first, Self.text(first) == "---" else { return }
    lines = lines.dropFirst()
    var found: [Entry] = []
    var number = 1
    for line in lines {
      number += 1
      let text = Self.text(line)
      if text == "---" || text == "..." {
        // Two rules with a paragraph between them are no front matter.
        guard !found.isEmpty else { return }
        (entries, length) = (found, line.endIndex)
        return
      }
      if let entry = Self.entry(text, line: number) { found.append(entry) }
    }
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line, as: UTF8.self).collapsed
  }

  private static func entry(_ text: String, line: Int) -> Entry? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let key = text[..<colon].collapsed.lowercased()
    var value = text[text.index(after: colon)...].collapsed
    guard !key.isEmpty, !key.contains(" "), !value.isEmpty else { return nil }
    for quote in ["\"", "'"]
    where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      value = String(value.dropFirst().dropLast())
    }
    return Entry(key: key, value: value, line: line)
  }
}

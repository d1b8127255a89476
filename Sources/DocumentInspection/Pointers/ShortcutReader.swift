/// Reads shortcuts that are kept as sections of keys and values: `.url` of Windows, `.desktop` of Linux
/// desktops.
enum ShortcutReader {
  static func read(_ utf8: [UInt8]) -> PointerFile? {
    let sections = sections(of: utf8)
    if let windows = sections["internetshortcut"] {
      return PointerFile(.windows, url: windows["url"])
    }
    guard let desktop = sections["desktop entry"], desktop["type"]?.lowercased() == "link" else {
      return nil
    }
    return PointerFile(.desktop, url: desktop["url"] ?? desktop["url[$e]"], title: desktop["name"])
  }

  /// Keys and sections in lower case; of two with one name the first. Empty where a line is none of a
  /// shortcut: a text may begin with a bracket.
  private static func sections(of utf8: [UInt8]) -> [String: [String: String]] {
    var sections: [String: [String: String]] = [:]
    var section: String?
    for line in TextLines(utf8) {
      let text = line.text.collapsed
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix(";") { continue }
      if text.hasPrefix("["), text.hasSuffix("]") {
        section = text.dropFirst().dropLast().lowercased()
        continue
      }
      guard let section, let equals = text.firstIndex(of: "=") else { return [:] }
      let key = text[..<equals].collapsed.lowercased()
      if sections[section]?[key] == nil {
        sections[section, default: [:]][key] = text[text.index(after: equals)...].collapsed
      }
    }
    return sections
  }
}

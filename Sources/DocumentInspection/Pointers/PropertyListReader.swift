/// Reads `.webloc` in Apple's XML property list: a dictionary with a `URL`.
struct PropertyListReader: MarkupVisitor {
  private var strings: [String: String] = [:]
  private var depth = 0
  private var key: String?
  private var value: String?

  static func read(_ utf8: [UInt8]) -> PointerFile? {
    let start = utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard ["<?xml", "<!DOCTYPE plist", "<plist"].contains(where: { start.starts(with: $0.utf8) }),
      String(decoding: start.prefix(1_024), as: UTF8.self).contains("<plist"),
      let tree = MarkupTree(MarkupGuard.defused(utf8).utf8, as: .xml),
      tree.rootName == "plist"
    else { return nil }
    var reader = PropertyListReader()
    tree.walk(&reader)
    return PointerFile(.webloc, url: reader.strings["URL"])
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    depth += 1
    if element.name == "key" || element.name == "string" { value = "" }
    return true
  }

  mutating func leave(_ name: String) {
    depth -= 1
    defer { value = nil }
    // The root, its dictionary, and the entry that was just left.
    guard depth == 2, let value else { return }
    if name == "key" {
      key = value
    } else if let key {
      if strings[key] == nil { strings[key] = value }
      self.key = nil
    }
  }

  mutating func text(_ text: String) { value?.append(text) }
}

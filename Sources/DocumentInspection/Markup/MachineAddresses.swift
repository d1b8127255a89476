/// Addresses that a page states for machines: in JSON-LD and microdata, under the names that
/// schema.org gives them.
enum MachineAddresses {
  struct Found: Equatable {
    var target: String
    /// Line feeds before it.
    var lines: Int
  }

  private static let most = 2_000
  private static let deepest = 32

  /// Those of a JSON-LD script, in its order; none where it is no JSON.
  static func inLinkedData(_ script: String) -> [Found] {
    guard let value = LinkedDataReader.value(in: script) else { return [] }
    var targets: [String] = []
    collect(value, named: nil, depth: 0, into: &targets)
    return placed(targets, in: Array(script.utf8))
  }

  private static func collect(
    _ value: JSONText, named name: String?, depth: Int, into targets: inout [String]
  ) {
    guard depth < deepest, targets.count < most else { return }
    switch value {
    case .array(let elements):
      for element in elements { collect(element, named: name, depth: depth + 1, into: &targets) }
    case .object(let members):
      // What begins with @ says what things are, not where.
      for member in members where !member.key.hasPrefix("@") || member.key == "@graph" {
        collect(member.value, named: member.key, depth: depth + 1, into: &targets)
      }
    case .string(let text):
      if let name, isAddress(text, named: name) { targets.append(text) }
    default: break
    }
  }

  /// Whether a property of this name holds an address with this value: a whole address of the web
  /// under any name, another one only where the name promises it.
  static func isAddress(_ value: String, named name: String) -> Bool {
    let value = value.collapsed
    guard !value.isEmpty, value.utf8.count <= 8_192,
      !value.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7B || $0 == 0x3C })
    else { return false }
    let start = value.prefix(8).lowercased()
    if start.hasPrefix("https://") || start.hasPrefix("http://") { return !isTerm(value) }
    let end = name.lastIndex { "/#:".contains($0) }
    let local = end.map { String(name[name.index(after: $0)...]) } ?? name
    return places.contains(local.lowercased()) && value.utf8.contains { $0 == 0x2E || $0 == 0x2F }
  }

  /// `https://schema.org/EventScheduled` is a word, not a place.
  private static func isTerm(_ value: String) -> Bool {
    let rest = value.lowercased().drop { $0 != ":" }.dropFirst(3)
    let host = rest.prefix { !"/?#:".contains($0) }
    let name = host.hasPrefix("www.") ? host.dropFirst(4) : host
    return ["schema.org", "purl.org", "w3.org", "xmlns.com", "ogp.me"].contains(String(name))
  }

  private static let places: Set<String> = [
    "url", "contenturl", "embedurl", "thumbnailurl", "thumbnail", "downloadurl", "image", "logo",
    "photo", "video", "audio", "sameas", "mainentityofpage", "discussionurl", "installurl",
    "hasmap", "recordedat", "associatedmedia",
  ]

  /// Each with the lines before it: strings are looked for one behind the other, as JSON writes them.
  private static func placed(_ targets: [String], in script: [UInt8]) -> [Found] {
    var (place, lines) = (0, 0)
    return targets.map { target in
      let plain = Array("\"\(target)\"".utf8)
      // A slash may stand behind a backslash.
      let escaped = plain.flatMap { byte -> [UInt8] in byte == 0x2F ? [0x5C, byte] : [byte] }
      var found: Int?
      for form in [plain, escaped] where found == nil {
        found = first(form, in: script, from: place)
      }
      if let found { lines += script[place..<found].count { $0 == 0x0A } }
      // Written in another way: the rest counts as being where the last one was.
      place = found ?? script.count
      return Found(target: target, lines: lines)
    }
  }

  private static func first(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while bytes.count - place >= needle.count,
      let found = bytes[place...].firstIndex(of: UInt8(ascii: "\""))
    {
      if bytes[found...].starts(with: needle) { return found }
      place = found + 1
    }
    return nil
  }
}

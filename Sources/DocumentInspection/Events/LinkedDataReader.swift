/// Reads the items of a page's JSON-LD, by the names that schema.org gives them. Contexts are not
/// fetched: a name counts without its prefix.
struct LinkedDataReader {
  private var values: [String: [JSONText]] = [:]
  private var left = 50_000
  private let line: Int?

  private static let deepest = 32

  private init(line: Int?) { self.line = line }

  /// The outermost items; nil where the script is no JSON.
  static func items(in script: String, line: Int?) -> [StructuredItem]? {
    guard let value = value(in: script) else { return nil }
    var reader = LinkedDataReader(line: line)
    reader.index(value, depth: 0)
    return reader.tops(of: value, depth: 0)
  }

  /// The script's JSON; nil where it is none.
  static func value(in script: String) -> JSONText? {
    JSONTextParser.value(of: Array(unwrapped(script).utf8))
  }

  /// Old pages hide scripts in comments and CDATA sections.
  private static func unwrapped(_ script: String) -> String {
    var text = script.collapsed
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")]
    where text.hasPrefix(open) && text.hasSuffix(close) && text.count >= open.count + close.count {
      text = String(text.dropFirst(open.count).dropLast(close.count))
    }
    return text
  }

  /// Notes what each `@id` stands for, so that a bare reference finds it.
  private mutating func index(_ value: JSONText, depth: Int) {
    guard depth < Self.deepest else { return }
    switch value {
    case .array(let elements): for element in elements { index(element, depth: depth + 1) }
    case .object(let members):
      if let identifier = value.member("@id")?.string, members.count > 1 {
        values[identifier, default: []].append(value)
      }
      for member in members { index(member.value, depth: depth + 1) }
    default: break
    }
  }

  private mutating func tops(of value: JSONText, depth: Int) -> [StructuredItem] {
    guard depth < Self.deepest else { return [] }
    if case .array(let elements) = value {
      return elements.flatMap { tops(of: $0, depth: depth + 1) }
    }
    guard case .object = value else { return [] }
    let inGraph = value.member("@graph").map { tops(of: $0, depth: depth + 1) } ?? []
    let own = value.member("@type") == nil ? [] : [item(value, path: [], depth: 0)]
    return own + inGraph
  }

  private mutating func item(_ value: JSONText, path: [String], depth: Int) -> StructuredItem {
    var item = StructuredItem(line: line)
    guard case .object(let members) = value else { return item }
    item.types = value.member("@type")?.list.compactMap { $0.string.map(Self.localName) } ?? []
    item.identifier = value.member("@id")?.string
    let path = path + [item.identifier].compactMap { $0 }
    for member in members where !member.key.hasPrefix("@") {
      for element in member.value.list {
        guard left > 0, depth < Self.deepest else { return item }
        left -= 1
        guard let value = property(element, path: path, depth: depth) else { continue }
        item.properties.append(
          StructuredItem.Property(name: Self.localName(member.key), value: value))
      }
    }
    return item
  }

  private mutating func property(
    _ element: JSONText, path: [String], depth: Int
  ) -> StructuredItem.Value? {
    switch element {
    case .string(let text): return .text(text)
    case .number(let text): return .text(text)
    case .boolean(let flag): return .text(flag ? "true" : "false")
    case .null, .array: return nil
    case .object(let members):
      if let value = element.member("@value") { return property(value, path: path, depth: depth) }
      if members.count == 1, let identifier = element.member("@id")?.string {
        guard !path.contains(identifier), let target = values[identifier]?.first else {
          return .text(identifier)
        }
        return .item(item(target, path: path, depth: depth + 1))
      }
      return .item(item(element, path: path, depth: depth + 1))
    }
  }

  /// `https://schema.org/Event`, `schema:Event` and `Event` are one name.
  private static func localName(_ name: String) -> String {
    let end = name.lastIndex { "/#:".contains($0) }
    return end.map { String(name[name.index(after: $0)...]) } ?? name
  }
}

/// Reads a page's microdata items, by the algorithms of the HTML Standard's chapter 5.
struct MicrodataReader {
  private let outline: MarkupOutline
  private let nodesByID: [String: Int]
  /// Visits left, so that `itemref`s that refer to one another end.
  private var left = 200_000

  private static let deepest = 32

  /// The items that are no property of another.
  static func items(in outline: MarkupOutline) -> [StructuredItem] {
    var reader = MicrodataReader(outline)
    return outline.elements
      .filter { reader.isItem($0) && outline.attribute("itemprop", of: $0) == nil }
      .map { reader.item($0, path: []) }
  }

  private init(_ outline: MarkupOutline) {
    self.outline = outline
    var nodes: [String: Int] = [:]
    for node in outline.elements {
      if let id = outline.attribute("id", of: node), nodes[id] == nil { nodes[id] = node }
    }
    nodesByID = nodes
  }

  private func isItem(_ node: Int) -> Bool { outline.attribute("itemscope", of: node) != nil }

  private mutating func item(_ node: Int, path: [Int]) -> StructuredItem {
    var item = StructuredItem(line: outline.line(of: node))
    item.types = words("itemtype", of: node).map { type in
      type.lastIndex { "/#".contains($0) }.map { String(type[type.index(after: $0)...]) } ?? type
    }
    item.identifier = outline.attribute("itemid", of: node)
    guard path.count < Self.deepest else { return item }
    let path = path + [node]
    let referred = words("itemref", of: node).compactMap { nodesByID[$0] }
    var seen: Set<Int> = [node]
    for start in outline.elements(in: node) + referred {
      collect(start, into: &item, path: path, seen: &seen)
    }
    return item
  }

  private mutating func collect(
    _ node: Int, into item: inout StructuredItem, path: [Int], seen: inout Set<Int>
  ) {
    guard left > 0, seen.insert(node).inserted else { return }
    left -= 1
    let names = words("itemprop", of: node)
    if !names.isEmpty, let value = value(of: node, path: path) {
      for name in names { item.properties.append(.init(name: name, value: value)) }
    }
    guard !isItem(node) else { return }
    for child in outline.elements(in: node) {
      collect(child, into: &item, path: path, seen: &seen)
    }
  }

  /// Nil for an item inside itself.
  private mutating func value(of node: Int, path: [Int]) -> StructuredItem.Value? {
    if isItem(node) { return path.contains(node) ? nil : .item(item(node, path: path)) }
    let key: String? =
      switch outline.name(of: node) {
      case "meta": "content"
      case "audio", "embed", "iframe", "img", "source", "track", "video": "src"
      case "a", "area", "link": "href"
      case "object": "data"
      case "data", "meter": "value"
      case "time": "datetime"
      // Not in the standard, but what authors write.
      default: outline.attribute("content", of: node) == nil ? nil : "content"
      }
    if let key, let value = outline.attribute(key, of: node) { return .text(value.collapsed) }
    if let key, key != "datetime", key != "value" { return .text("") }
    return .text(outline.text(in: node).collapsed)
  }

  private func words(_ attribute: String, of node: Int) -> [String] {
    outline.attribute(attribute, of: node)?.split(whereSeparator: \.isWhitespace).map(String.init)
      ?? []
  }
}

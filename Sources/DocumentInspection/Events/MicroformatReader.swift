/// Reads a page's microformats, by the rules of microformats2 parsing and, for hCalendar, those of its
/// backward compatibility. Names of properties are kept without their prefix.
struct MicroformatReader {
  let outline: MarkupOutline

  private static let deepest = 64

  /// The items that lie in no other.
  static func items(in outline: MarkupOutline) -> [StructuredItem] {
    guard !outline.isEmpty else { return [] }
    let reader = MicroformatReader(outline: outline)
    var found = StructuredItem()
    reader.collect([0], into: &found, classes: { _ in [] }, depth: 0)
    return found.children
  }

  private func collect(
    _ nodes: [Int], into item: inout StructuredItem,
    classes: (Int) -> [MicroformatClass], depth: Int
  ) {
    guard depth < Self.deepest else { return }
    for node in nodes {
      let (properties, root) = (classes(node), MicroformatClass.root(of: outline.classes(of: node)))
      if let root {
        let inner = self.item(node, root, depth: depth + 1)
        if properties.isEmpty { item.children.append(inner) }
        for property in properties {
          item.properties.append(.init(name: property.name, value: .item(inner)))
        }
        continue
      }
      for property in properties {
        let value = StructuredItem.Value.text(text(of: node, property.kind))
        item.properties.append(.init(name: property.name, value: value))
      }
      // What a script of another notation holds is none of ours.
      if outline.name(of: node) == "template" { continue }
      collect(outline.elements(in: node), into: &item, classes: classes, depth: depth + 1)
    }
  }

  private func item(_ node: Int, _ root: MicroformatClass.Root, depth: Int) -> StructuredItem {
    var item = StructuredItem(types: root.types, line: outline.line(of: node))
    item.identifier = outline.attribute("id", of: node)
    let outline = outline
    collect(
      outline.elements(in: node), into: &item,
      classes: { root.properties(of: outline.classes(of: $0)) }, depth: depth)
    if !root.isOld, item.impliesName, let name = impliedName(of: node) {
      item.properties.append(.init(name: "name", value: .text(name)))
    }
    return item
  }

  // MARK: Values

  private func text(of node: Int, _ kind: MicroformatClass.Kind) -> String {
    let pattern = ValueClassPattern(outline: outline)
    switch kind {
    case .date: return pattern.date(in: node) ?? plainDate(of: node)
    case .address: return address(of: node) ?? pattern.text(in: node) ?? plainText(of: node)
    case .text: return pattern.text(in: node) ?? plainText(of: node)
    case .markup: return outline.text(in: node, withPictures: true).collapsed
    }
  }

  private func plainText(of node: Int) -> String {
    let key: String? =
      switch outline.name(of: node) {
      case "abbr", "link": "title"
      case "data", "input": "value"
      case "img", "area": "alt"
      default: nil
      }
    return key.flatMap { outline.attribute($0, of: node) }?.collapsed
      ?? outline.text(in: node, withPictures: true).collapsed
  }

  private func plainDate(of node: Int) -> String {
    let key: String? =
      switch outline.name(of: node) {
      case "time", "ins", "del": "datetime"
      case "abbr": "title"
      case "data", "input": "value"
      default: nil
      }
    return key.flatMap { outline.attribute($0, of: node) }?.collapsed
      ?? outline.text(in: node).collapsed
  }

  private func address(of node: Int) -> String? {
    let key: String? =
      switch outline.name(of: node) {
      case "a", "area", "link": "href"
      case "img", "audio", "video", "source", "iframe": "src"
      case "object": "data"
      default: nil
      }
    return key.flatMap { outline.attribute($0, of: node) }
  }

  // MARK: The name that is not marked

  private func impliedName(of node: Int) -> String? {
    if let own = alternative(of: node) { return own }
    let only = outline.elements(in: node)
    if only.count == 1, MicroformatClass.root(of: outline.classes(of: only[0])) == nil {
      if let name = alternative(of: only[0]) { return name }
      let inner = outline.elements(in: only[0])
      if inner.count == 1, MicroformatClass.root(of: outline.classes(of: inner[0])) == nil,
        let name = alternative(of: inner[0])
      {
        return name
      }
    }
    let text = outline.text(in: node, withPictures: true).collapsed
    return text.isEmpty ? nil : text
  }

  private func alternative(of node: Int) -> String? {
    let key =
      switch outline.name(of: node) {
      case "img", "area": "alt"
      case "abbr": "title"
      default: ""
      }
    let text = outline.attribute(key, of: node)?.collapsed ?? ""
    return text.isEmpty ? nil : text
  }
}

extension StructuredItem {
  /// microformats2 parsing: only where no name, no other text and no item is inside.
  fileprivate var impliesName: Bool {
    guard children.isEmpty else { return false }
    return properties.allSatisfy { property in
      if case .item = property.value { return false }
      return MicroformatClass.namesWithoutText.contains(property.name)
    }
  }
}

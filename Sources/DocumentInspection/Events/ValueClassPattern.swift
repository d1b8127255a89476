/// The value class pattern of microformats: a property's value in parts that say `class="value"`.
struct ValueClassPattern {
  let outline: MarkupOutline

  /// The parts joined; nil where the property has none.
  func text(in node: Int) -> String? {
    let parts = self.parts(of: node, isDate: false)
    return parts.isEmpty ? nil : parts.joined().collapsed
  }

  /// Date, time and offset put together, whatever their order; nil where the property has no parts.
  func date(in node: Int) -> String? {
    let parts = self.parts(of: node, isDate: true)
    guard !parts.isEmpty else { return nil }
    var (day, clock, offset): (String?, String?, String?)
    for part in parts.map(\.collapsed) {
      if let moment = MomentNotation.moment(part) {
        if moment.day != nil, moment.clock != nil { return part }
        if moment.day != nil { day = day ?? part } else { clock = clock ?? part }
      } else if MomentNotation.moment("00:00\(part)") != nil {
        offset = offset ?? part
      }
    }
    let joined = [day, clock.map { $0 + (offset ?? "") }].compactMap { $0 }.joined(separator: " ")
    // What can't be read is handed on as it stands, to be said.
    return joined.isEmpty ? parts.joined(separator: " ") : joined
  }

  private func parts(of node: Int, isDate: Bool) -> [String] {
    let children = outline.elements(in: node)
    if let first = children.first, outline.classes(of: first).contains("value-title"),
      let title = outline.attribute("title", of: first)
    {
      return [title]
    }
    return children.flatMap { parts(at: $0, isDate: isDate) }
  }

  private func parts(at node: Int, isDate: Bool) -> [String] {
    let classes = outline.classes(of: node)
    if classes.contains("value-title"), let title = outline.attribute("title", of: node) {
      return [title]
    }
    if classes.contains("value") { return [value(of: node, isDate: isDate)] }
    guard MicroformatClass.root(of: classes) == nil else { return [] }
    return outline.elements(in: node).flatMap { parts(at: $0, isDate: isDate) }
  }

  private func value(of node: Int, isDate: Bool) -> String {
    let key: String? =
      switch outline.name(of: node) {
      case "img", "area": "alt"
      case "data": "value"
      case "abbr": "title"
      case "time", "ins", "del": isDate ? "datetime" : nil
      default: nil
      }
    return key.flatMap { outline.attribute($0, of: node) } ?? outline.text(in: node)
  }
}

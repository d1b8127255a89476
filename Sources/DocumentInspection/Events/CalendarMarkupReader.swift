/// Reads xCal (RFC 6321) into the same components as iCalendar text.
struct CalendarMarkupReader {
  private let outline: MarkupOutline

  private static let deepest = 16

  /// The calendars of a document whose root is `icalendar` or `vcalendar`.
  static func calendars(in outline: MarkupOutline) -> [CalendarComponent] {
    let reader = CalendarMarkupReader(outline: outline)
    if outline.name(of: 0) == "vcalendar" { return [reader.component(0, depth: 0)] }
    return outline.elements(in: 0, named: "vcalendar").map { reader.component($0, depth: 0) }
  }

  private func component(_ node: Int, depth: Int) -> CalendarComponent {
    var component = CalendarComponent(
      name: outline.name(of: node).uppercased(), line: outline.line(of: node))
    for list in outline.elements(in: node, named: "properties") {
      component.properties += outline.elements(in: list).map(property)
    }
    guard depth < Self.deepest else { return component }
    for list in outline.elements(in: node, named: "components") {
      component.components += outline.elements(in: list).map {
        self.component($0, depth: depth + 1)
      }
    }
    return component
  }

  private func property(_ node: Int) -> CalendarProperty {
    var property = CalendarProperty(
      name: outline.name(of: node).uppercased(), value: "", line: outline.line(of: node))
    var values: [String] = []
    for child in outline.elements(in: node) {
      switch outline.name(of: child) {
      case "parameters": property.parameters += outline.elements(in: child).map(parameter)
      case "recur": values.append(rule(child))
      default:
        // The element's name is the value's type: `date`, `date-time`, `text`.
        if values.isEmpty {
          let type = outline.name(of: child).uppercased()
          property.parameters.append(CalendarProperty.Parameter(name: "VALUE", value: type))
        }
        values.append(outline.text(in: child).trimmed)
      }
    }
    property.value = values.joined(separator: ",")
    return property
  }

  private func parameter(_ node: Int) -> CalendarProperty.Parameter {
    CalendarProperty.Parameter(
      name: outline.name(of: node).uppercased(), value: outline.text(in: node).collapsed)
  }

  /// RFC 6321 §3.3.10: an element a part; several of one name are a list.
  private func rule(_ node: Int) -> String {
    var parts: [(name: String, values: [String])] = []
    for child in outline.elements(in: node) {
      let (name, value) = (outline.name(of: child).uppercased(), outline.text(in: child).collapsed)
      if let index = parts.firstIndex(where: { $0.name == name }) {
        parts[index].values.append(value)
      } else {
        parts.append((name, [value]))
      }
    }
    return parts.map { "\($0.name)=\($0.values.joined(separator: ","))" }.joined(separator: ";")
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.isWhite)
    let end = scalars.lastIndex { !$0.isWhite }
    return end.map { scalars[...$0].string } ?? ""
  }
}

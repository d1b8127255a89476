/// Content that stands several times for programs of several ages (ECMA-376 part 3 §10.2.1): a text
/// box comes again as a picture of itself. The first choice is read.
struct Alternatives {
  private var isChosen: [Bool] = []

  /// Whether the element's content is to be read; true for every other element.
  mutating func takes(_ name: String) -> Bool {
    switch name {
    case "alternatecontent":
      isChosen.append(false)
    case "choice", "fallback":
      guard let last = isChosen.indices.last else { return true }
      defer { isChosen[last] = true }
      return !isChosen[last]
    default: break
    }
    return true
  }

  mutating func leave(_ name: String) {
    if name == "alternatecontent" { _ = isChosen.popLast() }
  }
}

extension MarkupElement {
  /// The value of a property that is on where it just stands there.
  var isOn: Bool { !["0", "false", "off", "none"].contains(attribute("val")?.lowercased() ?? "1") }

  func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0) } }
}

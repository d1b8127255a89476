/// A thing with properties that a page marks up for machines, in whatever notation: microdata, JSON-LD,
/// microformats.
struct StructuredItem: Equatable {
  struct Property: Equatable {
    var name: String
    var value: Value
  }

  enum Value: Equatable {
    case text(String)
    case item(StructuredItem)
  }

  /// Without the vocabulary's address: `Event`, `h-event`.
  var types: [String] = []
  /// What others refer to it by.
  var identifier: String?
  var properties: [Property] = []
  /// Items inside it that are no property's value.
  var children: [StructuredItem] = []
  var line: Int?

  func values(_ names: String...) -> [Value] {
    properties.filter { names.contains($0.name) }.map(\.value)
  }

  /// The first value that is a text.
  func text(_ names: String...) -> String? {
    for property in properties where names.contains(property.name) {
      if case .text(let text) = property.value, !text.collapsed.isEmpty { return text }
    }
    return nil
  }

  func items(_ names: String...) -> [StructuredItem] {
    properties.compactMap { property in
      guard names.contains(property.name), case .item(let item) = property.value else { return nil }
      return item
    }
  }
}

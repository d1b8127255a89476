/// A value of JSON as a stranger's page holds it. Numbers stay as they are written: nothing here
/// reckons with them.
enum JSONText {
  case object([(key: String, value: JSONText)])
  case array([JSONText])
  case string(String)
  case number(String)
  case boolean(Bool)
  case null

  /// The first value of the key; nil where this is no object.
  func member(_ key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The elements of an array; of anything else, itself.
  var list: [JSONText] {
    if case .array(let elements) = self { return elements }
    return [self]
  }

  var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }
}

internal import Yams

/// The fields of one mapping of a file. What does not fit goes into the log with its place, and reads
/// as absent, so that one reading finds every fault.
struct DefinitionFields {
  private let mapping: Node.Mapping
  let subject: String
  private let mark: Mark?
  let log: FaultLog

  /// Nil where the node is no mapping.
  ///
  /// - Parameter known: every field that may stand here.
  init?(_ node: Node, of subject: String, known: [String], log: FaultLog) {
    guard case .mapping(let mapping) = node else {
      log.add(
        DefinitionFault("\(subject) is a list of fields, each a name and a value", node.mark))
      return nil
    }
    self.mapping = mapping
    self.subject = subject
    self.log = log
    mark = node.mark
    for key in mapping.keys {
      guard case .scalar(let name) = key, known.contains(name.string) else {
        let shown = key.scalar.map { " “\($0.string.prefix(40))”" } ?? ""
        log.add(
          DefinitionFault(
            "\(subject) has no such field\(shown); it may have \(known.joined(separator: ", "))",
            key.mark))
        continue
      }
    }
  }

  /// The names of the fields that are there.
  var keys: [String] { mapping.keys.compactMap { $0.scalar?.string } }

  var line: Int? { mark?.line }
  var column: Int? { mark?.column }

  /// The value of a field; nil where it is absent or left empty.
  func node(_ key: String) -> Node? {
    guard let node = mapping.first(where: { $0.key.scalar?.string == key })?.value else {
      return nil
    }
    if case .scalar(let scalar) = node, scalar.style == .plain,
      ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return node
  }

  /// A fault at the field, or at the mapping where the field is absent.
  func fault(_ key: String?, _ message: String) {
    log.add(DefinitionFault(message, key.flatMap(node)?.mark ?? mark))
  }

  /// An empty text between quotes is a field left empty.
  func optionalText(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    if case .scalar(let scalar) = node, scalar.string.allSatisfy(\.isWhitespace) { return nil }
    return text(of: node, key)
  }

  func text(_ key: String) -> String? {
    if let node = node(key) { return text(of: node, key) }
    fault(nil, "\(subject) needs a field \(key)")
    return nil
  }

  func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = optionalText(key) else { return nil }
    // `010` is ten to one reader of YAML and eight to another.
    guard text == "0" || text.utf8.first != UInt8(ascii: "0"), !text.hasPrefix("+"),
      let number = Int(text), range.contains(number)
    else {
      fault(key, "\(key) is a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool? {
    guard let text = optionalText(key) else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      fault(key, "\(key) is true or false")
      return nil
    }
  }

  /// One word of a list; `words` names those that there are.
  func word<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) -> Value? {
    optionalText(key).flatMap { word($0, key, type) }
  }

  func words<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) -> [Value] {
    texts(key).compactMap { word($0, key, type) }
  }

  private func word<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ key: String, _ type: Value.Type
  ) -> Value? {
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    fault(key, "\(key) may be \(known)")
    return nil
  }

  func nodes(_ key: String) -> [Node] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      fault(key, "\(key) is a list: one item a line, each after a dash")
      return []
    }
    return Array(sequence)
  }

  func texts(_ key: String) -> [String] { nodes(key).compactMap { text(of: $0, key) } }

  func phrases(_ key: String) -> [CuePhrase] {
    texts(key).compactMap { text in
      if let phrase = CuePhrase(text) { return phrase }
      fault(key, "\(key) needs letters or digits to look for")
      return nil
    }
  }

  /// An id of a-z, 0-9 and `-`.
  func identifier(_ key: String) -> String? {
    guard let id = text(key) else { return nil }
    guard Self.isIdentifier(id) else {
      fault(key, "an id is made of a-z, 0-9 and -, at most 100 of them")
      return nil
    }
    return id
  }

  static func isIdentifier(_ id: String) -> Bool {
    (1...100).contains(id.utf8.count)
      && id.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }

  private func text(of node: Node, _ key: String) -> String? {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      log.add(DefinitionFault("\(key) needs a text", node.mark))
      return nil
    }
    return scalar.string
  }
}

extension DefinitionFault {
  init(_ message: String, _ mark: Mark?) {
    self.init(message, line: mark?.line, column: mark?.column)
  }
}

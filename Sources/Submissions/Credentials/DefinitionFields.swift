internal import Yams

/// The fields of one mapping of a definition.
struct DefinitionFields {
  private let mapping: Node.Mapping
  private let subject: String
  private let mark: Mark?

  /// - Parameter known: every field that may stand here.
  init(_ node: Node, of subject: String, known: [String]) throws(CredentialError) {
    guard case .mapping(let mapping) = node else {
      throw CredentialError("\(subject) is a list of fields, each a name and a value", node.mark)
    }
    self.mapping = mapping
    self.subject = subject
    mark = node.mark
    for key in mapping.keys {
      guard case .scalar(let name) = key, known.contains(name.string) else {
        throw CredentialError(
          "\(subject) has no such field; it may have \(known.joined(separator: ", "))", key.mark)
      }
    }
  }

  func node(_ key: String) -> Node? {
    mapping.first { $0.key.scalar?.string == key }?.value
  }

  /// An error at the field, or at the mapping where the field is absent.
  func error(_ key: String?, _ message: String) -> CredentialError {
    CredentialError(message, key.flatMap(node)?.mark ?? mark)
  }

  func optionalString(_ key: String) throws(CredentialError) -> String? {
    guard let node = node(key) else { return nil }
    return try text(of: node, key)
  }

  func string(_ key: String) throws(CredentialError) -> String {
    guard let text = try optionalString(key) else {
      throw error(nil, "\(subject) needs a field \(key)")
    }
    return text
  }

  func number(_ key: String, in range: ClosedRange<Int>) throws(CredentialError) -> Int? {
    guard let text = try optionalString(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw error(
        key, "\(key) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func nodes(_ key: String) throws(CredentialError) -> [Node] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      throw error(key, "\(key) is a list: one item a line, each after a dash")
    }
    return Array(sequence)
  }

  func strings(_ key: String) throws(CredentialError) -> [String] {
    var texts: [String] = []
    for node in try nodes(key) { texts.append(try text(of: node, key)) }
    return texts
  }

  func phrases(_ key: String) throws(CredentialError) -> [CuePhrase] {
    var phrases: [CuePhrase] = []
    for text in try strings(key) {
      guard let phrase = CuePhrase(text) else {
        throw error(key, "\(key) needs letters or digits to look for")
      }
      phrases.append(phrase)
    }
    return phrases
  }

  private func text(of node: Node, _ key: String) throws(CredentialError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw CredentialError("\(key) needs a text", node.mark)
    }
    return scalar.string
  }
}

extension CredentialError {
  fileprivate init(_ message: String, _ mark: Mark?) {
    self.init(message, line: mark?.line, column: mark?.column)
  }
}

internal import Yams

extension Credential {
  /// The definition that ships with Exhibit. That it is sound is tested, so it never throws.
  package static var builtIn: Credential {
    get throws(CredentialError) {
      try parse(yaml: PackageResources.fostering_a_collaborative_learning_culture_yaml)
    }
  }

  /// More than any definition needs; a definition is read whole.
  static let sizeLimit = 256 * 1024

  /// Reads a definition. Fields that this version does not know are errors, so that a misspelt
  /// limit is never silently no limit.
  package static func parse(yaml bytes: [UInt8]) throws(CredentialError) -> Credential {
    guard bytes.count <= sizeLimit else {
      throw CredentialError("the definition is larger than \(sizeLimit / 1024) KiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CredentialError("the definition is not UTF-8 text; save it as UTF-8")
    }
    try refuseAliases(in: text)
    let reader = DefinitionReader(try root(of: text))
    return try reader.credential(sha256: SHA256Hex.of(bytes))
  }

  /// A few nested aliases stand for billions of values, and a parser that compares mapping keys
  /// looks at every one. No definition needs them.
  private static func refuseAliases(in text: String) throws(CredentialError) {
    var previous: UInt8 = UInt8(ascii: "\n")
    var (line, column) = (1, 0)
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    while let byte = next {
      next = bytes.next()
      column += 1
      let starts = " \t\n\r[]{},:-?!".utf8.contains(previous)
      if starts, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"),
        let follower = next, !" \t\r\n".utf8.contains(follower)
      {
        throw CredentialError(
          "anchors and aliases are not read; put text that starts with & or * after a word",
          line: line, column: column)
      }
      if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 0) }
      previous = byte
    }
  }

  private static func root(of text: String) throws(CredentialError) -> Node {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw CredentialError("the definition is empty")
      }
      return root
    } catch let error as CredentialError {
      throw error
    } catch let error as YamlError {
      throw CredentialError(error)
    } catch {
      throw CredentialError("the definition is not YAML")
    }
  }
}

extension CredentialError {
  /// libyaml counts lines and columns from 0, Yams from 1.
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init("not sound YAML: \(problem)", line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(_, let context):
      self.init("a field stands twice", line: context.mark.line, column: context.mark.column)
    default: self.init("the definition is not sound YAML")
    }
  }
}

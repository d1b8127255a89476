internal import Yams

/// The bytes of a definition or a `submission.yaml` as a YAML tree; anchors and aliases are refused.
enum DefinitionText {
  /// More than any of them needs; a file is read whole.
  static let sizeLimit = 256 * 1024

  /// - Parameter subject: what the file is, as the start of a sentence: `the definition`.
  static func root(
    of bytes: [UInt8], subject: String, limit: Int = sizeLimit
  ) throws(DefinitionFault) -> Node {
    guard bytes.count <= limit else {
      throw DefinitionFault("\(subject) is larger than \(limit / 1024) KiB")
    }
    // Some editors write a byte order mark, which libyaml takes for a letter.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let fault = UnreadableCharacter.fault(in: bytes, subject) { throw fault }
    let text = String(decoding: bytes, as: UTF8.self)
    if let fault = DefinitionShape.fault(in: bytes) { throw fault }
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw DefinitionFault("\(subject) is empty")
      }
      return root
    } catch let fault as DefinitionFault {
      throw fault
    } catch let error as YamlError {
      throw DefinitionFault(error, subject)
    } catch {
      throw DefinitionFault("\(subject) is not YAML")
    }
  }
}

extension DefinitionFault {
  /// libyaml counts lines and columns from 0, Yams from 1.
  fileprivate init(_ error: YamlError, _ subject: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init("not sound YAML: \(problem)", line: mark.line, column: mark.column)
    default: self.init("\(subject) is not sound YAML")
    }
  }
}

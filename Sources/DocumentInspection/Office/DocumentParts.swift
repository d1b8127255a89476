/// The parts of a document that is kept as a zip file, handed over by the room that unpacks them.
package struct DocumentParts {
  private let contents: (String) -> [UInt8]?
  private let names: [String: String]

  /// - Parameters:
  ///   - names: of all parts, whether they were read or not.
  ///   - contents: the bytes of a part that was read; nil for any other.
  package init(names: [String], contents: @escaping (String) -> [UInt8]?) {
    self.contents = contents
    self.names = Dictionary(names.map { ($0.lowercased(), $0) }) { first, _ in first }
  }

  /// ECMA-376 part 2 §9.1.1.2: names that differ in case only are one.
  subscript(name: String) -> [UInt8]? {
    contents(name) ?? names[name.lowercased()].flatMap(contents)
  }

  func hasPart(where isMeant: (String) -> Bool) -> Bool { names.values.contains(where: isMeant) }
}

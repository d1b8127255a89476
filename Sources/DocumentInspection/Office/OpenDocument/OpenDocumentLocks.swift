/// Whether the parts of an OpenDocument file need a password (OpenDocument 1.2 part 3 §4): the zip file
/// itself doesn't say so.
struct OpenDocumentLocks: MarkupVisitor {
  private var areEncrypted = false

  static func areEncrypted(_ package: inout OfficePackage) -> Bool {
    var locks = OpenDocumentLocks()
    _ = package.walk(PackagedFormat.locks, &locks)
    return locks.areEncrypted
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    if element.name == "encryption-data" { areEncrypted = true }
    return !areEncrypted
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}
}

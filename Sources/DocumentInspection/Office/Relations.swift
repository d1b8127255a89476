/// What the `.rels` part beside a part says: which parts and addresses its identifiers stand for
/// (ECMA-376 part 2 §9.3).
struct Relations: MarkupVisitor {
  struct Relation: Equatable {
    let identifier: String
    /// The last component of the type, the same in strict and transitional files: `hyperlink`.
    let kind: String
    /// An address as written, or the name of a part.
    let target: String
    let isExternal: Bool
  }

  /// In the part's order.
  private(set) var all: [Relation] = []
  private var positions: [String: Int] = [:]
  private let folder: Substring

  static let most = 50_000

  /// None where there is no such part.
  static func of(_ part: String, in package: inout OfficePackage) -> Relations {
    let end = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    var relations = Relations(folder: part[..<end])
    _ = package.walk("\(part[..<end])_rels/\(part[end...]).rels", &relations)
    return relations
  }

  private init(folder: Substring) { self.folder = folder }

  subscript(identifier: String?) -> Relation? {
    identifier.flatMap { positions[$0] }.map { all[$0] }
  }

  /// The part's names of this kind, in the part's order.
  func parts(_ kind: String) -> [String] {
    all.filter { $0.kind == kind && !$0.isExternal }.map(\.target)
  }

  /// The address that an external relation of this identifier leads to.
  func address(_ identifier: String?) -> String? {
    self[identifier].flatMap { $0.isExternal ? $0.target : nil }
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    guard element.name == "relationship" else { return true }
    guard all.count < Self.most, let identifier = element.attribute("id"),
      let target = element.attribute("target"), positions[identifier] == nil
    else { return false }
    let type = element.attribute("type") ?? ""
    let isExternal = element.attribute("targetmode")?.lowercased() == "external"
    positions[identifier] = all.count
    all.append(
      Relation(
        identifier: identifier,
        kind: type.split(separator: "/").last.map(String.init) ?? "",
        target: isExternal ? target : Self.resolved(target, in: folder), isExternal: isExternal))
    return false
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}

  /// A part's name without `..`; one that would leave the package stays within it.
  private static func resolved(_ target: String, in folder: Substring) -> String {
    var path = target.utf8.first == UInt8(ascii: "/") ? [] : folder.split(separator: "/")
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}

/// A document's elements and texts in one array, for readers that look around in it: they follow
/// references from element to element, which a walk can't.
struct MarkupOutline {
  private struct Node {
    /// Nil for a text.
    var element: MarkupElement?
    var text = ""
    var children: [Int] = []
  }

  private var nodes: [Node] = []
  /// True where the document has more nodes than are kept.
  private(set) var isCut = false

  static let mostNodes = 300_000

  init(_ tree: borrowing MarkupTree) {
    var builder = Builder()
    tree.walk(&builder)
    nodes = builder.nodes
    isCut = builder.isCut
  }

  /// Fills the array while the tree is walked.
  private struct Builder: MarkupVisitor {
    var nodes: [Node] = []
    var isCut = false
    private var open: [Int] = []

    mutating func enter(_ element: MarkupElement) -> Bool {
      guard add(Node(element: element)) else { return false }
      return true
    }

    mutating func leave(_ name: String) {
      if !isCut { _ = open.popLast() }
    }

    mutating func text(_ text: String) {
      guard !open.isEmpty else { return }
      if add(Node(text: text)) { _ = open.popLast() }
    }

    private mutating func add(_ node: Node) -> Bool {
      guard nodes.count < MarkupOutline.mostNodes else {
        isCut = true
        return false
      }
      if let parent = open.last { nodes[parent].children.append(nodes.count) }
      open.append(nodes.count)
      nodes.append(node)
      return true
    }
  }

  // MARK: Looking

  var isEmpty: Bool { nodes.isEmpty }

  /// All elements, in document order.
  var elements: [Int] { nodes.indices.filter { nodes[$0].element != nil } }

  /// Empty for a text.
  func name(of node: Int) -> String { element(node)?.name ?? "" }

  func line(of node: Int) -> Int? { element(node)?.line }

  func element(_ node: Int) -> MarkupElement? {
    nodes.indices.contains(node) ? nodes[node].element : nil
  }

  func attribute(_ name: String, of node: Int) -> String? { element(node)?.attribute(name) }

  func classes(of node: Int) -> [String] {
    attribute("class", of: node)?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
  }

  /// The child elements.
  func elements(in node: Int) -> [Int] {
    guard nodes.indices.contains(node) else { return [] }
    return nodes[node].children.filter { nodes[$0].element != nil }
  }

  func elements(in node: Int, named name: String) -> [Int] {
    elements(in: node).filter { self.name(of: $0) == name }
  }

  func first(_ name: String, in node: Int) -> Int? { elements(in: node, named: name).first }

  static let longestText = 8_192

  /// The text of all that lies inside, without scripts and styles; `withPictures` puts their `alt` where
  /// pictures stand.
  func text(in node: Int, withPictures: Bool = false) -> String {
    var text = ""
    append(node, to: &text, withPictures: withPictures)
    return text
  }

  /// The text of a script, which is no text of the page.
  func source(of node: Int) -> String {
    guard nodes.indices.contains(node) else { return "" }
    return nodes[node].children.map { nodes[$0].text }.joined()
  }

  private func append(_ node: Int, to text: inout String, withPictures: Bool) {
    guard nodes.indices.contains(node), text.utf8.count < Self.longestText else { return }
    guard let element = nodes[node].element else {
      text += nodes[node].text
      return
    }
    switch element.name {
    case "script", "style", "template": return
    case "br": text += "\n"
    case "img":
      if withPictures, let alternative = element.attribute("alt") { text += " \(alternative) " }
    default:
      for child in nodes[node].children { append(child, to: &text, withPictures: withPictures) }
    }
  }
}

internal import Artifacts
internal import CLibXML2

/// An element of a parsed document, copied out of the tree.
struct MarkupElement {
  /// Local name in lower case.
  let name: String
  let attributes: [(name: String, value: String)]
  /// Nil where the document has more lines than libxml2 counts.
  let line: Int?

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Whether the class attribute holds this word.
  func hasClass(_ word: String) -> Bool {
    attribute("class")?.split(separator: " ").contains { $0.lowercased() == word } ?? false
  }
}

/// What a reader does with a tree's parts, in document order.
protocol MarkupVisitor {
  /// Returns false to pass over the element's content; `leave` is called either way.
  mutating func enter(_ element: MarkupElement) -> Bool
  mutating func leave(_ name: String)
  mutating func text(_ text: String)
}

/// A document that libxml2 parsed. Owns the tree; only copies leave it.
@safe struct MarkupTree: ~Copyable {
  enum Dialect { case html, xml }

  private let document: xmlDocPtr
  /// The line where the document stops being well-formed XML.
  let firstErrorLine: Int?
  /// True where the parser gave up before the end, at one of its own limits.
  let isStopped: Bool

  /// Nil where there is no element to be found. `utf8` is valid UTF-8.
  init?(_ utf8: [UInt8], as dialect: Dialect) {
    guard !utf8.isEmpty, let count = Int32(exactly: utf8.count) else { return nil }
    var outcome = exhibit_parse_outcome()
    let tree: xmlDocPtr? = unsafe utf8.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        switch dialect {
        case .html: unsafe exhibit_read_html(characters.baseAddress, count, &outcome)
        case .xml:
          unsafe exhibit_read_xml(
            characters.baseAddress, count, DebugSwitch.isUnguarded ? 0 : 1, &outcome)
        }
      }
    }
    guard let tree = unsafe tree else { return nil }
    guard unsafe xmlDocGetRootElement(tree) != nil else {
      unsafe xmlFreeDoc(tree)
      return nil
    }
    firstErrorLine = outcome.first_error_line > 0 ? Int(outcome.first_error_line) : nil
    isStopped = outcome.is_stopped != 0
    unsafe document = tree
  }

  deinit { unsafe xmlFreeDoc(document) }

  /// The root element's local name in lower case.
  var rootName: String {
    guard let root = unsafe xmlDocGetRootElement(document) else { return "" }
    return unsafe name(root)
  }

  /// Walks the tree without recursion: depth is the file's to choose.
  func walk(_ visitor: inout some MarkupVisitor) {
    var next: xmlNodePtr? = unsafe xmlDocGetRootElement(document)
    guard let root = unsafe next else { return }
    while let node = unsafe next {
      if unsafe visit(node, &visitor), let child = unsafe node.pointee.children {
        unsafe next = child
        continue
      }
      unsafe next = following(node, root: root, &visitor)
    }
  }

  /// Returns whether the node's children are to be visited.
  private func visit(_ node: xmlNodePtr, _ visitor: inout some MarkupVisitor) -> Bool {
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE:
      return unsafe visitor.enter(element(node))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = unsafe node.pointee.content {
        unsafe visitor.text(String(cString: content))
      }
    case XML_ENTITY_REF_NODE:
      // Its children are the declaration, which may hold the reference again: never go in.
      if let character = unsafe character(named: node.pointee.name) { visitor.text(character) }
    default: break
    }
    return false
  }

  /// Leaves the node and every ancestor that ends with it, and returns what comes next.
  private func following(
    _ node: xmlNodePtr, root: xmlNodePtr, _ visitor: inout some MarkupVisitor
  ) -> xmlNodePtr? {
    var current = unsafe node
    while true {
      if unsafe current.pointee.type == XML_ELEMENT_NODE {
        unsafe visitor.leave(name(current))
      }
      if unsafe current == root { return nil }
      if let next = unsafe current.pointee.next { return unsafe next }
      guard let parent = unsafe current.pointee.parent else { return nil }
      unsafe current = parent
    }
  }

  private func name(_ node: xmlNodePtr) -> String {
    guard let name = unsafe node.pointee.name else { return "" }
    let written = unsafe String(cString: name)
    if written.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
      return written
    }
    let text = written.lowercased()
    // The HTML parser knows no namespaces, Office's HTML does.
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return text }
    return String(text[text.utf8.index(after: colon)...])
  }

  private func element(_ node: xmlNodePtr) -> MarkupElement {
    var attributes: [(name: String, value: String)] = []
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      if let name = unsafe attribute.pointee.name {
        unsafe attributes.append((String(cString: name).lowercased(), value(attribute)))
      }
      unsafe next = attribute.pointee.next
    }
    // libxml2 counts in sixteen bits and stays at the last number.
    let line = unsafe Int(node.pointee.line)
    return unsafe MarkupElement(
      name: name(node), attributes: attributes, line: (1..<65_535).contains(line) ? line : nil)
  }

  private func value(_ attribute: xmlAttrPtr) -> String {
    var value = ""
    var next = unsafe attribute.pointee.children
    while let part = unsafe next {
      if unsafe part.pointee.type == XML_TEXT_NODE, let content = unsafe part.pointee.content {
        unsafe value += String(cString: content)
      }
      unsafe next = part.pointee.next
    }
    return value
  }

  /// The character of a name that HTML knows, such as `nbsp`.
  private func character(named name: UnsafePointer<xmlChar>?) -> String? {
    guard let name = unsafe name, let entity = unsafe htmlEntityLookup(name),
      let scalar = unsafe Unicode.Scalar(UInt32(entity.pointee.value))
    else { return nil }
    return String(scalar)
  }
}

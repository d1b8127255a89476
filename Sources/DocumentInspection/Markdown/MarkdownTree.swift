internal import CLibCMark

/// A part of a parsed Markdown text, copied out of the tree.
struct MarkdownNode {
  /// cmark-gfm's own word for it: `paragraph`, `item`, `table_row`, `softbreak`…
  let name: String
  /// Where a block begins, from 1.
  let line: Int
  /// The text of what has some itself; the address of a link or picture.
  var literal = ""
  /// Of a heading.
  var level = 1
  /// Of code: between lines of its own.
  var isFenced = false
}

/// What a reader does with a tree's parts, in document order.
protocol MarkdownVisitor {
  mutating func enter(_ node: MarkdownNode)
  /// Called for what can hold other parts.
  mutating func leave(_ name: String)
}

/// A Markdown text that cmark-gfm parsed. Owns the tree; only copies leave it.
@safe struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// Once a process; the library's own check is not made for threads.
  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// `utf8` is valid UTF-8.
  init?(_ utf8: [UInt8]) {
    guard Self.isReady else { return nil }
    let tree = unsafe utf8.withUnsafeBytes { buffer in
      unsafe exhibit_read_markdown(buffer.baseAddress, buffer.count)
    }
    guard let tree = unsafe tree else { return nil }
    unsafe root = tree
  }

  deinit { unsafe cmark_node_free(root) }

  func walk(_ visitor: inout some MarkdownVisitor) {
    guard let iterator = unsafe cmark_iter_new(root) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else {
        return
      }
      let copy = unsafe Self.node(node)
      event == CMARK_EVENT_ENTER ? visitor.enter(copy) : visitor.leave(copy.name)
    }
  }

  private static func node(_ node: OpaquePointer) -> MarkdownNode {
    let name = unsafe text(cmark_node_get_type_string(node))
    var copy = unsafe MarkdownNode(
      name: name, line: max(1, Int(cmark_node_get_start_line(node))))
    switch name {
    case "text", "code", "html_inline", "code_block", "html_block":
      unsafe copy.literal = text(cmark_node_get_literal(node))
      if name == "code_block" { unsafe copy.isFenced = exhibit_is_fenced(node) != 0 }
    case "link", "image": unsafe copy.literal = text(cmark_node_get_url(node))
    case "heading": unsafe copy.level = Int(cmark_node_get_heading_level(node))
    default: break
    }
    return copy
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String {
    unsafe characters.map { unsafe String(cString: $0) } ?? ""
  }
}

internal import CYaml

/// Looks at the events of a YAML text before a tree is made of it. A few nested aliases stand for billions
/// of values, and the tree's parser compares the keys of mappings, so that it would look at every one.
enum DefinitionShape {
  /// Deeper than any definition, and shallow enough for every thread's stack.
  static let depthLimit = 64
  /// Values of all kinds.
  static let nodeLimit = 1_000_000

  /// Why no tree is to be made of the text; nil where one may. Unsound YAML is none of its business: the
  /// tree's parser stops at the same place.
  static func fault(in text: [UInt8]) -> DefinitionFault? {
    // libyaml keeps the parser's address, so it needs a place that does not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      return DefinitionFault("there is no memory left to read it")
    }
    defer { unsafe yaml_parser_delete(parser) }
    return unsafe text.withUnsafeBufferPointer { buffer in
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var walk = Walk()
      while !walk.isOver {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { return nil }
        defer { unsafe yaml_event_delete(&event) }
        if let message = unsafe walk.take(event) {
          let mark = unsafe event.start_mark
          return DefinitionFault(message, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        }
      }
      return nil
    }
  }

  private struct Walk {
    private(set) var isOver = false
    private var nodes = 0
    private var open: [Level] = []

    /// An open collection.
    private struct Level {
      /// Nil in a sequence, true in a mapping whose next value is a key.
      var isKey: Bool?
      /// The lines of its keys so far.
      var lines: [[UInt8]: Int] = [:]
    }

    /// What is wrong with the event.
    mutating func take(_ event: yaml_event_t) -> String? {
      switch unsafe event.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: isOver = true
      case YAML_ALIAS_EVENT: return Self.aliasWords
      case YAML_SCALAR_EVENT:
        if unsafe event.data.scalar.anchor != nil { return Self.aliasWords }
        if let words = unsafe repeated(event) { return words }
        return begin(isScalar: true)
      case YAML_SEQUENCE_START_EVENT:
        if unsafe event.data.sequence_start.anchor != nil { return Self.aliasWords }
        if let words = begin(isScalar: false) { return words }
        open.append(Level(isKey: nil))
      case YAML_MAPPING_START_EVENT:
        if unsafe event.data.mapping_start.anchor != nil { return Self.aliasWords }
        if let words = begin(isScalar: false) { return words }
        open.append(Level(isKey: true))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: _ = open.popLast()
      default: break
      }
      return nil
    }

    private mutating func begin(isScalar: Bool) -> String? {
      nodes += 1
      if nodes > DefinitionShape.nodeLimit { return "it holds too many values; shorten it" }
      if open.count >= DefinitionShape.depthLimit {
        return
          "lists stand too deep in one another here; a text that begins with [ or { needs quotes"
      }
      if let isKey = open.last?.isKey {
        if isKey && !isScalar {
          return "a field's name is a plain text; put quotes around a text that begins with [ or {"
        }
        open[open.count - 1].isKey = !isKey
      }
      return nil
    }

    /// What is wrong with a key that its mapping has already.
    private mutating func repeated(_ event: yaml_event_t) -> String? {
      guard open.last?.isKey == true else { return nil }
      let scalar = unsafe event.data.scalar
      let name = unsafe Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      let line = unsafe Int(event.start_mark.line) + 1
      guard let first = open[open.count - 1].lines.updateValue(line, forKey: name) else {
        return nil
      }
      let shown = String(decoding: name, as: UTF8.self).prefix(40)
      let place = first == line ? "in this line" : "in line \(first)"
      return "a field stands twice: \(shown); keep one of them (the first is \(place))"
    }

    private static let aliasWords =
      "anchors and aliases are not read; put quotes around a text that begins with & or *"
  }
}

/// What is taken out of markup, by names as ``NamespaceScope`` writes them: `w:author` for attributes of any
/// element, `p:cmAuthor@name` for one element's. Each with its kind, in our own words.
struct MarkupRules {
  /// Elements that go with all that is in them.
  var dropped: [String: String] = [:]
  /// Elements whose content goes.
  var emptied: [String: String] = [:]
  /// Attributes that go.
  var removed: [String: String] = [:]
  /// Attributes whose value becomes empty, since a program asks for them.
  var blanked: [String: String] = [:]
  /// Whether the document's element keeps nothing but its namespaces.
  var emptiesRoot: String?
  /// Decides by an element's attributes whether it goes.
  var drops: ((_ name: String, _ attributes: [String: String]) -> String?)?
  /// Whether a path from the root leads into a computer, as in an office document, and not into a web site.
  var takesRootPaths = false
  /// A text or an attribute's value as it is to be, by the element around it and the attribute; nil for one
  /// that stays.
  var rewrites: ((_ element: String, _ attribute: String?, _ value: String) -> (String, String)?)?
}

/// XML with what rules name taken out; all else stays as it was written.
struct MarkupEditing {
  enum Outcome: Equatable {
    case unchanged
    case changed([UInt8], removed: [String])
    /// It is no well-formed XML.
    case unreadable
  }

  private let rules: MarkupRules
  private var scanner: MarkupScanner
  private var output: [UInt8] = []
  private var removed: [String] = []
  private var scope = NamespaceScope()
  /// Names of the open elements as written and as the rules know them.
  private var open: [(written: Range<Int>, name: String)] = []
  /// How many elements were open when what is dropped began.
  private var silentFrom: Int?
  private var hasRoot = false

  /// Deeper markup is left alone, as libxml2 leaves it.
  private static let deepest = 256

  /// - Parameter bytes: in whatever character set they declare.
  static func edit(_ bytes: [UInt8], _ rules: MarkupRules) -> Outcome {
    let (utf8, isTranscoded) = inUTF8(bytes)
    var editing = MarkupEditing(rules, utf8)
    guard editing.run() else { return .unreadable }
    guard !editing.removed.isEmpty else { return .unchanged }
    let new = isTranscoded ? withDeclaration(editing.output) : editing.output
    guard isWellFormed(new) else { return .unreadable }
    return .changed(new, removed: editing.removed)
  }

  private init(_ rules: MarkupRules, _ utf8: [UInt8]) {
    self.rules = rules
    scanner = MarkupScanner(utf8)
    output.reserveCapacity(utf8.count)
  }

  private static func isWellFormed(_ utf8: [UInt8]) -> Bool {
    guard let tree = MarkupTree(utf8, as: .xml) else { return false }
    return tree.firstErrorLine == nil && !tree.isStopped
  }

  private static func inUTF8(_ bytes: [UInt8]) -> (utf8: [UInt8], isTranscoded: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), false) }
    let utf8 = TextDecoder.decode(bytes).utf8
    return (utf8, utf8 != bytes)
  }

  private static func withDeclaration(_ utf8: [UInt8]) -> [UInt8] {
    var scanner = MarkupScanner(utf8)
    var rest = utf8[...]
    if case .instruction(let range) = scanner.next(), utf8[range].starts(with: "<?xml".utf8) {
      rest = utf8[range.upperBound...]
    }
    return Array(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.utf8) + rest
  }

  // MARK: Tokens

  private mutating func run() -> Bool {
    while let token = scanner.next() {
      switch token {
      case .fault: return false
      case .start(let tag): guard start(tag) else { return false }
      case .end(let name, let all): guard end(name, all) else { return false }
      case .text(let range): text(range)
      case .section(let range): section(range)
      case .declaration(let range): keep(range)
      case .comment: if silentFrom == nil { note("comments in the markup") }
      case .instruction(let range):
        // Of a program's own, but for the declaration.
        if scanner.bytes[range].starts(with: "<?xml".utf8) {
          keep(range)
        } else {
          note("instructions of a program")
        }
      }
    }
    return open.isEmpty && hasRoot
  }

  private mutating func start(_ tag: MarkupScanner.Tag) -> Bool {
    guard open.count < Self.deepest, !(open.isEmpty && hasRoot) else { return false }
    let isRoot = !hasRoot
    hasRoot = true
    scope.open(declarations(of: tag))
    let name = scope.name(string(tag.name), isAttribute: false)
    if silentFrom == nil { write(tag, name, isRoot: isRoot) }
    if tag.isEmpty {
      if silentFrom == open.count { silentFrom = nil }
      scope.close()
    } else {
      open.append((tag.name, name))
    }
    return true
  }

  /// The tag as it is to be; what is in it goes where `silentFrom` is set.
  private mutating func write(_ tag: MarkupScanner.Tag, _ name: String, isRoot: Bool) {
    if let kind = rules.dropped[name] ?? dropKind(tag, name) {
      note(kind)
      silentFrom = open.count
      return
    }
    if isRoot, let kind = rules.emptiesRoot {
      let gone = tag.attributes.filter { !isDeclaration($0) }
      if !tag.isEmpty || !gone.isEmpty {
        emptyRoot(tag, kind, without: gone)
      } else {
        keep(tag.all)
      }
      return
    }
    write(tag, attributesOf: name)
    if let kind = rules.emptied[name], !tag.isEmpty, !endsHere {
      note(kind)
      silentFrom = open.count
      output += Array("</".utf8) + scanner.bytes[tag.name] + [UInt8(ascii: ">")]
    }
  }

  private mutating func emptyRoot(
    _ tag: MarkupScanner.Tag, _ kind: String, without gone: [MarkupScanner.Attribute]
  ) {
    if !gone.isEmpty || !endsHere { note(kind) }
    output += Array("<".utf8) + scanner.bytes[tag.name]
    for attribute in tag.attributes where isDeclaration(attribute) {
      output += scanner.bytes[attribute.all]
    }
    output += Array("/>".utf8)
    silentFrom = open.count
  }

  /// Whether the element that was just opened ends at once.
  private var endsHere: Bool {
    var rest = scanner
    if case .end = rest.next() { return true }
    return false
  }

  private mutating func write(_ tag: MarkupScanner.Tag, attributesOf name: String) {
    var place = tag.all.lowerBound
    for attribute in tag.attributes where !isDeclaration(attribute) {
      let written = scope.name(string(attribute.name), isAttribute: true)
      if let kind = rules.removed["\(name)@\(written)"] ?? rules.removed[written] {
        output += scanner.bytes[place..<attribute.all.lowerBound]
        place = attribute.all.upperBound
        note(kind)
      } else if !attribute.value.isEmpty,
        let (value, kind) = replacement(attribute, written, of: name)
      {
        output += scanner.bytes[place..<attribute.value.lowerBound] + Array(value.utf8)
        place = attribute.value.upperBound
        note(kind)
      }
    }
    output += scanner.bytes[place..<tag.all.upperBound]
  }

  private func replacement(
    _ attribute: MarkupScanner.Attribute, _ written: String, of name: String
  ) -> (String, String)? {
    if let kind = rules.blanked["\(name)@\(written)"] ?? rules.blanked[written] {
      return ("", kind)
    }
    let value = string(attribute.value)
    if let new = rules.rewrites?(name, written, value) { return new }
    return LocalPath.shortened(value, isAddress: !rules.takesRootPaths).map {
      ($0, "paths of a computer")
    }
  }

  private func dropKind(_ tag: MarkupScanner.Tag, _ name: String) -> String? {
    guard let drops = rules.drops else { return nil }
    var attributes: [String: String] = [:]
    for attribute in tag.attributes {
      attributes[scope.name(string(attribute.name), isAttribute: true)] = string(attribute.value)
    }
    return drops(name, attributes)
  }

  private mutating func end(_ name: Range<Int>, _ all: Range<Int>) -> Bool {
    guard let last = open.popLast(), scanner.bytes[last.written].elementsEqual(scanner.bytes[name])
    else { return false }
    scope.close()
    if silentFrom == open.count { silentFrom = nil } else { keep(all) }
    return true
  }

  private mutating func text(_ range: Range<Int>) {
    guard silentFrom == nil, let element = open.last?.name, let rewrites = rules.rewrites,
      let (new, kind) = rewrites(element, nil, string(range))
    else { return keep(range) }
    note(kind)
    output += Array(new.utf8)
  }

  /// `<![CDATA[…]]>`, which is text as any other.
  private mutating func section(_ range: Range<Int>) {
    guard silentFrom == nil, let element = open.last?.name, let rewrites = rules.rewrites,
      range.count >= 12,
      let (new, kind) = rewrites(
        element, nil, string((range.lowerBound + 9)..<(range.upperBound - 3)))
    else { return keep(range) }
    note(kind)
    if !new.isEmpty { output += Array("<![CDATA[\(new)]]>".utf8) }
  }

  private mutating func keep(_ range: Range<Int>) {
    if silentFrom == nil { output += scanner.bytes[range] }
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }

  // MARK: Names

  private func string(_ range: Range<Int>) -> String {
    String(decoding: scanner.bytes[range], as: UTF8.self)
  }

  private func isDeclaration(_ attribute: MarkupScanner.Attribute) -> Bool {
    let name = scanner.bytes[attribute.name]
    return name.starts(with: "xmlns:".utf8) || name.elementsEqual("xmlns".utf8)
  }

  private func declarations(of tag: MarkupScanner.Tag) -> [(String, String)] {
    tag.attributes.filter(isDeclaration).map { attribute in
      let name = string(attribute.name)
      return (name == "xmlns" ? "" : String(name.dropFirst(6)), string(attribute.value))
    }
  }
}

/// XML's tokens as places in its bytes (XML 1.0 §2), so that what is not changed stays as it was written.
/// Knows comments, CDATA and instructions, and refuses what is not closed.
struct MarkupScanner {
  enum Token {
    case start(Tag)
    /// - Parameter name: as written, with its prefix.
    case end(name: Range<Int>, all: Range<Int>)
    case text(Range<Int>)
    case section(Range<Int>)
    case comment(Range<Int>)
    case instruction(Range<Int>)
    case declaration(Range<Int>)
    /// What follows is no XML.
    case fault
  }

  struct Tag {
    var name: Range<Int>
    var all: Range<Int>
    var attributes: [Attribute] = []
    var isEmpty = false
  }

  struct Attribute {
    var name: Range<Int>
    /// Between the quotes.
    var value: Range<Int>
    /// With the space before it.
    var all: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var place = 0

  /// An element with more is no office program's; libxml2 compares each with each.
  private static let mostAttributes = 500

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil at the end.
  mutating func next() -> Token? {
    guard place < bytes.count else { return nil }
    let start = place
    guard bytes[start] == UInt8(ascii: "<") else {
      while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
      return .text(start..<place)
    }
    if has("<!--") { return closed(by: "-->", from: start + 4).map(Token.comment) ?? fault() }
    if has("<![CDATA[") { return closed(by: "]]>", from: start + 9).map(Token.section) ?? fault() }
    if has("<?") { return closed(by: "?>", from: start + 2).map(Token.instruction) ?? fault() }
    if has("<!") { return doctype() }
    if has("</") { return endTag() }
    return startTag()
  }

  private mutating func fault() -> Token {
    place = bytes.count
    return .fault
  }

  private func has(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    return unsafe (0..<count).allSatisfy { unsafe bytes[place + $0] == text.utf8Start[$0] }
  }

  /// From the token's start to behind `mark`.
  private mutating func closed(by mark: StaticString, from first: Int) -> Range<Int>? {
    let start = place
    place = first
    while place < bytes.count {
      if has(mark) {
        place += mark.utf8CodeUnitCount
        return start..<place
      }
      place += 1
    }
    return nil
  }

  /// Up to the bracket that ends it; a subset in square brackets may hold others.
  private mutating func doctype() -> Token {
    let start = place
    var (depth, quote) = (0, UInt8?.none)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return .declaration(start..<place)
      default: break
      }
    }
    return fault()
  }

  private mutating func endTag() -> Token {
    let start = place
    place += 2
    let name = takeName()
    takeSpace()
    guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: ">") else {
      return fault()
    }
    place += 1
    return .end(name: name, all: start..<place)
  }

  private mutating func startTag() -> Token {
    let start = place
    place += 1
    let name = takeName()
    guard !name.isEmpty else { return fault() }
    var tag = Tag(name: name, all: start..<start)
    while place < bytes.count {
      let before = place
      takeSpace()
      guard place < bytes.count else { break }
      switch bytes[place] {
      case UInt8(ascii: ">"):
        place += 1
        tag.all = start..<place
        return .start(tag)
      case UInt8(ascii: "/"):
        place += 1
        guard place < bytes.count, bytes[place] == UInt8(ascii: ">") else { return fault() }
        place += 1
        (tag.all, tag.isEmpty) = (start..<place, true)
        return .start(tag)
      default:
        guard before < place, tag.attributes.count < Self.mostAttributes,
          let attribute = takeAttribute(from: before)
        else { return fault() }
        tag.attributes.append(attribute)
      }
    }
    return fault()
  }

  private mutating func takeAttribute(from before: Int) -> Attribute? {
    let name = takeName()
    takeSpace()
    guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
    place += 1
    takeSpace()
    guard place < bytes.count,
      bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'")
    else { return nil }
    let quote = bytes[place]
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote { place += 1 }
    guard place < bytes.count else { return nil }
    let value = start..<place
    place += 1
    return Attribute(name: name, value: value, all: before..<place)
  }

  private mutating func takeName() -> Range<Int> {
    let start = place
    while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
    return start..<place
  }

  private mutating func takeSpace() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || ">/=<\"'".utf8.contains(byte)
  }
}

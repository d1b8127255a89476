/// HTML without what programs write for themselves: comments, most `meta` and `link` elements, Word's islands
/// of XML, names of those who changed the text, paths of a computer. Works on the bytes, so that all else stays
/// as it was written; lines keep their numbers.
struct PageCleaning {
  private let bytes: [UInt8]
  private let pictures: DataAddress
  private var place = 0
  private var output: [UInt8] = []
  private var removed: [String] = []
  private var kept: [String] = []
  /// Elements whose end tag stands nowhere behind the place: it is not looked for again.
  private var endless: Set<String> = []

  static func cleaned(
    _ bytes: [UInt8], _ pictures: DataAddress
  ) -> (bytes: [UInt8], removed: [String]) {
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(64).contains(0)
    let text = isWide ? [0xEF, 0xBB, 0xBF] + TextDecoder.decode(bytes).utf8 : bytes
    var cleaning = PageCleaning(text, pictures)
    cleaning.run()
    return (cleaning.output, cleaning.removed)
  }

  /// What stays in such a page and may name somebody, in our own words.
  static func kept(in bytes: [UInt8]) -> [String] {
    let isWide = bytes.prefix(64).contains(0)
    var cleaning = PageCleaning(
      isWide ? TextDecoder.decode(bytes).utf8 : bytes, DataAddress { _ in .clean })
    cleaning.run()
    return cleaning.kept
  }

  private init(_ bytes: [UInt8], _ pictures: DataAddress) {
    self.bytes = bytes
    self.pictures = pictures
    output.reserveCapacity(bytes.count)
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }

  private mutating func keep(_ kind: String) {
    if !kept.contains(kind) { kept.append(kind) }
  }

  // MARK: Tokens

  private mutating func run() {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        output.append(bytes[place])
        place += 1
        continue
      }
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      switch next {
      case UInt8(ascii: "!"): declaration()
      case UInt8(ascii: "?"): instruction()
      case UInt8(ascii: "/"): take(upTo: end(of: ">", from: place + 2) ?? bytes.count)
      default: Self.isLetter(next) ? tag() : take(upTo: place + 1)
      }
    }
  }

  private mutating func take(upTo end: Int) {
    output += bytes[place..<end]
    place = end
  }

  /// Leaves out what lies before `end`, but not its line ends: places of the text stay.
  private mutating func drop(upTo end: Int, _ kind: String) {
    note(kind)
    for index in place..<end where bytes[index] == 0x0A { output.append(0x0A) }
    place = end
  }

  /// A document type stays; a comment goes, and what browsers take for one (WHATWG HTML §13.2.5.42).
  private mutating func declaration() {
    if has("<!--", at: place) { return drop(upTo: commentEnd, "comments") }
    let close = end(of: ">", from: place) ?? bytes.count
    if has("<!doctype", at: place) { return take(upTo: close) }
    if has("<![cdata[", at: place) { return take(upTo: end(of: "]]>", from: place) ?? bytes.count) }
    drop(upTo: close, "comments")
  }

  /// WHATWG HTML §13.2.5.43 to 51: `<!-->` is whole, and `--!>` ends one as well.
  private var commentEnd: Int {
    if has("<!-->", at: place) { return place + 5 }
    if has("<!--->", at: place) { return place + 6 }
    var index = place + 4
    while index < bytes.count {
      if has("-->", at: index) { return index + 3 }
      if has("--!>", at: index) { return index + 4 }
      index += 1
    }
    return bytes.count
  }

  private mutating func instruction() {
    let close = end(of: ">", from: place) ?? bytes.count
    if has("<?xml ", at: place) { return take(upTo: close) }
    drop(upTo: close, "instructions of a program")
  }

  private mutating func tag() {
    guard let tag = PageTag(bytes, at: place) else { return take(upTo: bytes.count) }
    switch tag.name {
    case "xml", "o:documentproperties", "o:customdocumentproperties":
      return drop(upTo: end(ofIsland: tag), "document properties")
    case "meta":
      if let kind = PageRules.kind(ofMeta: tag) { return drop(upTo: tag.end, kind) }
    case "link":
      if let kind = PageRules.kind(ofLink: tag) { return drop(upTo: tag.end, kind) }
    default: break
    }
    write(tag)
    if PageRules.hidesPeople(tag) { keep("facts of the page that name people (itemprop)") }
    if PageRules.rawElements.contains(tag.name), !tag.isEmpty {
      let end = start(ofEnd: tag.name, from: place)
      raw(place..<end, of: tag.name)
    }
  }

  /// Content that no reader sees: styles and scripts.
  private mutating func raw(_ range: Range<Int>, of name: String) {
    let old = Array(bytes[range])
    guard name == "style" || name == "script" else { return take(upTo: range.upperBound) }
    if RawText(old).hasComments { keep("comments in scripts or styles") }
    if name == "script", RawText(old).has("\"author\"") { keep("a script that names an author") }
    if name == "style", let new = RawText(old).withoutPaths {
      note("paths of a computer")
      output += new
      place = range.upperBound
    } else {
      take(upTo: range.upperBound)
    }
  }

  private mutating func end(ofIsland tag: PageTag) -> Int {
    guard !tag.isEmpty, !endless.contains(tag.name) else { return tag.end }
    if let end = end(of: "</\(tag.name)>", from: tag.end) { return end }
    endless.insert(tag.name)
    return tag.end
  }

  private mutating func write(_ tag: PageTag) {
    for attribute in tag.attributes {
      if PageRules.isEditor(attribute.name, of: tag.name) {
        take(upTo: attribute.all.lowerBound)
        drop(upTo: attribute.all.upperBound, "names of editors")
      } else if let (value, kinds) = replacement(attribute) {
        take(upTo: attribute.value.lowerBound)
        output += Array(value.utf8)
        place = attribute.value.upperBound
        for kind in kinds { note(kind) }
      }
    }
    take(upTo: tag.end)
  }

  private func replacement(_ attribute: PageTag.Attribute) -> (String, [String])? {
    let value = String(decoding: bytes[attribute.value], as: UTF8.self)
    if let short = LocalPath.shortened(
      value, isAddress: PageRules.isAddress(attribute.name))
    {
      return (short, ["paths of a computer"])
    }
    if attribute.name == "style", let new = RawText(Array(value.utf8)).withoutPaths {
      return (String(decoding: new, as: UTF8.self), ["paths of a computer"])
    }
    guard ["src", "href", "poster", "data"].contains(attribute.name) else { return nil }
    return pictures.cleaned(value)
  }

  // MARK: Looking

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Without regard to case; `text` in lower case.
  private func has(_ text: String, at index: Int) -> Bool {
    guard index + text.utf8.count <= bytes.count else { return false }
    var index = index
    for byte in text.utf8 {
      let found = (0x41...0x5A).contains(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
      guard found == byte else { return false }
      index += 1
    }
    return true
  }

  /// Behind the next `mark`.
  private func end(of mark: String, from start: Int) -> Int? {
    (start..<max(start, bytes.count)).first { has(mark, at: $0) }.map { $0 + mark.utf8.count }
  }

  /// Where the end tag of an element begins that holds no markup.
  private func start(ofEnd name: String, from start: Int) -> Int {
    (start..<bytes.count).first {
      bytes[$0] == UInt8(ascii: "<") && has("</\(name)", at: $0)
    } ?? bytes.count
  }
}

/// Writes a `JSONNode` as compact UTF-8, without white space.
struct JSONWriter {
  private var output: [UInt8] = []
  private let sortingKeys: Bool

  static func bytes(of node: JSONNode, sortingKeys: Bool) -> [UInt8] {
    var writer = JSONWriter(sortingKeys: sortingKeys)
    writer.write(node)
    return writer.output
  }

  private init(sortingKeys: Bool) { self.sortingKeys = sortingKeys }

  private mutating func write(_ node: JSONNode) {
    switch node {
    case .object(let members): writeObject(members)
    case .array(let elements): writeArray(elements)
    case .string(let text): writeString(text)
    case .integer(let number): output += String(number).utf8
    case .boolean(let flag): output += (flag ? "true" : "false").utf8
    case .null: output += "null".utf8
    }
  }

  private mutating func writeObject(_ members: [JSONNode.Member]) {
    // RFC 8785 §3.2.3: keys are sorted by their UTF-16 code units.
    let ordered =
      sortingKeys
      ? members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) } : members
    output.append(UInt8(ascii: "{"))
    for (position, member) in ordered.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      writeString(member.key)
      output.append(UInt8(ascii: ":"))
      write(member.value)
    }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func writeArray(_ elements: [JSONNode]) {
    output.append(UInt8(ascii: "["))
    for (position, element) in elements.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      write(element)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Lines may reach a terminal: what would move its cursor, reverse its text or hide is escaped in
  /// them. In canonical form nothing may be escaped but what RFC 8785 says.
  private mutating func writeString(_ text: String) {
    output.append(UInt8(ascii: "\""))
    if !sortingKeys, text.utf8.contains(where: Self.mayBeUnsafe),
      text.unicodeScalars.contains(where: DisplayText.isUnsafe)
    {
      for scalar in text.unicodeScalars {
        if scalar.value >= 0x7F, DisplayText.isUnsafe(scalar) {
          for unit in String(scalar).utf16 { writeEscape(unit) }
        } else {
          write(bytes: String(scalar).utf8)
        }
      }
    } else if text.utf8.allSatisfy(Self.isPlain) {
      output.append(contentsOf: text.utf8)
    } else {
      write(bytes: text.utf8)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself in a string, as in most texts all do.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// The first bytes of what ``DisplayText`` escapes beyond ASCII, and DEL.
  private static func mayBeUnsafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  private mutating func writeEscape(_ unit: UInt16) {
    output += #"\u"#.utf8
    for shift in [12, 8, 4, 0] { output.append(Self.digit(UInt8(unit >> shift & 15))) }
  }

  private mutating func write(bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): output += #"\""#.utf8
      case UInt8(ascii: "\\"): output += #"\\"#.utf8
      case 0x08: output += #"\b"#.utf8
      case 0x09: output += #"\t"#.utf8
      case 0x0A: output += #"\n"#.utf8
      case 0x0C: output += #"\f"#.utf8
      case 0x0D: output += #"\r"#.utf8
      case 0..<0x20: writeEscape(UInt16(byte))
      default: output.append(byte)
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

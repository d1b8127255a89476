/// A pattern of gitignore's language, compared with a path byte by byte in time that grows with the
/// product of both lengths, whatever the pattern is: <https://git-scm.com/docs/gitignore#_pattern_format>.
struct GlobPattern: Sendable, Equatable {
  private enum Token: Equatable {
    case byte(UInt8)
    /// `?`: any byte but a slash.
    case any
    /// `[a-z]`: any byte of these but a slash.
    case set(ByteSet)
    /// `*`: any run without a slash.
    case star
    /// `**` at the end: any run at all.
    case deep
    /// `**/`: no folder, or any run that ends in a slash. Takes two places, so that being inside a run is
    /// told from standing before it.
    case folders, insideFolders
  }

  private let tokens: [Token]
  /// The bytes where there is nothing to match but these.
  private let literal: [UInt8]?

  /// Nil for a pattern that never matches: a set that is not closed, a backslash at the end.
  init?(_ pattern: [UInt8]) {
    guard let tokens = Self.tokens(of: pattern[...]) else { return nil }
    self.tokens = tokens
    let bytes = tokens.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    literal = bytes.count == tokens.count ? bytes : nil
  }

  /// What comparing with a text of so many bytes takes, in steps.
  func cost(of length: Int) -> Int { literal == nil ? (tokens.count + 1) * (length + 1) : 1 }

  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    if let literal { return text.elementsEqual(literal) }
    // All places in the pattern that the text so far may have led to.
    var places = [Bool](repeating: false, count: tokens.count + 1)
    places[0] = true
    spread(&places)
    for byte in text {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for position in tokens.indices where places[position] { step(byte, position, &next) }
      spread(&next)
      places = next
    }
    return places[tokens.count]
  }

  private func step(_ byte: UInt8, _ position: Int, _ next: inout [Bool]) {
    let isSlash = byte == UInt8(ascii: "/")
    switch tokens[position] {
    case .byte(let wanted): if byte == wanted { next[position + 1] = true }
    case .any: if !isSlash { next[position + 1] = true }
    case .set(let set): if !isSlash, set.contains(byte) { next[position + 1] = true }
    case .star: if !isSlash { next[position] = true }
    case .deep: next[position] = true
    case .folders: break
    case .insideFolders:
      next[position] = true
      if isSlash { next[position + 1] = true }
    }
  }

  /// Adds the places that are reached without a further byte.
  private func spread(_ places: inout [Bool]) {
    for position in tokens.indices where places[position] {
      switch tokens[position] {
      case .star, .deep: places[position + 1] = true
      case .folders:
        places[position + 1] = true
        places[position + 2] = true
      default: break
      }
    }
  }

  // MARK: Reading

  private static func tokens(of pattern: ArraySlice<UInt8>) -> [Token]? {
    var tokens: [Token] = []
    var rest = pattern
    while let first = rest.popFirst() {
      switch first {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        tokens.append(.byte(escaped))
      case UInt8(ascii: "?"): tokens.append(.any)
      case UInt8(ascii: "["):
        guard let set = ByteSet(reading: &rest) else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "*"):
        let stars = rest.prefix { $0 == UInt8(ascii: "*") }.count
        rest = rest.dropFirst(stars)
        let isBounded =
          tokens.isEmpty || tokens.last == .byte(UInt8(ascii: "/"))
          || tokens.last == .insideFolders
        if stars > 0, isBounded, rest.isEmpty {
          tokens.append(.deep)
        } else if stars > 0, isBounded, rest.first == UInt8(ascii: "/") {
          rest = rest.dropFirst()
          tokens += [.folders, .insideFolders]
        } else if tokens.last != .star {
          tokens.append(.star)
        }
      default: tokens.append(.byte(first))
      }
    }
    return tokens
  }
}

/// Which of the 256 bytes are meant by `[…]`.
struct ByteSet: Sendable, Equatable {
  private var members: [Bool]

  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// Reads what follows the opening bracket; nil where it is not closed or names a class that is none.
  init?(reading rest: inout ArraySlice<UInt8>) {
    members = [Bool](repeating: false, count: 256)
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest = rest.dropFirst() }
    var isFirst = true
    var previous: UInt8?
    while let byte = rest.popFirst() {
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "]") where !isFirst:
        if isNegated { members = members.map { !$0 } }
        return
      case UInt8(ascii: "-")
      where previous != nil && rest.first != nil
        && rest.first != UInt8(ascii: "]"):
        guard let start = previous, let end = Self.escaped(&rest) else { return nil }
        if start <= end { for member in start...end { members[Int(member)] = true } }
        previous = nil
      case UInt8(ascii: "[") where rest.first == UInt8(ascii: ":"):
        guard let found = takeClass(&rest) else { return nil }
        if !found { members[Int(byte)] = true }
        previous = nil
      default:
        var member = byte
        if byte == UInt8(ascii: "\\") {
          guard let escaped = rest.popFirst() else { return nil }
          member = escaped
        }
        members[Int(member)] = true
        previous = member
      }
    }
    return nil
  }

  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    return byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  /// `[:alpha:]` and its like, behind the bracket; false where it is no class but plain bytes, nil
  /// where no class is called so.
  private mutating func takeClass(_ rest: inout ArraySlice<UInt8>) -> Bool? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let name = rest[(rest.startIndex + 1)..<end]
    guard name.last == UInt8(ascii: ":") else { return false }
    guard let test = Self.classes[String(decoding: name.dropLast(), as: UTF8.self)] else {
      return nil
    }
    for byte in UInt8(0)..<128 where test(Character(Unicode.Scalar(byte)), byte) {
      members[Int(byte)] = true
    }
    rest = rest[(end + 1)...]
    return true
  }

  private static let classes: [String: @Sendable (Character, UInt8) -> Bool] = [
    "alnum": { character, _ in character.isLetter || character.isNumber },
    "alpha": { character, _ in character.isLetter },
    "blank": { _, byte in byte == 0x20 || byte == 0x09 },
    "cntrl": { _, byte in byte < 0x20 || byte == 0x7F },
    "digit": { _, byte in (0x30...0x39).contains(byte) },
    "graph": { _, byte in (0x21...0x7E).contains(byte) },
    "lower": { _, byte in (0x61...0x7A).contains(byte) },
    "print": { _, byte in (0x20...0x7E).contains(byte) },
    "punct": { character, byte in
      (0x21...0x7E).contains(byte) && !character.isLetter && !character.isNumber
    },
    "space": { _, byte in byte == 0x20 || (0x09...0x0D).contains(byte) },
    "upper": { _, byte in (0x41...0x5A).contains(byte) },
    "xdigit": { character, _ in character.isHexDigit },
  ]
}

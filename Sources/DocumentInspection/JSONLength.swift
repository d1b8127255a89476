/// Sizes as the reply's JSON has them: a control character takes six bytes there, so that a hostile
/// file could make the reply six times as long as itself.
extension String {
  /// In bytes, with the quotation marks.
  var jsonLength: Int { utf8.reduce(2) { $0 + Self.jsonLength(of: $1) } }

  /// The longest beginning that takes at most so many bytes of JSON. Counted in bytes because one
  /// character can have a million accents.
  func cut(toBytes limit: Int) -> String {
    guard utf8.count * 6 > limit, jsonLength > limit + 2 else { return self }
    var length = 0
    return unicodeScalars.prefix { scalar in
      length += String(scalar).utf8.reduce(0) { $0 + Self.jsonLength(of: $1) }
      return length <= limit
    }.string
  }

  private static func jsonLength(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): 2
    case 0..<0x20: 6
    default: 1
    }
  }
}

/// How much of one kind of text a reply may still take.
struct JSONBudget {
  private var left: Int
  /// True once something did not fit; nothing more is taken then, so that what is kept is a beginning.
  private(set) var isSpent = false

  init(bytes: Int) { left = bytes }

  /// Returns whether there was room for the texts together.
  mutating func take(_ texts: String?...) -> Bool {
    let length = texts.reduce(0) { $0 + ($1?.jsonLength ?? 0) }
    guard !isSpent, length <= left else {
      isSpent = true
      return false
    }
    left -= length
    return true
  }
}

/// Some short texts, or none, in one piece of memory: a comparison keeps them of a hundred thousand artifacts.
struct PackedTexts: Sendable, Equatable {
  /// Of each, its length in four bytes, little-endian, and its UTF-8; the largest length where there is none.
  private let bytes: [UInt8]
  private static let none = UInt32.max

  init(_ texts: [String?]) {
    bytes = texts.flatMap { text in
      let length = text.map { UInt32(clamping: $0.utf8.count) } ?? Self.none
      return (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
        + (text.map { Array($0.utf8) } ?? [])
    }
  }

  var texts: [String?] {
    var (texts, rest) = ([String?](), bytes[...])
    while rest.count >= 4 {
      let length = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      rest = rest.dropFirst(4)
      guard length != Self.none else {
        texts.append(nil)
        continue
      }
      texts.append(String(decoding: rest.prefix(Int(length)), as: UTF8.self))
      rest = rest.dropFirst(Int(length))
    }
    return texts
  }
}

/// Keeps from libxml2 what it needs quadratic time for: elements with masses of attributes, and
/// masses of dashes in a comment.
struct MarkupGuard {
  /// Of one element.
  static let mostAttributes = 2_000
  private static let longestRun = 256

  private let mostAttributes: Int
  private var place = Place.text
  private var isBetween = false
  private var attributes = 0
  private var dashes = 0
  private var isDefused = false

  private init(mostAttributes: Int) { self.mostAttributes = mostAttributes }

  private enum Place: Equatable {
    case text
    case tag
    case quote(UInt8)
  }

  /// The text with as many bytes and lines; `isDefused` where attributes were left out.
  static func defused(
    _ utf8: [UInt8], mostAttributes: Int = Self.mostAttributes
  ) -> (utf8: [UInt8], isDefused: Bool) {
    var text = utf8
    var state = MarkupGuard(mostAttributes: mostAttributes)
    for index in text.indices {
      let next = index + 1 < text.count ? text[index + 1] : 0
      if state.blanks(text[index], before: next) { text[index] = UInt8(ascii: " ") }
    }
    return (text, state.isDefused)
  }

  /// Whether the byte is to be blanked.
  private mutating func blanks(_ byte: UInt8, before next: UInt8) -> Bool {
    dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    move(over: byte, before: next)
    guard place != .text, attributes > mostAttributes else { return dashes > Self.longestRun }
    isDefused = true
    return byte != 0x0A
  }

  private mutating func move(over byte: UInt8, before next: UInt8) {
    switch (place, byte) {
    case (.text, UInt8(ascii: "<")):
      if (0x41...0x5A).contains(next & 0xDF) {
        place = .tag
        (attributes, isBetween) = (0, false)
      }
    case (.tag, UInt8(ascii: ">")): place = .text
    case (.tag, UInt8(ascii: "\"")), (.tag, UInt8(ascii: "'")): place = .quote(byte)
    case (.tag, 0x09...0x0D), (.tag, 0x20), (.tag, UInt8(ascii: "/")): isBetween = true
    case (.tag, _):
      if isBetween { attributes += 1 }
      isBetween = false
    case (.quote(let mark), _):
      if byte == mark {
        place = .tag
        isBetween = true
      }
    default: break
    }
  }
}

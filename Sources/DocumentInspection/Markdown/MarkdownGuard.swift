/// Keeps from cmark-gfm what it needs quadratic time for: thousands of brackets or mail addresses in
/// one paragraph, lists and quotations nested without end, and a table's short rows, each of which it
/// fills up to the header's width.
struct MarkdownGuard {
  private static let mostMarks = 4_000
  private static let mostNested = 40

  private var marks = 0
  private var nested = 0
  private var isAtStart = true
  private var isBlank = true
  private var isDefused = false

  /// The text with as many bytes and lines; `isDefused` where marks were left out.
  static func defused(_ utf8: [UInt8]) -> (utf8: [UInt8], isDefused: Bool) {
    var text = utf8
    var state = MarkdownGuard()
    for index in text.indices where state.blanks(text[index]) { text[index] = 0x20 }
    for index in wideRules(in: text) {
      text[index] = 0x20
      state.isDefused = true
    }
    return (text, state.isDefused)
  }

  // MARK: Tables

  private static let mostCells = 400_000

  /// The bytes of each line that would make a table of too many cells. Blank, it makes none.
  private static func wideRules(in text: [UInt8]) -> [Int] {
    var found: [Int] = []
    var rules: [(bytes: Range<Int>, columns: Int)] = []
    var lines = 0
    func end() {
      for rule in rules where rule.columns * lines > mostCells { found += rule.bytes }
      (rules, lines) = ([], 0)
    }
    let isEnd: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: isEnd) {
      lines += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        end()
      } else if let columns = columns(ofRule: line) {
        rules.append((line.indices, columns))
      }
    }
    end()
    return found
  }

  /// How many cells a line of nothing but bars, dashes, colons and spaces has; nil for another.
  private static func columns(ofRule line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")),
      line.allSatisfy("|-: \t>".utf8.contains)
    else { return nil }
    return line.count { $0 == UInt8(ascii: "|") } + 1
  }

  /// Whether the byte is to be blanked.
  private mutating func blanks(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D:
      if isBlank { marks = 0 }
      (isAtStart, isBlank, nested) = (true, true, 0)
      return false
    case 0x20, 0x09:
      // Two columns of indentation are what one level of a list takes at least.
      if isAtStart { nested += byte == 0x09 ? 4 : 1 }
      return false
    default: return blanksMark(byte)
    }
  }

  private mutating func blanksMark(_ byte: UInt8) -> Bool {
    isBlank = false
    let opens: Bool =
      switch byte {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
        true
      default: false
      }
    if isAtStart, opens {
      nested += 2
      return nested > Self.mostNested * 4 ? defuse() : false
    }
    isAtStart = false
    guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "@") else { return false }
    marks += 1
    return marks > Self.mostMarks ? defuse() : false
  }

  private mutating func defuse() -> Bool {
    isDefused = true
    return true
  }
}

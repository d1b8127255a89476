/// The addresses in a style: `url(…)` of CSS Values 4 §4.5, quoted or not.
enum StyleAddresses {
  struct Found: Equatable {
    var target: String
    /// Line feeds before it.
    var lines: Int
  }

  private static let most = 1_000
  private static let longest = 8_192

  /// Without those that lead to a part of the same page or carry what they show.
  static func of(_ style: String) -> [Found] {
    guard style.utf8.count >= 6, style.utf8.contains(UInt8(ascii: "(")) else { return [] }
    var reader = Reader(bytes: Array(style.utf8))
    return reader.addresses().filter {
      !$0.target.isEmpty && !$0.target.hasPrefix("#")
        && $0.target.prefix(5).lowercased() != "data:"
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0
    var lines = 0
    var found: [Found] = []

    mutating func addresses() -> [Found] {
      while place < bytes.count, found.count < StyleAddresses.most {
        if begins("/*") {
          skipComment()
        } else if begins("url("), place == 0 || !Self.isName(bytes[place - 1]) {
          place += 4
          address()
        } else {
          step()
        }
      }
      return found
    }

    private mutating func step() {
      if bytes[place] == 0x0A { lines += 1 }
      place += 1
    }

    private mutating func skipComment() {
      place += 2
      while place < bytes.count, !begins("*/") { step() }
      place = min(bytes.count, place + 2)
    }

    private mutating func address() {
      while place < bytes.count, bytes[place] <= 0x20 { step() }
      let start = lines
      var target: [UInt8] = []
      let quote =
        place < bytes.count && (bytes[place] == 0x22 || bytes[place] == 0x27)
        ? bytes[place] : nil
      if quote != nil { place += 1 }
      let end = quote ?? UInt8(ascii: ")")
      while place < bytes.count, bytes[place] != end {
        // A line's end in a quotation, and white space within a bare address, make it none.
        if quote != nil, bytes[place] == 0x0A { return }
        if bytes[place] == UInt8(ascii: "\\") {
          target += escaped()
        } else {
          target.append(bytes[place])
          step()
        }
      }
      guard place < bytes.count else { return }
      place += 1
      let text = String(decoding: target, as: UTF8.self).collapsed
      guard text.utf8.count <= StyleAddresses.longest, quote != nil || !text.contains(" ") else {
        return
      }
      found.append(Found(target: text, lines: start))
    }

    /// CSS Syntax 3 §4.3.7: up to six hexadecimal digits and a white space, or the sign itself.
    private mutating func escaped() -> [UInt8] {
      place += 1
      let digits = bytes[place...].prefix(6).prefix {
        (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
      }
      guard !digits.isEmpty else {
        guard place < bytes.count else { return [] }
        defer { step() }
        return bytes[place] == 0x0A ? [] : [bytes[place]]
      }
      place += digits.count
      if place < bytes.count, bytes[place] <= 0x20 { step() }
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
      return Array(String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8)
    }

    private func begins(_ word: String) -> Bool {
      guard bytes.count - place >= word.utf8.count else { return false }
      return zip(bytes[place...], word.utf8).allSatisfy { byte, wanted in
        ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted
      }
    }

    private static func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...: true
      default: false
      }
    }
  }
}

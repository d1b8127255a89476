/// How a part's bytes are written (RFC 2045 §6).
enum TransferEncoding {
  case none, base64, quotedPrintable

  /// - Parameter field: the value of Content-Transfer-Encoding.
  init(_ field: String?) {
    switch field?.collapsed.lowercased() {
    case "base64": self = .base64
    case "quoted-printable": self = .quotedPrintable
    default: self = .none
    }
  }

  /// Characters that are none of the alphabet are passed over (§6.8).
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for character in text {
      guard let digit = digit(character) else {
        if character == UInt8(ascii: "=") { break }
        continue
      }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= (1 << UInt32(count)) - 1
      }
    }
    return bytes
  }

  private static func digit(_ character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5A: UInt32(character) - 0x41
    case 0x61...0x7A: UInt32(character) - 0x61 + 26
    case 0x30...0x39: UInt32(character) - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// §6.7. `lines`: for each line of the result, how many lines of the text lie above it.
  static func quotedPrintable(
    _ text: ArraySlice<UInt8>
  ) -> (bytes: [UInt8], lines: [Int]) {
    var (bytes, lines): ([UInt8], [Int]) = ([], [0])
    var number = 0
    for line in MailLines(text) {
      number += 1
      var content = line.bytes
      // White space at a line's end was added on the way.
      while let last = content.last, last == 0x20 || last == 0x09 { content = content.dropLast() }
      let goesOn = content.last == UInt8(ascii: "=")
      append(goesOn ? content.dropLast() : content, to: &bytes)
      // Only a line that had an end has one.
      if !goesOn, text[line.end - 1] == 0x0A {
        bytes.append(0x0A)
        lines.append(number)
      }
    }
    return (bytes, lines)
  }

  private static func append(_ content: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var index = content.startIndex
    while index < content.endIndex {
      let byte = content[index]
      if byte == UInt8(ascii: "="), index + 2 < content.endIndex,
        let high = hex(content[index + 1]), let low = hex(content[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }

  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

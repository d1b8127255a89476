/// A name as people tell names apart: letter case and Unicode normalisation make no difference.
/// Bytes that are no text are compared as they are, but for ASCII letters.
enum FoldedName: Hashable, Sendable {
  case text(String)
  case bytes([UInt8])

  init(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self) {
      // Equal strings are those that are canonically equivalent.
      self = .text(text.lowercased())
    } else {
      self = .bytes(bytes.map(\.asciiLowercased))
    }
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }

  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(asciiLowercased)
  }
}

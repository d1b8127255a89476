/// HTML's character references in captions: numbers, and the names that captions use.
enum CharacterReference {
  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "lrm": "\u{200E}",
    "rlm": "\u{200F}", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á",
    "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "ccedil": "ç", "auml": "ä",
    "ouml": "ö", "uuml": "ü", "szlig": "ß", "iexcl": "¡", "iquest": "¿", "copy": "©", "reg": "®",
    "deg": "°", "bull": "•", "middot": "·", "times": "×", "euro": "€", "shy": "\u{AD}",
  ]

  /// Marks of direction are left out: they are no part of what is said.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let name = rest[rest.index(after: mark)...].prefix(10).prefix { $0 != ";" && $0 != "&" }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let value = character(name) {
        if value != "\u{200E}", value != "\u{200F}" { result += value }
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result.append("&")
        rest = rest[rest.index(after: mark)...]
      }
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return names[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).flatMap { $0.value == 0 ? nil : String($0) }
  }
}

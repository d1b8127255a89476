/// A link's target split as the URL standard splits a relative reference.
struct LinkReference: Equatable {
  /// In lower case; nil for a relative reference.
  var scheme: String?
  /// As written, without query and fragment.
  var path: String
  var fragment: String?
  var hasQuery: Bool
  /// Without what browsers remove.
  var wholeText: String

  /// Removes what browsers remove: white space and control characters at the ends, and tabs and line
  /// breaks anywhere, since `java<LF>script:` is a script all the same.
  init(_ target: String) {
    let scalars = target.unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) }
    let trimmed = scalars.drop { $0.value <= 0x20 }.reversed().drop { $0.value <= 0x20 }.reversed()
    wholeText = String(String.UnicodeScalarView(trimmed))
    var rest = wholeText[...]
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    hasQuery = false
    scheme = Self.scheme(of: rest)
    if scheme == nil, let mark = rest.firstIndex(of: "?") {
      hasQuery = true
      rest = rest[..<mark]
    }
    path = String(rest)
  }

  /// `javascript:void(0)` and its like: pages give buttons an address that does nothing.
  var isIdleScript: Bool {
    guard scheme == "javascript", fragment?.isEmpty ?? true else { return false }
    let code = Self.percentDecoded(path.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst())
      .filter { $0 > 0x20 && $0 != UInt8(ascii: ";") }
    return ["", "void(0)", "void0"].contains { code.elementsEqual($0.utf8) }
  }

  /// RFC 3986 §5.2.2, as far as a folder asks for it: what comes out is relative to the document
  /// again, or tells that it leads elsewhere. A place in the same document stays one.
  func resolved(against base: LinkReference) -> LinkReference {
    guard scheme == nil, !path.isEmpty || hasQuery else { return self }
    var resolved = self
    if let scheme = base.scheme {
      // HTML, “The base element”: these two are no base.
      if !["data", "javascript"].contains(scheme) { resolved.scheme = scheme }
    } else if path.isEmpty {
      resolved.path = base.path
    } else if !path.hasPrefix("/") && !path.hasPrefix("\\") {
      let directory = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? ""
      resolved.path = directory + path
    } else if base.path.hasPrefix("//"), !path.hasPrefix("//") {
      resolved.path = base.path + path
    }
    return resolved
  }

  /// RFC 3986 §3.1: a letter, then letters, digits, `+`, `-` and `.`, up to a colon.
  private static func scheme(of text: Substring) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let candidate = text[..<colon].lowercased()
    guard let first = candidate.utf8.first, isLetter(first),
      candidate.utf8.allSatisfy({ isLetter($0) || "0123456789+-.".utf8.contains($0) })
    else { return nil }
    return candidate
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// The bytes with every `%XX` resolved; a `%` that starts none stays.
  static func percentDecoded(_ text: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), bytes.count - index > 2,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

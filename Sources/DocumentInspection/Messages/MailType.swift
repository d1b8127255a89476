/// A Content-Type or Content-Disposition with its parameters (RFC 2045 §5, RFC 2183, RFC 2231).
struct MailType {
  /// In lower case: `text/plain`, `attachment`.
  let name: String
  private var parameters: [String: String] = [:]

  private static let mostParameters = 64

  init(_ field: String) {
    var pieces = Self.pieces(of: field)[...]
    name = (pieces.popFirst() ?? "").collapsed.lowercased()
    for piece in pieces {
      guard let sign = piece.firstIndex(of: "=") else { continue }
      let key = piece[..<sign].collapsed.lowercased()
      if parameters[key] == nil {
        parameters[key] = Self.unquoted(piece[piece.index(after: sign)...])
      }
    }
  }

  /// A parameter's value, put together and decoded.
  subscript(key: String) -> String? {
    if let value = parameters[key] { return EncodedWords.decoded(value) }
    if let value = parameters[key + "*"] { return Self.decoded(value, isFirst: true) }
    return continued(key)
  }

  /// RFC 2231 §3 and §4: `name*0`, `name*1*`…
  private func continued(_ key: String) -> String? {
    var bytes: [UInt8] = []
    var charset = "utf-8"
    for number in 0..<Self.mostParameters {
      if let part = parameters["\(key)*\(number)*"] {
        let (set, decoded) = Self.bytes(part, isFirst: number == 0)
        charset = set ?? charset
        bytes += decoded
      } else if let part = parameters["\(key)*\(number)"] {
        bytes += part.utf8
      } else {
        break
      }
    }
    return bytes.isEmpty ? nil : Self.text(bytes, charset)
  }

  private static func decoded(_ value: String, isFirst: Bool) -> String {
    let (charset, bytes) = bytes(value, isFirst: isFirst)
    return text(bytes, charset ?? "utf-8")
  }

  private static func text(_ bytes: [UInt8], _ charset: String) -> String {
    String(
      decoding: TextDecoder.decode(bytes, charset: charset) ?? TextDecoder.decode(bytes).utf8,
      as: UTF8.self)
  }

  /// `charset'language'` in front of the first, then text with `%XX`.
  private static func bytes(_ value: String, isFirst: Bool) -> (charset: String?, bytes: [UInt8]) {
    var text = value[...]
    var charset: String?
    if isFirst {
      let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3 { (charset, text) = (String(parts[0]), parts[2]) }
    }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = TransferEncoding.hex(rest[rest.startIndex]),
        let low = TransferEncoding.hex(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return (charset, bytes)
  }

  // MARK: Pieces

  /// Split at semicolons outside of quotation marks.
  private static func pieces(of field: String) -> [Substring] {
    var pieces: [Substring] = []
    var (start, isQuoted, isEscaped) = (field.startIndex, false, false)
    for index in field.indices {
      let character = field[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = isQuoted
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        pieces.append(field[start..<index])
        start = field.index(after: index)
        if pieces.count == mostParameters { return pieces }
      }
    }
    return pieces + [field[start...]]
  }

  private static func unquoted(_ value: Substring) -> String {
    let value = value.collapsed
    guard value.hasPrefix("\"") else { return value }
    var text = ""
    var isEscaped = false
    for character in value.dropFirst() {
      if isEscaped || character != "\\" && character != "\"" {
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        break
      }
    }
    return text
  }
}

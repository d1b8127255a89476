/// A content line of iCalendar text taken apart (RFC 5545 §3.1).
enum CalendarLine {
  private static let longest = 64 << 10
  private static let mostParameters = 64

  /// Nil where the line is no `NAME;PARAMETER=VALUE:VALUE`.
  static func property(_ text: String, line: Int) -> CalendarProperty? {
    var rest = text.utf8.prefix(longest)
    let name = takeName(&rest)
    guard !name.isEmpty else { return nil }
    var parameters: [CalendarProperty.Parameter] = []
    while rest.first == UInt8(ascii: ";") {
      rest = rest.dropFirst()
      let key = takeName(&rest)
      guard !key.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst()
      let value = takeValues(&rest)
      if parameters.count < mostParameters {
        parameters.append(CalendarProperty.Parameter(name: key, value: value))
      }
    }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    return CalendarProperty(
      name: name, parameters: parameters, value: String(rest.dropFirst()) ?? "", line: line)
  }

  private static func takeName(_ rest: inout Substring.UTF8View) -> String {
    let name = rest.prefix { byte in
      Unicode.Scalar(byte).isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || (byte < 0x80 && Unicode.Scalar(byte).isLetter)
    }
    rest = rest[name.endIndex...]
    return (String(name) ?? "").uppercased()
  }

  /// Values with commas between them, quoted ones without their quotation marks.
  private static func takeValues(_ rest: inout Substring.UTF8View) -> String {
    var value: [UInt8] = []
    var isQuoted = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") {
        break
      } else {
        value.append(byte)
      }
      rest = rest.dropFirst()
    }
    return decoded(String(decoding: value, as: UTF8.self))
  }

  /// RFC 6868: `^n`, `^'` and `^^` in parameters.
  private static func decoded(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "^")) else { return value }
    return replacing(in: value, mark: "^") { next in
      switch next {
      case "n": "\n"
      case "'": "\""
      case "^": "^"
      default: nil
      }
    }
  }

  /// The escapes of a text value (RFC 5545 §3.3.11).
  static func unescaped(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
    return replacing(in: value, mark: "\\") { next in
      switch next {
      case "n", "N": "\n"
      case ",", ";", "\\", ":", "\"": String(next)
      default: nil
      }
    }
  }

  private static func replacing(
    in value: String, mark: Unicode.Scalar, with replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var text = ""
    var scalars = value.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == mark, let next = scalars.first, let meant = replacement(next) {
        text += meant
        scalars = scalars.dropFirst()
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

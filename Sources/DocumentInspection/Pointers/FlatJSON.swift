/// The strings of a JSON object that holds nothing deeper: enough for the files that cloud drives
/// leave behind.
struct FlatJSON {
  private var rest: ArraySlice<UInt8>

  /// Nil for anything but one flat object.
  static func strings(in utf8: [UInt8]) -> [String: String]? {
    var reader = FlatJSON(rest: utf8[...])
    return reader.object()
  }

  private mutating func object() -> [String: String]? {
    guard take("{") else { return nil }
    var strings: [String: String] = [:]
    if take("}") { return strings }
    repeat {
      guard let key = string(), take(":") else { return nil }
      if next == UInt8(ascii: "\"") {
        guard let value = string() else { return nil }
        strings[key] = value
      } else if !skipPlain() {
        return nil
      }
    } while take(",")
    return take("}") && next == nil ? strings : nil
  }

  /// The next byte that is no white space.
  private var next: UInt8? {
    mutating get {
      rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return rest.first
    }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A number, `true`, `false`, `null`.
  private mutating func skipPlain() -> Bool {
    _ = next
    let plain = rest.prefix {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        || "+-.".utf8.contains($0)
    }
    rest = rest[plain.endIndex...]
    return !plain.isEmpty
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "\\") || rest.first != UInt8(ascii: "u") {
        text += String(decoding: units, as: UTF16.self)
        units = []
      }
      switch byte {
      case UInt8(ascii: "\""): return text + String(decoding: plain, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += String(decoding: plain, as: UTF8.self)
        plain = []
        guard let unit = escape() else { return nil }
        units.append(unit)
      default: plain.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> UInt16? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"):
      let digits = rest.prefix(4)
      rest = rest.dropFirst(4)
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    default: return UInt16(byte)
    }
  }
}

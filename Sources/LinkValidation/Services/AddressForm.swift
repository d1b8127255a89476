/// One way in which a service writes its addresses: `/file/d/{id}/view`, `v={id}`.
struct AddressForm: Decodable, Sendable {
  /// Nil where all of the service's hosts write so.
  private var host: HostPattern?
  private var path: String
  private var query: [String]?
  /// What is to be said of links of this form, and what to do: they are for editing, or expire.
  var note: String?
  var fix: String?
  /// A form without one can't be shared as it is.
  var canonical: String?

  /// What stands in the places, or nil where the address is not of this form. A place takes one part of
  /// the path or one value of the query; `{id:digits}` takes digits only, `*` any part, and `**` all
  /// that is left.
  func values(in address: WebAddress) -> AddressValues? {
    guard host?.fits(address.host) ?? true else { return nil }
    var values = AddressValues()
    guard fits(path: address.path, &values) else { return nil }
    for pair in query ?? [] {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let found = address.queryValue(parts[0]),
        Self.fits(parts[1], found, &values)
      else { return nil }
    }
    return values
  }

  private func fits(path: String, _ values: inout AddressValues) -> Bool {
    let wanted = self.path.split(separator: "/")
    let found = path.utf8.split(separator: UInt8(ascii: "/"))
      .map { String(decoding: LinkReference.percentDecoded($0), as: UTF8.self) }
    let isOpen = wanted.last == "**"
    let fixed = isOpen ? wanted.dropLast() : wanted[...]
    guard isOpen ? found.count >= fixed.count : found.count == fixed.count else { return false }
    for (pattern, part) in zip(fixed, found) {
      guard Self.fits(String(pattern), part, &values) else { return false }
    }
    return true
  }

  private static func fits(_ pattern: String, _ text: String, _ values: inout AddressValues) -> Bool
  {
    if pattern == "*" { return true }
    guard pattern.hasPrefix("{"), pattern.hasSuffix("}") else {
      return pattern.lowercased() == text.lowercased()
    }
    let parts = pattern.dropFirst().dropLast().split(separator: ":")
    guard let name = parts.first, !text.isEmpty, text.utf8.count <= 300,
      parts.count == 1 || text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    values.add(String(name), text)
    return true
  }
}

/// What stands in the places of a form, and what it says when put into another.
struct AddressValues: Sendable, Equatable {
  private var values: [(name: String, text: String)] = []

  mutating func add(_ name: String, _ text: String) { values.append((name, text)) }

  subscript(name: String) -> String? { values.first { $0.name == name }?.text }

  static func == (left: AddressValues, right: AddressValues) -> Bool {
    left.values.elementsEqual(right.values, by: ==)
  }

  /// The template with every `{name}` replaced, percent-encoded; nil where one is not known.
  func filled(_ template: String) -> String? {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}"),
        let value = self[String(rest[rest.index(after: open)..<close])]
      else { return nil }
      text += Self.encoded(value)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static func encoded(_ value: String) -> String {
    value.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"):
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }.joined()
  }
}
